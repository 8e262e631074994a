// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/rmsprop.h"

#include "engine/tuned/rmspropupdate.h"

#include <ATen/Parallel.h>
#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros_like.h>

#include <optional>

namespace epochmark {

namespace {

constexpr int64_t kGrain = 16384;

/// Of Adam: its bias is gone for any decay that anyone uses, and fp32 has the number.
constexpr double kLateStep = 1 << 20;

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

FusedRmsprop::FusedRmsprop(const std::vector<at::Tensor>& weights)
{
    for (const at::Tensor& weight : weights) {
        m_gradients.push_back(at::zeros_like(weight));
        m_steps.push_back(at::full({}, kLateStep, weight.options().dtype(at::kFloat)));
    }
}

void FusedRmsprop::reset()
{
    for (at::Tensor& gradient : m_gradients) {
        gradient.zero_();
    }
}

void FusedRmsprop::step(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients,
                        std::vector<at::Tensor>& meanSquares, const TunedOptions& options,
                        const at::Tensor& isLeftOut)
{
    std::vector<at::Tensor> ordered;
    for (size_t index = 0; index < weights.size(); ++index) {
        const at::Tensor& gradient = gradients[index];
        const bool isAlike = gradient.strides() == weights[index].strides();
        ordered.push_back(isAlike ? gradient : at::empty_like(weights[index]).copy_(gradient));
    }
    at::_fused_adam_(weights, ordered, m_gradients, meanSquares, {}, m_steps, options.learningRate, 0,
                     options.rho, 0, options.epsilon, false, false, {},
                     isLeftOut.defined() ? std::optional(isLeftOut) : std::nullopt);
}

}  // namespace epochmark
