// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/mobilenetv3/mobilenetv3network.h"

#include "engine/network/dropout.h"
#include "engine/network/freshtensors.h"
#include "engine/network/layerwalk.h"
#include "workload/network/mobilenetv3/mobilenetv3definition.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/hardsigmoid.h>
#include <ATen/ops/hardswish.h>

#include <utility>

namespace epochmark {

namespace {

at::Tensor activatedBy(LayerWalk& walk, bool isHardswish, const at::Tensor& x, const SlidingWindow& window)
{
    return isHardswish ? at::hardswish(walk.normalised(x, window)) : walk.rectified(x, window);
}

at::Tensor squeezed(LayerWalk& walk, const at::Tensor& x)
{
    const at::Tensor inner = walk.mixed(at::adaptive_avg_pool2d(x, {1, 1})).relu_();
    return at::hardsigmoid(walk.mixed(inner)) * x;
}

at::Tensor throughInverted(LayerWalk& walk, const InvertedResidual& block, const at::Tensor& x)
{
    at::Tensor y = block.widens() ? activatedBy(walk, block.isHardswish, x, {}) : x;
    y = activatedBy(walk, block.isHardswish, y, {block.stride, block.padding(), block.expanded});
    if (block.isSqueezed) {
        y = squeezed(walk, y);
    }
    y = walk.normalised(y, {});
    return block.hasShortcut() ? y.add_(x) : y;
}

}  // namespace

MobileNetV3Network::MobileNetV3Network(int outputUnits, std::shared_ptr<BatchSums> sums, double dropout)
    : m_blocks(mobilenetv3::blocks()), m_outputUnits(outputUnits), m_sums(std::move(sums)), m_dropout(dropout)
{}

QList<NetworkTensor> MobileNetV3Network::parameters() const
{
    return MobileNetV3Definition().parameters(m_outputUnits);
}

QList<NetworkTensor> MobileNetV3Network::buffers() const
{
    return MobileNetV3Definition().buffers(m_outputUnits);
}

NetworkState MobileNetV3Network::initialState(uint64_t seed) const
{
    constexpr double kDenseDeviation = 0.01;
    NormalSource source(seed);
    return freshtensors::stateOf(parameters(), buffers(), [&](const NetworkTensor& tensor) {
        if (tensor.sizes.size() == 4) {
            return freshtensors::kaimingNormal(tensor, source);
        }
        // Of one dimension: batch normalisation's pair, and biases.
        return tensor.sizes.size() == 2 ? freshtensors::normal(tensor, kDenseDeviation, source)
                                        : freshtensors::normalisationPair(tensor);
    });
}

at::Tensor MobileNetV3Network::forward(const std::vector<at::Tensor>& weights,
                                       const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                       bool isTraining) const
{
    LayerWalk walk(weights, buffers, isTraining, {mobilenetv3::kMomentum, mobilenetv3::kEpsilon}, m_sums);
    at::Tensor x = at::hardswish(walk.normalised(pictures, {2, 1, 1}));
    for (const InvertedResidual& block : m_blocks) {
        x = throughInverted(walk, block, x);
    }
    x = at::hardswish(walk.normalised(x, {}));
    x = at::hardswish(walk.dense(at::adaptive_avg_pool2d(x, {1, 1}).flatten(1)));
    return walk.dense(isTraining ? droppedOut(x, m_dropout, m_sums.get()) : x);
}

}  // namespace epochmark
