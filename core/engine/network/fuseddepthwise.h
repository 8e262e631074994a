// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace epochmark {

/// How a depthwise convolution slides; zeros outside of the picture may be uneven.
struct DepthwiseWindow {
    int64_t rowStride = 1;
    int64_t columnStride = 1;
    int64_t top = 0;
    int64_t bottom = 0;
    int64_t left = 0;
    int64_t right = 0;
};

/// Whether fusedDepthwise() is to take these: planes that OwnKernels::take(), a kernel of C x 1 x rows x 3, 5
/// or 7, as many channels out as in.
bool fitsFusedDepthwise(const at::Tensor& planes, const at::Tensor& kernel);

/// A convolution in which each channel has a kernel of its own, with kernels of this program's own: zeros
/// outside of the picture are never written down, and the way back reads pictures and gradients once for
/// both gradients. The same bits with any number of threads. `bias` may be undefined. Recorded for automatic
/// gradients.
at::Tensor fusedDepthwise(const at::Tensor& planes, const at::Tensor& kernel, const at::Tensor& bias,
                          const DepthwiseWindow& window);

}  // namespace epochmark
