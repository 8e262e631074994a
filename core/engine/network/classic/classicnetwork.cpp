// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicnetwork.h"

#include "engine/network/classic/classicsummary.h"
#include "engine/network/classic/classicweights.h"
#include "workload/network/classic/classicdefinition.h"

#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/relu.h>

namespace epochmark {

namespace {

constexpr const char* kForward = R"(
def forward(self, pictures):
    x = torch.max_pool2d(torch.relu(torch.conv2d(pictures, self.conv1_weight, self.conv1_bias)), [2, 2])
    x = torch.max_pool2d(torch.relu(torch.conv2d(x, self.conv2_weight, self.conv2_bias)), [2, 2])
    x = torch.max_pool2d(torch.relu(torch.conv2d(x, self.conv3_weight, self.conv3_bias)), [2, 2])
    x = torch.relu(torch.addmm(self.hidden_bias, torch.flatten(x, 1), self.hidden_weight.t()))
    x = torch.addmm(self.output_bias, x, self.output_weight.t())
)";

ClassicShape shapeFor(int outputUnits)
{
    ClassicShape shape;
    shape.imageSize = WorkloadSpec::kImageSize;
    shape.outputUnits = outputUnits;
    return shape;
}

}  // namespace

ClassicNetwork::ClassicNetwork(int outputUnits) : m_shape(shapeFor(outputUnits)) {}

QList<NetworkTensor> ClassicNetwork::parameters() const
{
    QList<NetworkTensor> tensors = ClassicDefinition().parameters(m_shape.outputUnits);
    const auto shapes = weightShapes(m_shape);
    for (size_t index = 0; index < shapes.size(); ++index) {
        tensors[static_cast<qsizetype>(index)].sizes = {shapes[index].begin(), shapes[index].end()};
    }
    return tensors;
}

NetworkState ClassicNetwork::initialState(uint64_t seed) const
{
    return glorotState(m_shape, seed);
}

at::Tensor ClassicNetwork::forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>&,
                                   const at::Tensor& pictures, bool) const
{
    at::Tensor x = pictures;
    for (size_t block = 0; block < ClassicShape::kBlocks; ++block) {
        x = at::relu(at::conv2d(x, weights[2 * block], weights[2 * block + 1]));
        x = at::max_pool2d(x, {2, 2});
    }
    x = at::relu(at::linear(x.flatten(1), weights[kHiddenWeight], weights[kHiddenBias]));
    return at::linear(x, weights[kOutputWeight], weights[kOutputBias]);
}

QList<LayerSummary> ClassicNetwork::summary() const
{
    return classicSummary(m_shape);
}

NetworkScript ClassicNetwork::script() const
{
    return {"EpochmarkClassic", kForward};
}

}  // namespace epochmark
