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

void HloTape::remember(const HloValue& output, const std::vector<HloValue>& inputs, Backward backward)
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

HloValue HloTape::convolution(const HloValue& x, const HloValue& kernel, const HloWindow& window,
                              int64_t groups)
{
    HloConvolution forward{kForwardForm, window.stride, window.low, window.high, {1, 1}, window.dilation};
    forward.groups = groups;
    forward.result = window.results(x.type.dims, kernel.type.dims[0]);
    const HloValue result = m_text.convolution(x, kernel, forward);
    remember(result, {x, kernel}, [this, x, kernel, window, groups](const HloValue& gradient) {
        flow(kernel, [&] { return kernelGradient(x, kernel, gradient, window, groups); });
        flow(x, [&] { return inputGradient(x, kernel, gradient, window, groups); });
    });
    return result;
}

/// The pictures slide over the gradients, spread by the stride, in steps of the dilation; padding behind makes
/// the result the kernel's size, less than none where the stride left a rest.
HloValue HloTape::kernelGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                                 const HloWindow& window, int64_t groups)
{
    HloConvolution backward{kKernelGradientForm, window.dilation, window.low, {}, {1, 1}, window.stride};
    for (const size_t axis : {0, 1}) {
        const int64_t spread = (gradient.type.dims[axis + 1] - 1) * window.stride[axis];
        backward.high[axis] = window.span(axis) + spread - x.type.dims[axis + 1] - window.low[axis];
    }
    backward.batchGroups = groups;  // x's channels, which the form takes for its batch
    backward.result = kernel.type.dims;
    return m_text.convolution(x, gradient, backward);
}

/// The kernel mirrored, and its filters and channels exchanged within each group.
HloValue HloTape::turned(const HloValue& kernel, int64_t groups)
{
    const HloValue mirrored = m_text.reverse(kernel, {2, 3});
    if (groups == 1) {
        return mirrored;
    }
    const HloDims& dims = kernel.type.dims;
    const int64_t filters = dims[0] / groups;
    const HloValue split = m_text.reshape(mirrored, {groups, filters, dims[1], dims[2], dims[3]});
    return m_text.reshape(m_text.transpose(split, {1, 0, 2, 3, 4}),
                          {filters, groups * dims[1], dims[2], dims[3]});
}

/// The mirrored kernel slides over the gradients, spread by the stride.
HloValue HloTape::inputGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                                const HloWindow& window, int64_t groups)
{
    HloConvolution backward{kInputGradientForm, {1, 1}, {}, {}, window.stride, window.dilation};
    for (const size_t axis : {0, 1}) {
        const int64_t spread = (gradient.type.dims[axis + 1] - 1) * window.stride[axis] + 1;
        backward.low[axis] = window.span(axis) - 1 - window.low[axis];
        backward.high[axis] = x.type.dims[axis + 1] - spread - backward.low[axis] + window.span(axis) - 1;
    }
    backward.groups = groups;
    backward.result = x.type.dims;
    return m_text.convolution(gradient, turned(kernel, groups), backward);
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

HloValue HloTape::matrixProduct(const HloValue& x, const HloValue& weight)
{
    const HloValue product = m_text.dot(x, weight, 1, 1);
    remember(product, {x, weight}, [this, x, weight](const HloValue& gradient) {
        flow(weight, [&] { return m_text.dot(gradient, x, 0, 0); });
        flow(x, [&] { return m_text.dot(gradient, weight, 1, 0); });
    });
    return product;
}

HloValue HloTape::dense(const HloValue& x, const HloValue& weight, const HloValue& bias)
{
    return addBias(matrixProduct(x, weight), bias);
}

}  // namespace epochmark
