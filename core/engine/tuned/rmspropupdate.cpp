// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/rmspropupdate.h"

#include <cmath>

namespace epochmark {

// One version for each width of vectors, the loader takes the widest that the processor runs.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
__attribute__((target_clones("default", "avx2", "avx512f")))
#endif
void rmspropUpdate(float* __restrict weight, const float* __restrict gradient, float* __restrict meanSquare,
                   int64_t count, RmspropConstants constants)
{
    for (int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float v = constants.rho * meanSquare[i] + (1.0F - constants.rho) * g * g;
        meanSquare[i] = v;
        weight[i] -= constants.rate * g / (std::sqrt(v) + constants.epsilon);
    }
}

}  // namespace epochmark
