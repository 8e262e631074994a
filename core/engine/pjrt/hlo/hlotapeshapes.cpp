// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotape.h"

#include <algorithm>

namespace epochmark {

namespace {

/// The dimensions of `dims` that aren't among `left`.
HloDims without(const HloDims& left, size_t dims)
{
    HloDims others;
    for (int64_t dim = 0; dim < static_cast<int64_t>(dims); ++dim) {
        if (std::find(left.begin(), left.end(), dim) == left.end()) {
            others.push_back(dim);
        }
    }
    return others;
}

HloDims negative(const HloDims& numbers)
{
    HloDims result;
    for (const int64_t number : numbers) {
        result.push_back(-number);
    }
    return result;
}

}  // namespace

HloValue HloTape::broadcast(const HloValue& x, const HloDims& dims, const HloDims& result)
{
    const HloValue spread = m_text.broadcast(x, dims, result);
    remember(spread, {x}, [this, x, dims, result](const HloValue& gradient) {
        flow(x, [&] {
            HloDims summed = without(dims, result.size());
            for (size_t i = 0; i < dims.size(); ++i) {
                if (x.type.dims[i] != result[static_cast<size_t>(dims[i])]) {
                    summed.push_back(dims[i]);
                }
            }
            std::sort(summed.begin(), summed.end());
            return m_text.reshape(summed.empty() ? gradient : m_text.sum(gradient, summed), x.type.dims);
        });
    });
    return spread;
}

HloValue HloTape::sum(const HloValue& x, const HloDims& dims)
{
    const HloValue result = m_text.sum(x, dims);
    remember(result, {x}, [this, x, dims](const HloValue& gradient) {
        flow(x, [&] { return m_text.broadcast(gradient, without(dims, x.type.dims.size()), x.type.dims); });
    });
    return result;
}

HloValue HloTape::mean(const HloValue& x, const HloDims& dims)
{
    int64_t places = 1;
    for (const int64_t dim : dims) {
        places *= x.type.dims[static_cast<size_t>(dim)];
    }
    return scaled(sum(x, dims), 1.0 / static_cast<double>(places));
}

HloValue HloTape::largest(const HloValue& x, const HloDims& dims)
{
    const HloValue result = m_text.greatest(x, dims);
    remember(result, {x}, [this, x, dims, result](const HloValue& gradient) {
        flow(x, [&] {
            const HloDims kept = without(dims, x.type.dims.size());
            const HloValue isLargest = m_text.convert(
                m_text.compare("EQ", x, m_text.broadcast(result, kept, x.type.dims)), "f32");
            const HloValue share = m_text.divide(gradient, m_text.sum(isLargest, dims));
            return m_text.multiply(isLargest, m_text.broadcast(share, kept, x.type.dims));
        });
    });
    return result;
}

HloValue HloTape::reshape(const HloValue& x, const HloDims& result)
{
    const HloValue shaped = m_text.reshape(x, result);
    remember(shaped, {x}, [this, x](const HloValue& gradient) {
        flow(x, [&] { return m_text.reshape(gradient, x.type.dims); });
    });
    return shaped;
}

HloValue HloTape::transpose(const HloValue& x, const HloDims& order)
{
    const HloValue result = m_text.transpose(x, order);
    remember(result, {x}, [this, x, order](const HloValue& gradient) {
        flow(x, [&] {
            HloDims back(order.size());
            for (size_t i = 0; i < order.size(); ++i) {
                back[static_cast<size_t>(order[i])] = static_cast<int64_t>(i);
            }
            return m_text.transpose(gradient, back);
        });
    });
    return result;
}

HloValue HloTape::slice(const HloValue& x, const HloDims& start, const HloDims& limit)
{
    const HloValue result = m_text.slice(x, start, limit);
    remember(result, {x}, [this, x, start, limit](const HloValue& gradient) {
        flow(x, [&] {
            HloPadding around{start, {}, HloDims(start.size())};
            for (size_t dim = 0; dim < limit.size(); ++dim) {
                around.high.push_back(x.type.dims[dim] - limit[dim]);
            }
            return m_text.pad(gradient, around);
        });
    });
    return result;
}

HloValue HloTape::concatenate(const std::vector<HloValue>& values, int64_t dim)
{
    const HloValue result = m_text.concatenate(values, dim);
    remember(result, values, [this, values, dim](const HloValue& gradient) {
        const auto along = static_cast<size_t>(dim);
        HloDims start(gradient.type.dims.size());
        for (const HloValue& value : values) {
            HloDims limit = gradient.type.dims;
            limit[along] = start[along] + value.type.dims[along];
            flow(value, [&] { return m_text.slice(gradient, start, limit); });
            start[along] = limit[along];
        }
    });
    return result;
}

HloValue HloTape::pad(const HloValue& x, const HloDims& low, const HloDims& high)
{
    const HloDims none(low.size());
    const HloValue result = m_text.pad(x, {low, high, none});
    remember(result, {x}, [this, x, low, high, none](const HloValue& gradient) {
        flow(x, [&] { return m_text.pad(gradient, {negative(low), negative(high), none}); });
    });
    return result;
}

}  // namespace epochmark
