// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/resnethlo.h"

#include "engine/pjrt/hlo/hlowalk.h"

namespace epochmark {

namespace {

HloWindow windowOf(const ResNetConvolution& layer)
{
    return HloWindow::square(layer.window, layer.stride, layer.padding());
}

HloValue residual(HloWalk& walk, const HloValue& x, const ResNetBlock& block)
{
    HloTape& tape = walk.tape();
    HloValue y = x;
    for (qsizetype i = 0; i < block.path.size(); ++i) {
        y = walk.normalised(i == 0 ? y : tape.relu(y), windowOf(block.path.at(i)));
    }
    return tape.relu(tape.add(y, block.shortcut ? walk.normalised(x, windowOf(*block.shortcut)) : x));
}

}  // namespace

HloValue ResNetHlo::forward(HloTape& tape, const std::vector<HloValue>& weights,
                            std::vector<HloValue>& buffers, const HloValue& pictures,
                            const HloPass& pass) const
{
    HloWalk walk(tape, weights, buffers, pass, ResNetLayout::kMomentum, ResNetLayout::kEpsilon);
    HloValue x = tape.relu(walk.normalised(pictures, windowOf(ResNetLayout::stem())));
    x = tape.maxPool(x, HloWindow::square(3, 2, 1));
    for (const ResNetBlock& block : m_blocks) {
        x = residual(walk, x, block);
    }
    return walk.dense(tape.averagePool(x));
}

}  // namespace epochmark
