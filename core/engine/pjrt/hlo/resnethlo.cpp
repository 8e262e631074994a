// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/resnethlo.h"

namespace epochmark {

namespace {

/// Takes the layers in the order of the parameters.
class ResNetHloPass {
public:
    ResNetHloPass(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                  const HloRows& rows, bool isTraining)
        : m_tape(tape), m_weight(weights.begin()), m_buffer(buffers.begin()), m_rows(rows),
          m_isTraining(isTraining)
    {}

    HloValue run(const HloValue& pictures, const QList<ResNetBlock>& blocks)
    {
        HloValue x = m_tape.relu(normalised(pictures, windowOf(ResNetLayout::stem())));
        x = m_tape.maxPool(x, {3, 2, 1});
        for (const ResNetBlock& block : blocks) {
            x = residual(x, block);
        }
        const HloValue& weight = *m_weight++;
        return m_tape.dense(m_tape.averagePool(x), weight, *m_weight);
    }

private:
    static HloWindow windowOf(const ResNetConvolution& layer)
    {
        return {layer.window, layer.stride, layer.padding()};
    }

    HloValue normalised(const HloValue& x, const HloWindow& window)
    {
        const HloValue convolved = m_tape.convolution(x, *m_weight++, window);
        const auto buffer = m_buffer;
        m_buffer += 2;
        HloNormalisation normalisation{
            m_weight[0], m_weight[1], buffer[0], buffer[1], ResNetLayout::kMomentum, ResNetLayout::kEpsilon};
        m_weight += 2;
        if (!m_isTraining) {
            return m_tape.normaliseAsLearned(convolved, normalisation);
        }
        const HloValue result = m_tape.normalise(convolved, normalisation, m_rows);
        buffer[0] = normalisation.mean;
        buffer[1] = normalisation.variance;
        return result;
    }

    HloValue residual(const HloValue& x, const ResNetBlock& block)
    {
        HloValue y = x;
        for (qsizetype i = 0; i < block.path.size(); ++i) {
            y = normalised(i == 0 ? y : m_tape.relu(y), windowOf(block.path.at(i)));
        }
        return m_tape.relu(m_tape.add(y, block.shortcut ? normalised(x, windowOf(*block.shortcut)) : x));
    }

    HloTape& m_tape;
    std::vector<HloValue>::const_iterator m_weight;
    std::vector<HloValue>::iterator m_buffer;
    const HloRows& m_rows;
    bool m_isTraining;
};

}  // namespace

HloValue ResNetHlo::forward(HloTape& tape, const std::vector<HloValue>& weights,
                            std::vector<HloValue>& buffers, const HloValue& pictures, const HloRows& rows,
                            bool isTraining) const
{
    return ResNetHloPass(tape, weights, buffers, rows, isTraining).run(pictures, m_blocks);
}

}  // namespace epochmark
