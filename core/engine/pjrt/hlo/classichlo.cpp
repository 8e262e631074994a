// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/classichlo.h"

#include "engine/network/classic/classicshape.h"
#include "engine/network/classic/classicweights.h"

namespace epochmark {

HloValue ClassicHlo::forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>&,
                             const HloValue& pictures, const HloPass&) const
{
    HloValue x = pictures;
    for (size_t block = 0; block < ClassicShape::kBlocks; ++block) {
        x = tape.convolution(x, weights[2 * block], HloWindow::square(3, 1, 0));
        // Bias and ReLU are monotonic: after pooling they give the same for a quarter of the work.
        x = tape.maxPool(x, HloWindow::square(2, 2, 0));
        x = tape.relu(tape.addBias(x, weights[2 * block + 1]));
    }
    x = tape.relu(tape.dense(tape.flatten(x), weights[kHiddenWeight], weights[kHiddenBias]));
    return tape.dense(x, weights[kOutputWeight], weights[kOutputBias]);
}

}  // namespace epochmark
