// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlowalk.h"

namespace epochmark {

namespace {

constexpr uint64_t kCallStride = 0xD1342543DE82EF95;  ///< odd: each call has keys of its own

}  // namespace

HloWalk::HloWalk(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                 const HloPass& pass, double momentum, double epsilon)
    : m_tape(tape), m_weight(weights.begin()), m_buffer(buffers.begin()), m_pass(pass), m_momentum(momentum),
      m_epsilon(epsilon)
{}

HloValue HloWalk::normalised(const HloValue& x, const HloWindow& window, int64_t groups)
{
    const HloValue convolved = m_tape.convolution(x, *m_weight++, window, groups);
    const auto buffer = m_buffer;
    m_buffer += 2;
    HloNormalisation normalisation{m_weight[0], m_weight[1], buffer[0], buffer[1], m_momentum, m_epsilon};
    m_weight += 2;
    if (!m_pass.isTraining) {
        return m_tape.normaliseAsLearned(convolved, normalisation);
    }
    const HloValue result = m_tape.normalise(convolved, normalisation, m_pass.rows);
    buffer[0] = normalisation.mean;
    buffer[1] = normalisation.variance;
    return result;
}

HloValue HloWalk::mixed(const HloValue& x)
{
    const HloValue convolved = m_tape.convolution(x, m_weight[0], HloWindow());
    const HloValue result = m_tape.addBias(convolved, m_weight[1]);
    m_weight += 2;
    return result;
}

HloValue HloWalk::dense(const HloValue& x)
{
    const HloValue result = m_tape.dense(x, m_weight[0], m_weight[1]);
    m_weight += 2;
    return result;
}

HloValue hloDropped(HloTape& tape, const HloValue& x, const HloPass& pass, double rate, const HloDims& sizes,
                    uint64_t call)
{
    if (!pass.isTraining || rate == 0) {
        return x;
    }
    // A number of the upper 24 bits, which fp32 has exactly: at least 0, less than 1.
    HloText& text = tape.text();
    const HloValue bits = text.randomBits(text.add(*pass.key, text.whole(call * kCallStride)), sizes);
    const HloValue upper = text.binary("shift_right_logical", bits, text.like(8, bits));
    const HloValue drawn = text.scaled(text.convert(upper, "f32"), 0x1p-24);
    const double kept = 1 - rate;
    const HloValue isKept = text.convert(text.compare("LT", drawn, text.like(kept, drawn)), "f32");
    const HloValue mask = kept > 0 ? text.divide(isKept, text.like(kept, isKept)) : isKept;
    HloDims dims;
    for (size_t dim = 0; dim < sizes.size(); ++dim) {
        dims.push_back(static_cast<int64_t>(dim));
    }
    return tape.multiply(x, text.broadcast(mask, dims, x.type.dims));
}

}  // namespace epochmark
