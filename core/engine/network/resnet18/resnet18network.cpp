// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet18/resnet18network.h"

#include "engine/network/batchnormalisation.h"
#include "engine/network/normalsource.h"
#include "engine/network/resnet18/resnet18layout.h"
#include "workload/network/resnet18/resnet18definition.h"

#include <ATen/ops/adaptive_avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <utility>

namespace epochmark {

namespace {

/// Takes the layers in the order of the parameters.
class ResNet18Pass {
public:
    ResNet18Pass(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                 bool isTraining, std::shared_ptr<BatchSums> sums)
        : m_weight(weights.begin()), m_buffer(buffers.begin()), m_isTraining(isTraining),
          m_sums(std::move(sums))
    {}

    at::Tensor run(const at::Tensor& pictures)
    {
        at::Tensor x = normalised(pictures, 2, 3).relu_();
        x = at::max_pool2d(x, {3, 3}, {2, 2}, {1, 1});
        for (int stage = 0; stage < resnet18::kStages; ++stage) {
            for (int block = 0; block < resnet18::kBlocksPerStage; ++block) {
                x = residual(x, resnet18::isHalving(stage, block));
            }
        }
        x = at::adaptive_avg_pool2d(x, {1, 1}).flatten(1);
        const at::Tensor& weight = *m_weight++;
        const at::Tensor& bias = *m_weight++;
        return at::linear(x, weight, bias);
    }

private:
    /// Convolution and batch normalisation. What is returned may be changed in place: nothing else needs it.
    at::Tensor normalised(const at::Tensor& x, int stride, int padding)
    {
        const at::Tensor convolved = at::conv2d(x, *m_weight++, {}, {stride, stride}, {padding, padding});
        const at::Tensor& weight = *m_weight++;
        const at::Tensor& bias = *m_weight++;
        const at::Tensor& mean = *m_buffer++;
        const at::Tensor& variance = *m_buffer++;
        if (m_isTraining && m_sums) {
            return shared(convolved, weight, bias, mean, variance);
        }
        return at::batch_norm(convolved, weight, bias, mean, variance, m_isTraining, resnet18::kMomentum,
                              resnet18::kEpsilon, true);
    }

    at::Tensor shared(const at::Tensor& convolved, const at::Tensor& weight, const at::Tensor& bias,
                      const at::Tensor& mean, const at::Tensor& variance) const
    {
        SharedStatistics batch;
        at::Tensor y = sharedBatchNorm(convolved, weight, bias, resnet18::kEpsilon, m_sums, batch);
        const double unbiased = batch.count > 1 ? batch.count / (batch.count - 1) : 1;
        mean.mul_(1 - resnet18::kMomentum).add_(batch.mean, resnet18::kMomentum);
        variance.mul_(1 - resnet18::kMomentum).add_(batch.variance, resnet18::kMomentum * unbiased);
        return y;
    }

    at::Tensor residual(const at::Tensor& x, bool isHalving)
    {
        at::Tensor y = normalised(x, isHalving ? 2 : 1, 1).relu_();
        y = normalised(y, 1, 1);
        y.add_(isHalving ? normalised(x, 2, 0) : x);
        return y.relu_();
    }

    std::vector<at::Tensor>::const_iterator m_weight;
    std::vector<at::Tensor>::const_iterator m_buffer;
    bool m_isTraining;
    std::shared_ptr<BatchSums> m_sums;
};

std::vector<int64_t> sizesOf(const NetworkTensor& tensor)
{
    return {tensor.sizes.begin(), tensor.sizes.end()};
}

bool isNamed(const NetworkTensor& tensor, const char* ending)
{
    return tensor.name.endsWith(QLatin1String(ending));
}

template <typename Draw>
at::Tensor drawn(const NetworkTensor& tensor, Draw draw)
{
    at::Tensor values = at::zeros(sizesOf(tensor), at::kFloat);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        value[i] = static_cast<float>(draw());
    }
    return values;
}

at::Tensor freshParameter(const NetworkTensor& tensor, NormalSource& source)
{
    if (tensor.sizes.size() == 4) {
        const auto fanOut = static_cast<double>(tensor.sizes[0] * tensor.sizes[2] * tensor.sizes[3]);
        const double deviation = std::sqrt(2 / fanOut);
        return drawn(tensor, [&] { return deviation * source.normal(); });
    }
    if (tensor.name.startsWith(QLatin1String("fc."))) {
        const double bound = 1 / std::sqrt(static_cast<double>(resnet18::channelsOf(resnet18::kStages - 1)));
        return drawn(tensor, [&] { return (2 * source.uniform() - 1) * bound; });
    }
    return isNamed(tensor, ".weight") ? at::ones(sizesOf(tensor), at::kFloat)
                                      : at::zeros(sizesOf(tensor), at::kFloat);
}

}  // namespace

QList<NetworkTensor> ResNet18Network::parameters() const
{
    return ResNet18Definition().parameters(m_outputUnits);
}

QList<NetworkTensor> ResNet18Network::buffers() const
{
    return ResNet18Definition().buffers(m_outputUnits);
}

NetworkState ResNet18Network::initialState(uint64_t seed) const
{
    NormalSource source(seed);
    NetworkState state;
    for (const NetworkTensor& tensor : parameters()) {
        state.weights.push_back(freshParameter(tensor, source));
        state.meanSquares.push_back(at::zeros(sizesOf(tensor), at::kFloat));
    }
    for (const NetworkTensor& tensor : buffers()) {
        state.buffers.push_back(isNamed(tensor, "_var") ? at::ones(sizesOf(tensor), at::kFloat)
                                                        : at::zeros(sizesOf(tensor), at::kFloat));
    }
    return state;
}

at::Tensor ResNet18Network::forward(const std::vector<at::Tensor>& weights,
                                    const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                    bool isTraining) const
{
    return ResNet18Pass(weights, buffers, isTraining, m_sums).run(pictures);
}

}  // namespace epochmark
