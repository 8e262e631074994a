// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchnormalisation.h"

#include <ATen/core/Tensor.h>

#include <limits>

namespace epochmark {

/// max(0, x), at most `ceiling`, behind a normalisation; or nothing.
struct Rectifier {
    bool isOn = false;
    double ceiling = std::numeric_limits<double>::infinity();
};

/// Of planes as areChannelsLast() has them. Batch normalisation in training and the rectifier behind it with
/// kernels of our own: the batch is read twice and written once (LibTorch's operations: four times and
/// twice), on the way back batch and gradient are read twice each and one is written (six times and twice).
/// With `added` and a rectifier the way back reads the result besides and keeps what passed: five are read,
/// two written, and one more of the planes' size is held while it goes on. Statistics in double
/// precision over parts of the batch, the same bits with any number of threads. `added`, of the planes'
/// shape and type, comes to what is normalised before the rectifier; undefined: nothing. Otherwise as
/// sharedBatchNorm() for one rank alone.
at::Tensor fusedBatchNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                          double epsilon, const at::Tensor& added, const Rectifier& rectifier,
                          SharedStatistics& statistics);

/// The same by statistics that are known, without gradients.
at::Tensor fusedNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                     const at::Tensor& mean, const at::Tensor& variance, double epsilon,
                     const at::Tensor& added, const Rectifier& rectifier);

}  // namespace epochmark
