// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet/resnetnetwork.h"

#include "engine/network/freshtensors.h"
#include "engine/network/layerwalk.h"
#include "workload/network/resnet/resnetdefinition.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/max_pool2d.h>

#include <cmath>
#include <utility>

namespace epochmark {

namespace {

SlidingWindow windowOf(const ResNetConvolution& layer)
{
    return {layer.stride, layer.padding(), 1};
}

at::Tensor throughBlock(LayerWalk& walk, const ResNetBlock& block, const at::Tensor& x)
{
    at::Tensor y = x;
    for (qsizetype i = 0; i + 1 < block.path.size(); ++i) {
        y = walk.rectified(y, windowOf(block.path.at(i)));
    }
    if (!block.shortcut) {
        return walk.joined(y, windowOf(block.path.last()), x);
    }
    // Its tensors come after the path's.
    y = walk.normalised(y, windowOf(block.path.last()));
    return walk.joined(x, windowOf(*block.shortcut), y);
}

}  // namespace

ResNetNetwork::ResNetNetwork(ResNetLayout layout, int outputUnits, std::shared_ptr<BatchSums> sums)
    : m_layout(std::move(layout)), m_blocks(m_layout.blocks()), m_outputUnits(outputUnits),
      m_sums(std::move(sums))
{}

QList<NetworkTensor> ResNetNetwork::parameters() const
{
    return ResNetDefinition(m_layout).parameters(m_outputUnits);
}

QList<NetworkTensor> ResNetNetwork::buffers() const
{
    return ResNetDefinition(m_layout).buffers(m_outputUnits);
}

NetworkState ResNetNetwork::initialState(uint64_t seed) const
{
    NormalSource source(seed);
    const double bound = 1 / std::sqrt(static_cast<double>(m_layout.features()));
    return freshtensors::stateOf(parameters(), buffers(), [&](const NetworkTensor& tensor) {
        if (tensor.sizes.size() == 4) {
            return freshtensors::kaimingNormal(tensor, source);
        }
        return tensor.name.startsWith(QLatin1String("fc.")) ? freshtensors::uniform(tensor, bound, source)
                                                            : freshtensors::normalisationPair(tensor);
    });
}

at::Tensor ResNetNetwork::forward(const std::vector<at::Tensor>& weights,
                                  const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                  bool isTraining) const
{
    LayerWalk walk(weights, buffers, isTraining, {ResNetLayout::kMomentum, ResNetLayout::kEpsilon}, m_sums);
    at::Tensor x = walk.rectified(pictures, windowOf(ResNetLayout::stem()));
    x = at::max_pool2d(x, {3, 3}, {2, 2}, {1, 1});
    for (const ResNetBlock& block : m_blocks) {
        x = throughBlock(walk, block, x);
    }
    return walk.dense(at::adaptive_avg_pool2d(x, {1, 1}).flatten(1));
}

}  // namespace epochmark
