// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/mobilenetv3hlo.h"

#include "engine/pjrt/hlo/hloactivation.h"
#include "engine/pjrt/hlo/hlowalk.h"

namespace epochmark {

namespace {

HloValue activatedBy(HloTape& tape, const HloValue& x, ActivationKind kind)
{
    Activation activation;
    activation.kind = kind;
    return hloActivated(tape, x, activation);
}

HloValue hardswish(HloTape& tape, const HloValue& x)
{
    return activatedBy(tape, x, ActivationKind::HardSilu);
}

HloValue squeezed(HloWalk& walk, const HloValue& x)
{
    HloTape& tape = walk.tape();
    const HloDims& dims = x.type.dims;
    const HloValue means = tape.reshape(tape.averagePool(x), {dims[0], 1, 1, dims[3]});
    const HloValue inner = tape.relu(walk.mixed(means));
    const HloValue gate = activatedBy(tape, walk.mixed(inner), ActivationKind::HardSigmoid);
    return tape.multiply(tape.broadcast(gate, {0, 1, 2, 3}, dims), x);
}

HloValue throughInverted(HloWalk& walk, const InvertedResidual& block, const HloValue& x)
{
    HloTape& tape = walk.tape();
    const auto kind = block.isHardswish ? ActivationKind::HardSilu : ActivationKind::Relu;
    HloValue y = block.widens() ? activatedBy(tape, walk.normalised(x, {}), kind) : x;
    const HloWindow window = HloWindow::square(block.window, block.stride, block.padding());
    y = activatedBy(tape, walk.normalised(y, window, block.expanded), kind);
    if (block.isSqueezed) {
        y = squeezed(walk, y);
    }
    y = walk.normalised(y, {});
    return block.hasShortcut() ? tape.add(y, x) : y;
}

}  // namespace

HloValue MobileNetV3Hlo::forward(HloTape& tape, const std::vector<HloValue>& weights,
                                 std::vector<HloValue>& buffers, const HloValue& pictures,
                                 const HloPass& pass) const
{
    HloWalk walk(tape, weights, buffers, pass, mobilenetv3::kMomentum, mobilenetv3::kEpsilon);
    HloValue x = hardswish(tape, walk.normalised(pictures, HloWindow::square(3, 2, 1)));
    for (const InvertedResidual& block : m_blocks) {
        x = throughInverted(walk, block, x);
    }
    x = hardswish(tape, walk.normalised(x, {}));
    x = hardswish(tape, walk.dense(tape.averagePool(x)));
    return walk.dense(hloDropped(tape, x, pass, m_dropout, x.type.dims, 0));
}

}  // namespace epochmark
