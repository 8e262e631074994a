// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/classic/kernels/kernels.h"

#include <QList>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

namespace epochmark {

/// The sets of kernels that this machine can run, best first.
QList<const kernels::Kernels*> runnableKernels();

/// |actual - expected| / |expected| over all values (|actual| where nothing is expected), in double.
double relativeDifference(const at::Tensor& actual, const at::Tensor& expected);

/// A block's trace in double by LibTorch's operations, canonical layouts.
struct BlockOracle {
    at::Tensor pooled;   ///< N x K x P x P
    at::Tensor winners;  ///< uint8: 0-3 in scan order, 4 where ReLU gave zero
    at::Tensor inputGradient;
    at::Tensor kernelGradient;
    at::Tensor biasGradient;
};
BlockOracle traceBlock(const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias,
                       const at::Tensor& pooledGradient);

}  // namespace epochmark
