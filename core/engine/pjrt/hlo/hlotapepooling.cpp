// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotape.h"

namespace epochmark {

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
    const HloPair& side = window.size;
    const bool isTiled = window.stride == side && window.low == HloPair{} && window.high == HloPair{}
                         && x.type.dims[1] == p[1] * side[0] && x.type.dims[2] == p[2] * side[1];
    if (!m_isPoolingByComparison || !isTiled) {
        return m_text.maxPoolGradient(x, gradient, window);
    }
    const HloDims split{p[0], p[1], side[0], p[2], side[1], p[3]};
    const HloDims kept{0, 1, 3, 5};
    const HloType indices{"i32", split};
    const HloValue windows = m_text.reshape(x, split);
    const HloValue row = m_text.multiply(m_text.iota(indices, 2),
                                         m_text.constant(static_cast<double>(side[1]), indices));
    const HloValue index = m_text.add(row, m_text.iota(indices, 4));
    const HloValue isMaximum = m_text.compare("EQ", windows, m_text.broadcast(pooled, kept, split));
    const HloValue none = m_text.constant(static_cast<double>(side[0] * side[1]), indices);
    const HloValue first = m_text.least(m_text.select(isMaximum, index, none), {2, 4});
    const HloValue isFirst = m_text.compare("EQ", index, m_text.broadcast(first, kept, split));
    const HloValue spread = m_text.select(isFirst, m_text.broadcast(gradient, kept, split),
                                          m_text.constant(0, {"f32", split}));
    return m_text.reshape(spread, x.type.dims);
}

/// How many places of a picture each window has: 1 x rows x columns x 1.
HloValue HloTape::windowCounts(const HloValue& x, const HloWindow& window)
{
    const HloDims& dims = x.type.dims;
    return m_text.sumWindows(m_text.constant(1, {"f32", {1, dims[1], dims[2], 1}}), window);
}

HloValue HloTape::averagePool(const HloValue& x, const HloWindow& window, bool isPaddingCounted)
{
    const HloValue sums = m_text.sumWindows(x, window);
    const bool isPadded = window.low != HloPair{} || window.high != HloPair{};
    const auto places = static_cast<double>(window.size[0] * window.size[1]);
    const HloValue counts = isPadded && !isPaddingCounted
                                ? m_text.broadcast(windowCounts(x, window), {0, 1, 2, 3}, sums.type.dims)
                                : m_text.like(places, sums);
    const HloValue result = m_text.divide(sums, counts);
    remember(result, {x}, [this, x, window, counts](const HloValue& gradient) {
        flow(x, [&] { return averageGradient(x, m_text.divide(gradient, counts), window); });
    });
    return result;
}

/// Each place takes the gradients of the windows that have it: windows of the same size slide, place by place,
/// over the gradients spread by the stride.
HloValue HloTape::averageGradient(const HloValue& x, const HloValue& gradient, const HloWindow& window)
{
    HloPadding spread{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    for (const size_t axis : {0, 1}) {
        const size_t dim = axis + 1;
        const int64_t places = (gradient.type.dims[dim] - 1) * window.stride[axis] + 1;
        spread.interior[dim] = window.stride[axis] - 1;
        spread.low[dim] = window.size[axis] - 1 - window.low[axis];
        spread.high[dim] = x.type.dims[dim] - places - spread.low[dim] + window.size[axis] - 1;
    }
    return m_text.sumWindows(m_text.pad(gradient, spread), {window.size, {1, 1}});
}

HloValue HloTape::averagePool(const HloValue& x)
{
    return mean(x, {1, 2});
}

}  // namespace epochmark
