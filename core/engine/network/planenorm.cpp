// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/planenorm.h"

// One version for each width of vectors, the loader takes the widest that the processor runs.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define EPOCHMARK_CLONES __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define EPOCHMARK_CLONES
#endif

namespace epochmark::planenorm {

namespace {

/// Not std::clamp: a NaN has to come through.
inline float between(float value, Bounds bounds)
{
    const float raised = bounds.low > value ? bounds.low : value;
    return bounds.high < raised ? bounds.high : raised;
}

inline float passed(float gradient, float value, Bounds bounds)
{
    // By the opposite, so that a NaN passes; with bitwise or, as a branch would keep it from being vectors.
    const bool isCut = static_cast<int>(value <= bounds.low) | static_cast<int>(value >= bounds.high);
    return isCut ? 0.0F : gradient;
}

}  // namespace

EPOCHMARK_CLONES
void momentsOf(const float* __restrict x, std::ptrdiff_t rows, std::ptrdiff_t width, float* __restrict mean,
               float* __restrict squares)
{
    for (std::ptrdiff_t c = 0; c < width; ++c) {
        mean[c] = 0;
        squares[c] = 0;
    }
    const std::ptrdiff_t fours = rows / 4 * 4;
    for (std::ptrdiff_t r = 0; r < fours; r += 4) {
        const float* row = x + r * width;
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            mean[c] += (row[c] + row[width + c]) + (row[2 * width + c] + row[3 * width + c]);
        }
    }
    for (std::ptrdiff_t i = fours * width; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            mean[c] += x[i + c];
        }
    }
    for (std::ptrdiff_t c = 0; c < width; ++c) {
        mean[c] /= static_cast<float>(rows);
    }
    for (std::ptrdiff_t r = 0; r < fours; r += 4) {
        const float* row = x + r * width;
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float a = row[c] - mean[c];
            const float b = row[width + c] - mean[c];
            const float d = row[2 * width + c] - mean[c];
            const float e = row[3 * width + c] - mean[c];
            squares[c] += (a * a + b * b) + (d * d + e * e);
        }
    }
    for (std::ptrdiff_t i = fours * width; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float a = x[i + c] - mean[c];
            squares[c] += a * a;
        }
    }
}

EPOCHMARK_CLONES
void normalise(const float* __restrict x, std::ptrdiff_t rows, std::ptrdiff_t width,
               const float* __restrict scale, const float* __restrict shift, const float* __restrict added,
               Bounds bounds, float* __restrict y)
{
    if (added != nullptr) {
        for (std::ptrdiff_t i = 0; i < rows * width; i += width) {
            for (std::ptrdiff_t c = 0; c < width; ++c) {
                y[i + c] = between(x[i + c] * scale[c] + shift[c] + added[i + c], bounds);
            }
        }
        return;
    }
    for (std::ptrdiff_t i = 0; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            y[i + c] = between(x[i + c] * scale[c] + shift[c], bounds);
        }
    }
}

EPOCHMARK_CLONES
void gradientSums(const float* __restrict x, const float* __restrict gradient, std::ptrdiff_t rows,
                  std::ptrdiff_t width, const Channels& channels, Bounds bounds, float* __restrict sums,
                  float* __restrict weighedSums)
{
    const float* __restrict scale = channels.scale;
    const float* __restrict shift = channels.shift;
    const float* __restrict mean = channels.mean;
    for (std::ptrdiff_t c = 0; c < width; ++c) {
        sums[c] = 0;
        weighedSums[c] = 0;
    }
    std::ptrdiff_t i = 0;
    for (; i + width < rows * width; i += 2 * width) {  // two rows at a time
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float x0 = x[i + c];
            const float x1 = x[i + width + c];
            const float g0 = passed(gradient[i + c], x0 * scale[c] + shift[c], bounds);
            const float g1 = passed(gradient[i + width + c], x1 * scale[c] + shift[c], bounds);
            sums[c] += g0 + g1;
            weighedSums[c] += g0 * (x0 - mean[c]) + g1 * (x1 - mean[c]);
        }
    }
    for (; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float g = passed(gradient[i + c], x[i + c] * scale[c] + shift[c], bounds);
            sums[c] += g;
            weighedSums[c] += g * (x[i + c] - mean[c]);
        }
    }
}

EPOCHMARK_CLONES
void gradientSumsBehind(const float* __restrict x, const float* __restrict y,
                        const float* __restrict gradient, std::ptrdiff_t rows, std::ptrdiff_t width,
                        const float* __restrict mean, Bounds bounds, float* __restrict through,
                        float* __restrict sums, float* __restrict weighedSums)
{
    for (std::ptrdiff_t c = 0; c < width; ++c) {
        sums[c] = 0;
        weighedSums[c] = 0;
    }
    for (std::ptrdiff_t i = 0; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float g = passed(gradient[i + c], y[i + c], bounds);
            through[i + c] = g;
            sums[c] += g;
            weighedSums[c] += g * (x[i + c] - mean[c]);
        }
    }
}

EPOCHMARK_CLONES
void inputGradient(const float* __restrict x, const float* __restrict gradient, std::ptrdiff_t rows,
                   std::ptrdiff_t width, const Channels& channels, Bounds bounds,
                   const float* __restrict slope, const float* __restrict constant, float* __restrict result)
{
    const float* __restrict scale = channels.scale;
    const float* __restrict shift = channels.shift;
    const float* __restrict mean = channels.mean;
    for (std::ptrdiff_t i = 0; i < rows * width; i += width) {
        for (std::ptrdiff_t c = 0; c < width; ++c) {
            const float g = passed(gradient[i + c], x[i + c] * scale[c] + shift[c], bounds);
            result[i + c] = g * scale[c] + ((x[i + c] - mean[c]) * slope[c] + constant[c]);
        }
    }
}

}  // namespace epochmark::planenorm
