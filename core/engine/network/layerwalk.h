// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchnormalisation.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace epochmark {

/// How a convolution slides, both ways alike.
struct SlidingWindow {
    int64_t stride = 1;
    int64_t padding = 0;
    int64_t groups = 1;
};

/// Batch normalisation's constants, as LibTorch names them.
struct NormalisationConstants {
    double momentum = 0.1;  ///< the share of the new in a running statistic
    double epsilon = 1e-5;
};

/// Goes through a network's layers in the order of its parameters and buffers, each call taking what is its
/// own: of networks of this program's own. Made for one pass.
class LayerWalk {
public:
    /// weights and buffers must outlive the walk; `sums`: of the ranks that share the batch out; null: alone.
    LayerWalk(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers, bool isTraining,
              const NormalisationConstants& constants, std::shared_ptr<BatchSums> sums);

    /// Convolution without bias and batch normalisation. What is returned may be changed in place: nothing
    /// else needs it.
    at::Tensor normalised(const at::Tensor& planes, const SlidingWindow& window);
    /// The same and ReLU.
    at::Tensor rectified(const at::Tensor& planes, const SlidingWindow& window);
    /// The same and ReLU, after `shortcut`, as large, was added.
    at::Tensor joined(const at::Tensor& planes, const SlidingWindow& window, const at::Tensor& shortcut);
    /// A convolution of 1 x 1 with bias.
    at::Tensor mixed(const at::Tensor& planes);
    /// values: N x inputs.
    at::Tensor dense(const at::Tensor& values);

private:
    /// added: undefined: nothing
    at::Tensor through(const at::Tensor& planes, const SlidingWindow& window, const at::Tensor& added,
                       bool isRectified);
    at::Tensor convolved(const at::Tensor& planes, const at::Tensor& kernel,
                         const SlidingWindow& window) const;
    at::Tensor shared(const at::Tensor& convolved, const at::Tensor& weight, const at::Tensor& bias,
                      const at::Tensor& mean, const at::Tensor& variance) const;
    void follow(const at::Tensor& mean, const at::Tensor& variance, const SharedStatistics& batch) const;

    std::vector<at::Tensor>::const_iterator m_weight;
    std::vector<at::Tensor>::const_iterator m_buffer;
    bool m_isTraining;
    NormalisationConstants m_constants;
    std::shared_ptr<BatchSums> m_sums;
};

}  // namespace epochmark
