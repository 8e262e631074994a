// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/rmsprop.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace epochmark {

namespace {

constexpr int64_t kGrain = 16384;

struct Constants {
    float rate;
    float rho;
    float epsilon;
};

// One version for each width of vectors, the loader takes the widest that the processor runs.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
__attribute__((target_clones("default", "avx2", "avx512f")))
#endif
void updateRange(float* __restrict weight, const float* __restrict gradient, float* __restrict meanSquare, int64_t count,
                 Constants constants)
{
    for (int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float v = constants.rho * meanSquare[i] + (1.0F - constants.rho) * g * g;
        meanSquare[i] = v;
        weight[i] -= constants.rate * g / (std::sqrt(v) + constants.epsilon);
    }
}

void fusedStep(float* weight, const float* gradient, float* meanSquare, int64_t count,
               const TunedOptions& options)
{
    const Constants constants{static_cast<float>(options.learningRate), static_cast<float>(options.rho),
                              static_cast<float>(options.epsilon)};
    at::parallel_for(0, count, kGrain, [=](int64_t begin, int64_t end) {
        updateRange(weight + begin, gradient + begin, meanSquare + begin, end - begin, constants);
    });
}

}  // namespace

void rmspropStep(at::Tensor& weight, const at::Tensor& gradient, at::Tensor& meanSquare,
                 const TunedOptions& options)
{
    if (weight.is_cpu() && weight.scalar_type() == at::kFloat) {
        // The same memory order as the weight, whatever order the gradient came in.
        const at::Tensor ordered = gradient.contiguous(weight.suggest_memory_format());
        fusedStep(weight.data_ptr<float>(), ordered.data_ptr<float>(), meanSquare.data_ptr<float>(),
                  weight.numel(), options);
        return;
    }
    meanSquare.mul_(options.rho).addcmul_(gradient, gradient, 1.0 - options.rho);
    weight.addcdiv_(gradient, meanSquare.sqrt().add_(options.epsilon), -options.learningRate);
}

}  // namespace epochmark
