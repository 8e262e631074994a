// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/rmsprop.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace epochmark {

namespace {

constexpr int64_t kGrain = 16384;

void fusedStep(float* weight, const float* gradient, float* meanSquare, int64_t count, const TunedOptions& options)
{
    const auto rho = static_cast<float>(options.rho);
    const auto keep = static_cast<float>(1.0 - options.rho);
    const auto rate = static_cast<float>(options.learningRate);
    const auto epsilon = static_cast<float>(options.epsilon);
    at::parallel_for(0, count, kGrain, [=](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const float g = gradient[i];
            const float v = rho * meanSquare[i] + keep * g * g;
            meanSquare[i] = v;
            weight[i] -= rate * g / (std::sqrt(v) + epsilon);
        }
    });
}

}  // namespace

void rmspropStep(at::Tensor& weight, const at::Tensor& gradient, at::Tensor& meanSquare, const TunedOptions& options)
{
    if (weight.is_cpu() && weight.scalar_type() == at::kFloat) {
        // The same memory order as the weight, whatever order the gradient came in.
        const at::Tensor ordered = gradient.contiguous(weight.suggest_memory_format());
        fusedStep(weight.data_ptr<float>(), ordered.data_ptr<float>(), meanSquare.data_ptr<float>(), weight.numel(),
                  options);
        return;
    }
    meanSquare.mul_(options.rho).addcmul_(gradient, gradient, 1.0 - options.rho);
    weight.addcdiv_(gradient, meanSquare.sqrt().add_(options.epsilon), -options.learningRate);
}

}  // namespace epochmark
