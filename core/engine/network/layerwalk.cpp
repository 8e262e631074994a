// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/layerwalk.h"

#include "engine/network/batchnormalisation.h"

#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>

#include <utility>

namespace epochmark {

LayerWalk::LayerWalk(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                     bool isTraining, const NormalisationConstants& constants,
                     std::shared_ptr<BatchSums> sums)
    : m_weight(weights.begin()), m_buffer(buffers.begin()), m_isTraining(isTraining), m_constants(constants),
      m_sums(std::move(sums))
{}

at::Tensor LayerWalk::normalised(const at::Tensor& planes, const SlidingWindow& window)
{
    const at::Tensor convolved = at::conv2d(planes, *m_weight++, {}, {window.stride, window.stride},
                                            {window.padding, window.padding}, {1, 1}, window.groups);
    const at::Tensor& weight = *m_weight++;
    const at::Tensor& bias = *m_weight++;
    const at::Tensor& mean = *m_buffer++;
    const at::Tensor& variance = *m_buffer++;
    if (m_isTraining && m_sums) {
        return shared(convolved, weight, bias, mean, variance);
    }
    return at::batch_norm(convolved, weight, bias, mean, variance, m_isTraining, m_constants.momentum,
                          m_constants.epsilon, true);
}

/// LibTorch's running variance takes the unbiased one.
at::Tensor LayerWalk::shared(const at::Tensor& convolved, const at::Tensor& weight, const at::Tensor& bias,
                             const at::Tensor& mean, const at::Tensor& variance) const
{
    SharedStatistics batch;
    at::Tensor y = sharedBatchNorm(convolved, weight, bias, m_constants.epsilon, m_sums, batch);
    const double unbiased = batch.count > 1 ? batch.count / (batch.count - 1) : 1;
    mean.mul_(1 - m_constants.momentum).add_(batch.mean, m_constants.momentum);
    variance.mul_(1 - m_constants.momentum).add_(batch.variance, m_constants.momentum * unbiased);
    return y;
}

at::Tensor LayerWalk::mixed(const at::Tensor& planes)
{
    const at::Tensor& weight = *m_weight++;
    const at::Tensor& bias = *m_weight++;
    return at::conv2d(planes, weight, bias);
}

at::Tensor LayerWalk::dense(const at::Tensor& values)
{
    const at::Tensor& weight = *m_weight++;
    const at::Tensor& bias = *m_weight++;
    return at::linear(values, weight, bias);
}

}  // namespace epochmark
