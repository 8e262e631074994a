// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/layerwalk.h"

#include "engine/network/fuseddepthwise.h"
#include "engine/network/fusednorm.h"
#include "engine/network/ownkernels.h"

#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>
#include <c10/core/GradMode.h>

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
    return through(planes, window, {}, false);
}

at::Tensor LayerWalk::rectified(const at::Tensor& planes, const SlidingWindow& window)
{
    return through(planes, window, {}, true);
}

at::Tensor LayerWalk::joined(const at::Tensor& planes, const SlidingWindow& window,
                             const at::Tensor& shortcut)
{
    return through(planes, window, shortcut, true);
}

at::Tensor LayerWalk::convolved(const at::Tensor& planes, const at::Tensor& kernel,
                                const SlidingWindow& window) const
{
    if (window.groups > 1 && window.groups == planes.size(1) && fitsFusedDepthwise(planes, kernel)) {
        return fusedDepthwise(
            planes, kernel, {},
            {window.stride, window.stride, window.padding, window.padding, window.padding, window.padding});
    }
    return at::conv2d(planes, kernel, {}, {window.stride, window.stride}, {window.padding, window.padding},
                      {1, 1}, window.groups);
}

at::Tensor LayerWalk::through(const at::Tensor& planes, const SlidingWindow& window, const at::Tensor& added,
                              bool isRectified)
{
    const at::Tensor raw = convolved(planes, *m_weight++, window);
    const at::Tensor& weight = *m_weight++;
    const at::Tensor& bias = *m_weight++;
    const at::Tensor& mean = *m_buffer++;
    const at::Tensor& variance = *m_buffer++;
    const bool isSingle = raw.numel() == raw.size(1);  // LibTorch's to refuse
    if (OwnKernels::take(raw) && (m_isTraining ? !m_sums && !isSingle : !c10::GradMode::is_enabled())) {
        const Rectifier rectifier{isRectified};
        if (!m_isTraining) {
            return fusedNorm(raw, weight, bias, mean, variance, m_constants.epsilon, added, rectifier);
        }
        SharedStatistics batch;
        at::Tensor y = fusedBatchNorm(raw, weight, bias, m_constants.epsilon, added, rectifier, batch);
        follow(mean, variance, batch);
        return y;
    }
    at::Tensor y = m_isTraining && m_sums ? shared(raw, weight, bias, mean, variance)
                                          : at::batch_norm(raw, weight, bias, mean, variance, m_isTraining,
                                                           m_constants.momentum, m_constants.epsilon, true);
    y = added.defined() ? y.add_(added) : y;
    return isRectified ? y.relu_() : y;
}

at::Tensor LayerWalk::shared(const at::Tensor& convolved, const at::Tensor& weight, const at::Tensor& bias,
                             const at::Tensor& mean, const at::Tensor& variance) const
{
    SharedStatistics batch;
    at::Tensor y = sharedBatchNorm(convolved, weight, bias, m_constants.epsilon, m_sums, batch);
    follow(mean, variance, batch);
    return y;
}

/// LibTorch's running variance takes the unbiased one.
void LayerWalk::follow(const at::Tensor& mean, const at::Tensor& variance,
                       const SharedStatistics& batch) const
{
    const double unbiased = batch.count > 1 ? batch.count / (batch.count - 1) : 1;
    mean.mul_(1 - m_constants.momentum).add_(batch.mean, m_constants.momentum);
    variance.mul_(1 - m_constants.momentum).add_(batch.variance, m_constants.momentum * unbiased);
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
