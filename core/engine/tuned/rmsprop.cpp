// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/rmsprop.h"

#include "engine/tuned/rmspropupdate.h"

#include <ATen/Parallel.h>

namespace epochmark {

namespace {

constexpr int64_t kGrain = 16384;

void fusedStep(float* weight, const float* gradient, float* meanSquare, int64_t count,
               const TunedOptions& options)
{
    const RmspropConstants constants{static_cast<float>(options.learningRate),
                                     static_cast<float>(options.rho), static_cast<float>(options.epsilon)};
    at::parallel_for(0, count, kGrain, [=](int64_t begin, int64_t end) {
        rmspropUpdate(weight + begin, gradient + begin, meanSquare + begin, end - begin, constants);
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
