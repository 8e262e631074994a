// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

/// The loops of a batch normalisation that is followed by a rectifier, on one thread and without LibTorch:
/// the file is compiled with flags of its own. x, y and gradients are `rows` rows of `width` numbers without
/// gaps; a number a channel stands in arrays of `width`. What lies between `low` and `high` passes the
/// rectifier, also its gradient; infinities: there is none. A value that isn't a number stays one.
namespace epochmark::planenorm {

/// What a rectifier lets pass.
struct Bounds {
    float low;
    float high;
};

/// Means, and sums of squared deviations from these; x is read twice, so let it fit a cache.
void momentsOf(const float* x, std::ptrdiff_t rows, std::ptrdiff_t width, float* mean, float* squares);

/// y = x scale + shift between the bounds; `added`, as many numbers as x, come to it before; null: none.
void normalise(const float* x, std::ptrdiff_t rows, std::ptrdiff_t width, const float* scale,
               const float* shift, const float* added, Bounds bounds, float* y);

/// Numbers a channel that both ways back need.
struct Channels {
    const float* scale;  ///< as in normalise()
    const float* shift;
    const float* mean;
};

/// Sums of the gradients g that pass the rectifier, and of g (x - mean).
void gradientSums(const float* x, const float* gradient, std::ptrdiff_t rows, std::ptrdiff_t width,
                  const Channels& channels, Bounds bounds, float* sums, float* weighedSums);

/// The same where y tells what passed, for there was something added: g goes out, too.
void gradientSumsBehind(const float* x, const float* y, const float* gradient, std::ptrdiff_t rows,
                        std::ptrdiff_t width, const float* mean, Bounds bounds, float* through, float* sums,
                        float* weighedSums);

/// result = scale g + slope (x - mean) + constant, g as in gradientSums().
void inputGradient(const float* x, const float* gradient, std::ptrdiff_t rows, std::ptrdiff_t width,
                   const Channels& channels, Bounds bounds, const float* slope, const float* constant,
                   float* result);

}  // namespace epochmark::planenorm
