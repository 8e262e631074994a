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
    const auto places = static_cast<double>(x.type.dims[1] * x.type.dims[2]);
    const HloDims channels{x.type.dims[3]};
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
    const HloValue free = m_text.maximum(m_text.subtract(batch.count, one), one);
    normalisation.mean = moved(normalisation.mean, batch.mean);
    normalisation.variance = moved(normalisation.variance, m_text.divide(batch.squares, free));
}

HloValue HloTape::normalise(const HloValue& x, HloNormalisation& normalisation, const HloRows& rows)
{
    const HloValue weight = normalisation.weight;
    const HloValue bias = normalisation.bias;
    const BatchStatistics batch = statisticsOf(x, rows, normalisation.epsilon);
    moveRunning(normalisation, batch);
    const HloValue weighted = m_text.multiply(batch.unit, overChannels(weight, x));
    const HloValue result = m_text.add(weighted, overChannels(bias, x));
    remember(result, {x, weight, bias}, [=, this](const HloValue& gradient) {
        // Rows that aren't pictures bring no gradient, so the sums need no mask; what flows on does.
        const HloValue biasGradient = sumOfChannels(gradient);
        const HloValue weightGradient = sumOfChannels(m_text.multiply(gradient, batch.unit));
        flow(bias, [&] { return biasGradient; });
        flow(weight, [&] { return weightGradient; });
        flow(x, [&] {
            const HloValue level = overChannels(m_text.divide(biasGradient, batch.count), x);
            const HloValue slope = overChannels(m_text.divide(weightGradient, batch.count), x);
            const HloValue rest = m_text.subtract(m_text.subtract(gradient, level),
                                                  m_text.multiply(batch.unit, slope));
            const HloValue factor = overChannels(m_text.multiply(weight, batch.scale), x);
            return picturesOf(m_text.multiply(rest, factor), rows);
        });
    });
    return result;
}

HloValue HloTape::normaliseAsLearned(const HloValue& x, const HloNormalisation& normalisation)
{
    const HloValue centred = m_text.subtract(x, overChannels(normalisation.mean, x));
    const HloValue factor = m_text.multiply(scaleOf(normalisation.variance, normalisation.epsilon),
                                            normalisation.weight);
    return m_text.add(m_text.multiply(centred, overChannels(factor, x)), overChannels(normalisation.bias, x));
}

}  // namespace epochmark
