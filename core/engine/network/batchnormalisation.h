// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace epochmark {

/// A batch's statistics over all ranks that share it out.
struct SharedStatistics {
    at::Tensor mean;      ///< a channel
    at::Tensor variance;  ///< biased: divided by count
    double count = 0;     ///< values of a channel
};

/// Batch normalisation in training over a batch of which other ranks have the rest: the same mathematics as
/// over the whole batch on one device, forward and backward (Ioffe and Szegedy 2015). planes: N x C or N x C
/// x H x W, N may be 0; gamma and beta: C, either may be undefined. Recorded for automatic gradients; those
/// of gamma and beta are this rank's part. Moving averages are the caller's affair.
at::Tensor sharedBatchNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                           double epsilon, const std::shared_ptr<BatchSums>& sums,
                           SharedStatistics& statistics);

}  // namespace epochmark
