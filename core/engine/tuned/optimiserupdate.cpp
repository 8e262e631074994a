// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/optimiserupdate.h"

#include <cmath>

// One version for each width of vectors, the loader takes the widest that the processor runs.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define EPOCHMARK_UPDATE __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define EPOCHMARK_UPDATE
#endif

namespace epochmark::optimiserupdate {

EPOCHMARK_UPDATE
void rmsprop(float* __restrict weight, const float* __restrict gradient, float* __restrict velocity,
             float* __restrict meanSquare, float* __restrict mean, int64_t count, const Constants& constants)
{
    const Constants k = constants;
    const float inside = k.isInside ? k.epsilon : 0.0F;
    const float outside = k.isInside ? 0.0F : k.epsilon;
    for (int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        float spread = k.rho * meanSquare[i] + k.newSquare * g * g;
        meanSquare[i] = spread;
        if (mean != nullptr) {
            mean[i] = k.rho * mean[i] + k.newSquare * g;
            spread -= mean[i] * mean[i];
        }
        float change = k.rate * g / (std::sqrt(spread + inside) + outside);
        if (velocity != nullptr) {
            change += k.momentum * velocity[i];
            velocity[i] = change;
        }
        weight[i] -= k.decay * weight[i] + change;
    }
}

EPOCHMARK_UPDATE
void sgd(float* __restrict weight, const float* __restrict gradient, float* __restrict velocity,
         int64_t count, const Constants& constants)
{
    const Constants k = constants;
    for (int64_t i = 0; i < count; ++i) {
        const float pull = k.rate * gradient[i];
        float change = -pull;
        if (velocity != nullptr) {
            velocity[i] = k.momentum * velocity[i] - pull;
            change = k.isNesterov ? k.momentum * velocity[i] - pull : velocity[i];
        }
        weight[i] -= k.decay * weight[i] - change;
    }
}

EPOCHMARK_UPDATE
void adam(float* __restrict weight, const float* __restrict gradient, float* __restrict mean,
          float* __restrict meanSquare, float* __restrict largest, int64_t count, const Constants& constants)
{
    const Constants k = constants;
    for (int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float m = mean[i] + (g - mean[i]) * k.newMean;
        float v = meanSquare[i] + (g * g - meanSquare[i]) * k.newSquare;
        mean[i] = m;
        meanSquare[i] = v;
        if (largest != nullptr) {
            v = largest[i] > v ? largest[i] : v;  // in this order a new NaN stays one
            largest[i] = v;
        }
        weight[i] -= k.decay * weight[i] + k.rate * m / (std::sqrt(v) + k.epsilon);
    }
}

}  // namespace epochmark::optimiserupdate
