// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotape.h"

namespace epochmark {

/// `value` with zeros in the rows that aren't pictures.
HloValue HloTape::picturesOf(const HloValue& value, const HloRows& rows)
{
    return rows.mask ? m_text.multiply(value, m_text.broadcast(*rows.mask, {0}, value.type.dims)) : value;
}

HloValue HloTape::scaleOf(const HloValue& variance, double epsilon)
{
    return m_text.unary("rsqrt", m_text.add(variance, m_text.like(epsilon, variance)));
}

HloTape::BatchStatistics HloTape::statisticsOf(const HloValue& x, const HloRows& rows, double epsilon)
{
    const HloDims& dims = x.type.dims;
    const HloDims channels{dims.back()};
    const auto places = static_cast<double>(x.type.count() / dims.front() / dims.back());
    BatchStatistics found;
    found.count = m_text.broadcast(m_text.scaled(m_text.convert(rows.count, "f32"), places), {}, channels);
    found.mean = m_text.divide(sumOfChannels(picturesOf(x, rows)), found.count);
    const HloValue centred = m_text.subtract(x, overChannels(found.mean, x));
    found.squares = sumOfChannels(picturesOf(m_text.multiply(centred, centred), rows));
    found.scale = scaleOf(m_text.divide(found.squares, found.count), epsilon);
    found.unit = m_text.multiply(centred, overChannels(found.scale, x));
    return found;
}

void HloTape::moveRunning(HloNormalisation& normalisation, const BatchStatistics& batch)
{
    const double momentum = normalisation.momentum;
    const auto moved = [this, momentum](const HloValue& old, const HloValue& fresh) {
        return m_text.add(m_text.scaled(old, 1 - momentum), m_text.scaled(fresh, momentum));
    };
    const HloValue one = m_text.like(1, batch.count);
    const HloValue free = normalisation.isUnbiased ? m_text.maximum(m_text.subtract(batch.count, one), one)
                                                   : batch.count;
    normalisation.mean = moved(normalisation.mean, batch.mean);
    normalisation.variance = moved(normalisation.variance, m_text.divide(batch.squares, free));
}

HloValue HloTape::weighted(const HloValue& unit, const HloNormalisation& normalisation)
{
    HloValue result = unit;
    const HloDims last{static_cast<int64_t>(unit.type.dims.size()) - 1};
    if (normalisation.weight) {
        result = multiply(result, broadcast(*normalisation.weight, last, unit.type.dims));
    }
    return normalisation.bias ? add(result, broadcast(*normalisation.bias, last, unit.type.dims)) : result;
}

HloValue HloTape::normalise(const HloValue& x, HloNormalisation& normalisation, const HloRows& rows)
{
    const BatchStatistics batch = statisticsOf(x, rows, normalisation.epsilon);
    moveRunning(normalisation, batch);
    remember(batch.unit, {x}, [=, this](const HloValue& gradient) {
        flow(x, [&] {
            // Rows that aren't pictures bring no gradient, so the sums need no mask; what flows on does.
            const HloValue level = m_text.divide(sumOfChannels(gradient), batch.count);
            const HloValue slope = m_text.divide(sumOfChannels(m_text.multiply(gradient, batch.unit)),
                                                 batch.count);
            const HloValue rest = m_text.subtract(m_text.subtract(gradient, overChannels(level, x)),
                                                  m_text.multiply(batch.unit, overChannels(slope, x)));
            return picturesOf(m_text.multiply(rest, overChannels(batch.scale, x)), rows);
        });
    });
    return weighted(batch.unit, normalisation);
}

HloValue HloTape::normaliseAsLearned(const HloValue& x, const HloNormalisation& normalisation)
{
    const HloDims last{static_cast<int64_t>(x.type.dims.size()) - 1};
    const HloValue centred = subtract(x, broadcast(normalisation.mean, last, x.type.dims));
    const HloValue scale = scaleOf(normalisation.variance, normalisation.epsilon);
    return weighted(multiply(centred, broadcast(scale, last, x.type.dims)), normalisation);
}

}  // namespace epochmark
