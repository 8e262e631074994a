// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotape.h"

#include <algorithm>

namespace epochmark {

namespace {

constexpr const char* kForwardForm = "[b, 0, 1, f]x[o, i, 0, 1]->[b, 0, 1, f]";
constexpr const char* kInputGradientForm = "[b, 0, 1, f]x[i, o, 0, 1]->[b, 0, 1, f]";
constexpr const char* kKernelGradientForm = "[f, 0, 1, b]x[i, 0, 1, o]->[f, b, 0, 1]";

/// All but the last.
HloDims leading(const HloValue& x)
{
    HloDims dims;
    for (size_t dim = 0; dim + 1 < x.type.dims.size(); ++dim) {
        dims.push_back(static_cast<int64_t>(dim));
    }
    return dims;
}

}  // namespace

HloTape::HloTape(HloText& text, std::vector<HloValue> parameters, bool isPoolingByComparison)
    : m_text(text), m_parameters(std::move(parameters)), m_isPoolingByComparison(isPoolingByComparison)
{
    for (const HloValue& parameter : m_parameters) {
        m_wanted.insert(parameter.name);
    }
}

void HloTape::remember(const HloValue& output, std::initializer_list<HloValue> inputs, Backward backward)
{
    if (std::any_of(inputs.begin(), inputs.end(),
                    [this](const HloValue& input) { return isWanted(input); })) {
        m_wanted.insert(output.name);
        m_steps.emplace_back(output.name, std::move(backward));
    }
}

void HloTape::flow(const HloValue& input, const std::function<HloValue()>& gradient)
{
    if (!isWanted(input)) {
        return;
    }
    const HloValue added = gradient();
    const auto known = m_gradients.find(input.name);
    if (known == m_gradients.end()) {
        m_gradients.emplace(input.name, added);
    } else {
        known->second = m_text.add(known->second, added);
    }
}

std::vector<HloValue> HloTape::gradients(const HloValue& output, const HloValue& outputGradient)
{
    m_gradients.clear();
    m_gradients.emplace(output.name, outputGradient);
    for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
        const auto arrived = m_gradients.find(step->first);
        if (arrived != m_gradients.end()) {
            const HloValue gradient = arrived->second;
            step->second(gradient);
        }
    }
    std::vector<HloValue> result;
    for (const HloValue& parameter : m_parameters) {
        const auto found = m_gradients.find(parameter.name);
        result.push_back(found != m_gradients.end() ? found->second : m_text.like(0, parameter));
    }
    return result;
}

HloValue HloTape::overChannels(const HloValue& perChannel, const HloValue& x)
{
    return m_text.broadcast(perChannel, {static_cast<int64_t>(x.type.dims.size()) - 1}, x.type.dims);
}

HloValue HloTape::sumOfChannels(const HloValue& x)
{
    return m_text.sum(x, leading(x));
}

HloValue HloTape::convolution(const HloValue& x, const HloValue& kernel, const HloWindow& window)
{
    const HloDims& dims = x.type.dims;
    const HloConvolution forward{
        kForwardForm,
        window.stride,
        window.padding,
        window.padding,
        1,
        1,
        {dims[0], window.results(dims[1]), window.results(dims[2]), kernel.type.dims[0]}};
    const HloValue result = m_text.convolution(x, kernel, forward);
    remember(result, {x, kernel}, [this, x, kernel, window](const HloValue& gradient) {
        flow(kernel, [&] { return kernelGradient(x, kernel, gradient, window); });
        flow(x, [&] { return inputGradient(x, kernel, gradient, window); });
    });
    return result;
}

/// The pictures slide over the gradients, spread by the stride; padding behind makes the result the kernel's
/// size, less than none where the stride left a rest.
HloValue HloTape::kernelGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                                 const HloWindow& window)
{
    const int64_t spread = (gradient.type.dims[1] - 1) * window.stride;
    const int64_t high = window.size + spread - x.type.dims[1] - window.padding;
    return m_text.convolution(
        x, gradient, {kKernelGradientForm, 1, window.padding, high, 1, window.stride, kernel.type.dims});
}

/// The mirrored kernel slides over the gradients, spread by the stride.
HloValue HloTape::inputGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                                const HloWindow& window)
{
    const int64_t spread = (gradient.type.dims[1] - 1) * window.stride + 1;
    const int64_t low = window.size - 1 - window.padding;
    const int64_t high = x.type.dims[1] - spread - low + window.size - 1;
    return m_text.convolution(gradient, m_text.reverse(kernel, {2, 3}),
                              {kInputGradientForm, 1, low, high, window.stride, 1, x.type.dims});
}

HloValue HloTape::addBias(const HloValue& x, const HloValue& bias)
{
    const HloValue result = m_text.add(x, overChannels(bias, x));
    remember(result, {x, bias}, [this, x, bias](const HloValue& gradient) {
        flow(bias, [&] { return sumOfChannels(gradient); });
        flow(x, [&] { return gradient; });
    });
    return result;
}

HloValue HloTape::relu(const HloValue& x)
{
    const HloValue result = m_text.maximum(x, m_text.like(0, x));
    remember(result, {x}, [this, x, result](const HloValue& gradient) {
        flow(x, [&] {
            const HloValue zero = m_text.like(0, result);
            return m_text.select(m_text.compare("GT", result, zero), gradient, zero);
        });
    });
    return result;
}

HloValue HloTape::add(const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.add(a, b);
    remember(result, {a, b}, [this, a, b](const HloValue& gradient) {
        flow(a, [&] { return gradient; });
        flow(b, [&] { return gradient; });
    });
    return result;
}

HloValue HloTape::maxPool(const HloValue& x, const HloWindow& window)
{
    const HloValue result = m_text.maxPool(x, window);
    remember(result, {x}, [this, x, result, window](const HloValue& gradient) {
        flow(x, [&] { return poolGradient(x, result, gradient, window); });
    });
    return result;
}

/// Windows that don't overlap can do without scattering, which XLA's CPU compiler is slow at: the first of
/// each window's values that equals its maximum takes the gradient.
HloValue HloTape::poolGradient(const HloValue& x, const HloValue& pooled, const HloValue& gradient,
                               const HloWindow& window)
{
    const HloDims& p = pooled.type.dims;
    const int64_t side = window.size;
    const bool isTiled = window.stride == side && window.padding == 0 && x.type.dims[1] == p[1] * side
                         && x.type.dims[2] == p[2] * side;
    if (!m_isPoolingByComparison || !isTiled) {
        return m_text.maxPoolGradient(x, gradient, window);
    }
    const HloDims split{p[0], p[1], side, p[2], side, p[3]};
    const HloDims kept{0, 1, 3, 5};
    const HloType indices{"i32", split};
    const HloValue windows = m_text.reshape(x, split);
    const HloValue row = m_text.multiply(m_text.iota(indices, 2),
                                         m_text.constant(static_cast<double>(side), indices));
    const HloValue index = m_text.add(row, m_text.iota(indices, 4));
    const HloValue isMaximum = m_text.compare("EQ", windows, m_text.broadcast(pooled, kept, split));
    const HloValue none = m_text.constant(static_cast<double>(side * side), indices);
    const HloValue first = m_text.least(m_text.select(isMaximum, index, none), {2, 4});
    const HloValue isFirst = m_text.compare("EQ", index, m_text.broadcast(first, kept, split));
    const HloValue spread = m_text.select(isFirst, m_text.broadcast(gradient, kept, split),
                                          m_text.constant(0, {"f32", split}));
    return m_text.reshape(spread, x.type.dims);
}

HloValue HloTape::averagePool(const HloValue& x)
{
    const double share = 1.0 / static_cast<double>(x.type.dims[1] * x.type.dims[2]);
    const HloValue result = m_text.scaled(m_text.sum(x, {1, 2}), share);
    remember(result, {x}, [this, x, share](const HloValue& gradient) {
        flow(x, [&] { return m_text.broadcast(m_text.scaled(gradient, share), {0, 3}, x.type.dims); });
    });
    return result;
}

HloValue HloTape::flatten(const HloValue& x)
{
    const HloDims& dims = x.type.dims;
    const HloDims channelsFirst{dims[0], dims[3], dims[1], dims[2]};
    const HloValue result = m_text.reshape(m_text.transpose(x, {0, 3, 1, 2}),
                                           {dims[0], dims[1] * dims[2] * dims[3]});
    remember(result, {x}, [this, x, channelsFirst](const HloValue& gradient) {
        flow(x, [&] { return m_text.transpose(m_text.reshape(gradient, channelsFirst), {0, 2, 3, 1}); });
    });
    return result;
}

HloValue HloTape::dense(const HloValue& x, const HloValue& weight, const HloValue& bias)
{
    const HloValue product = m_text.dot(x, weight, 1, 1);
    remember(product, {x, weight}, [this, x, weight](const HloValue& gradient) {
        flow(weight, [&] { return m_text.dot(gradient, x, 0, 0); });
        flow(x, [&] { return m_text.dot(gradient, weight, 1, 0); });
    });
    return addBias(product, bias);
}

}  // namespace epochmark
