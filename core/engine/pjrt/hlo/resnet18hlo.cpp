// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/resnet18hlo.h"

#include "engine/network/resnet18/resnet18layout.h"

namespace epochmark {

namespace {

/// Takes the layers in the order of the parameters.
class ResNet18HloPass {
public:
    ResNet18HloPass(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                    const HloRows& rows, bool isTraining)
        : m_tape(tape), m_weight(weights.begin()), m_buffer(buffers.begin()), m_rows(rows),
          m_isTraining(isTraining)
    {}

    HloValue run(const HloValue& pictures)
    {
        HloValue x = m_tape.relu(normalised(pictures, {7, 2, 3}));
        x = m_tape.maxPool(x, {3, 2, 1});
        for (int stage = 0; stage < resnet18::kStages; ++stage) {
            for (int block = 0; block < resnet18::kBlocksPerStage; ++block) {
                x = residual(x, resnet18::isHalving(stage, block));
            }
        }
        const HloValue& weight = *m_weight++;
        return m_tape.dense(m_tape.averagePool(x), weight, *m_weight);
    }

private:
    HloValue normalised(const HloValue& x, const HloWindow& window)
    {
        const HloValue convolved = m_tape.convolution(x, *m_weight++, window);
        const auto buffer = m_buffer;
        m_buffer += 2;
        HloNormalisation normalisation{m_weight[0], m_weight[1],         buffer[0],
                                       buffer[1],   resnet18::kMomentum, resnet18::kEpsilon};
        m_weight += 2;
        if (!m_isTraining) {
            return m_tape.normaliseAsLearned(convolved, normalisation);
        }
        const HloValue result = m_tape.normalise(convolved, normalisation, m_rows);
        buffer[0] = normalisation.mean;
        buffer[1] = normalisation.variance;
        return result;
    }

    HloValue residual(const HloValue& x, bool isHalving)
    {
        HloValue y = m_tape.relu(normalised(x, {3, isHalving ? 2 : 1, 1}));
        y = normalised(y, {3, 1, 1});
        return m_tape.relu(m_tape.add(y, isHalving ? normalised(x, {1, 2, 0}) : x));
    }

    HloTape& m_tape;
    std::vector<HloValue>::const_iterator m_weight;
    std::vector<HloValue>::iterator m_buffer;
    const HloRows& m_rows;
    bool m_isTraining;
};

}  // namespace

HloValue ResNet18Hlo::forward(HloTape& tape, const std::vector<HloValue>& weights,
                              std::vector<HloValue>& buffers, const HloValue& pictures, const HloRows& rows,
                              bool isTraining) const
{
    return ResNet18HloPass(tape, weights, buffers, rows, isTraining).run(pictures);
}

}  // namespace epochmark
