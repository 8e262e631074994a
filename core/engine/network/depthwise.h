// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

/// A convolution in which each channel has a kernel of its own, and the way back through it: the loops over
/// one picture, on one thread and without LibTorch, as the file is compiled with flags of its own. Pictures
/// lie as rows x columns x channels without gaps; kernels as taps (row by row) x channels, so that what is
/// computed together lies side by side. Sums come in an order that depends on the shape alone.
namespace epochmark::depthwise {

struct Shape {
    std::ptrdiff_t rows = 0;  ///< of the input
    std::ptrdiff_t columns = 0;
    std::ptrdiff_t channels = 0;
    std::ptrdiff_t outputRows = 0;
    std::ptrdiff_t outputColumns = 0;
    std::ptrdiff_t kernelRows = 0;
    std::ptrdiff_t kernelColumns = 0;  ///< 3, 5 or 7
    std::ptrdiff_t rowStride = 1;
    std::ptrdiff_t columnStride = 1;
    std::ptrdiff_t top = 0;  ///< zeros outside of the picture
    std::ptrdiff_t left = 0;
};

/// Whether there are loops for this width of a kernel.
bool isSupported(std::ptrdiff_t kernelColumns);

/// Channels [begin, end) of a picture's output; `bias`: one a channel, or null.
void forward(const Shape& shape, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
             const float* kernel, const float* bias, float* output);

/// Of channels [begin, end): the gradient by the input, written, and by the kernel, added.
void backward(const Shape& shape, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
              const float* kernel, const float* outputGradient, float* inputGradient, float* kernelGradient);

}  // namespace epochmark::depthwise
