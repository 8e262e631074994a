// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/kerasoptimiser.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include <cmath>
#include <utility>

namespace epochmark {

KerasOptimiser::KerasOptimiser(const OptimiserSettings& settings, double learningRate) : m_settings(settings)
{
    m_settings.learningRate = learningRate;
}

void KerasOptimiser::reset()
{
    m_steps = 0;
    if (!m_stepTensor.defined()) {
        m_states.clear();
        return;
    }
    m_stepTensor.zero_();
    for (State& state : m_states) {
        for (at::Tensor* part : {&state.first, &state.second, &state.third}) {
            if (part->defined()) {
                part->zero_();
            }
        }
    }
}

void KerasOptimiser::stayInPlace(const std::vector<at::Tensor>& weights)
{
    m_stepTensor = at::zeros({}, weights.front().options().dtype(at::kDouble).requires_grad(false));
    m_states.resize(weights.size());
    for (size_t i = 0; i < weights.size(); ++i) {
        prepare(m_states[i], weights[i]);
    }
}

/// Adam's rate as a tensor: a number would be that of the step that was recorded.
void KerasOptimiser::countStep()
{
    ++m_steps;
    const bool isAdam = m_settings.kind == OptimiserSettings::Kind::Adam
                        || m_settings.kind == OptimiserSettings::Kind::AdamW;
    if (!m_stepTensor.defined()) {
        return;
    }
    m_stepTensor.add_(1);
    if (isAdam) {
        const at::Tensor first = 1 - at::pow(m_settings.beta1, m_stepTensor);
        const at::Tensor second = 1 - at::pow(m_settings.beta2, m_stepTensor);
        m_adamRate = second.sqrt() * m_settings.learningRate / first;
    }
}

void KerasOptimiser::update(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients)
{
    countStep();
    m_states.resize(weights.size());
    for (size_t i = 0; i < weights.size(); ++i) {
        if (!gradients[i].defined()) {
            continue;
        }
        State& state = m_states[i];
        prepare(state, weights[i]);
        if (m_settings.weightDecay > 0) {
            // As Keras does: 1 - 4e-7 in fp32 would be off by 4 %, for every weight alike.
            weights[i].add_(weights[i], -m_settings.weightDecay * m_settings.learningRate);
        }
        updateOne(weights[i], gradients[i], state);
    }
}

void KerasOptimiser::prepare(State& state, const at::Tensor& weight) const
{
    const std::pair<at::Tensor*, bool> parts[] = {{&state.first, m_settings.keepsFirst()},
                                                  {&state.second, m_settings.keepsSecond()},
                                                  {&state.third, m_settings.keepsThird()}};
    for (const auto& [part, isKept] : parts) {
        if (isKept && !part->defined()) {
            *part = at::zeros_like(weight);
        }
    }
}

int64_t KerasOptimiser::stateNumbers() const
{
    int64_t numbers = 0;
    for (const State& state : m_states) {
        for (const at::Tensor* part : {&state.first, &state.second, &state.third}) {
            numbers += part->defined() ? part->numel() : 0;
        }
    }
    return numbers;
}

void KerasOptimiser::updateOne(at::Tensor& weight, const at::Tensor& gradient, State& state) const
{
    switch (m_settings.kind) {
    case OptimiserSettings::Kind::LegacyRmsprop:
    case OptimiserSettings::Kind::Rmsprop: return rmsprop(weight, gradient, state);
    case OptimiserSettings::Kind::Sgd: return sgd(weight, gradient, state);
    case OptimiserSettings::Kind::Adam:
    case OptimiserSettings::Kind::AdamW: return adam(weight, gradient, state);
    }
}

void KerasOptimiser::rmsprop(at::Tensor& weight, const at::Tensor& gradient, State& state) const
{
    const double rho = m_settings.rho;
    state.second.mul_(rho).addcmul_(gradient, gradient, 1 - rho);
    at::Tensor denominator = state.second;
    if (m_settings.isCentred) {
        state.third.mul_(rho).add_(gradient, 1 - rho);
        denominator = denominator - state.third.square();
    }
    const bool isLegacy = m_settings.kind == OptimiserSettings::Kind::LegacyRmsprop;
    denominator = isLegacy ? denominator.sqrt() + m_settings.epsilon
                           : (denominator + m_settings.epsilon).sqrt();
    if (m_settings.momentum > 0) {
        state.first.mul_(m_settings.momentum).addcdiv_(gradient, denominator, m_settings.learningRate);
        weight.sub_(state.first);
    } else {
        weight.addcdiv_(gradient, denominator, -m_settings.learningRate);
    }
}

void KerasOptimiser::sgd(at::Tensor& weight, const at::Tensor& gradient, State& state) const
{
    const double rate = m_settings.learningRate;
    const double momentum = m_settings.momentum;
    if (momentum == 0) {
        weight.add_(gradient, -rate);
        return;
    }
    state.first.mul_(momentum).add_(gradient, -rate);
    if (m_settings.isNesterov) {
        weight.add_(state.first, momentum).add_(gradient, -rate);
    } else {
        weight.add_(state.first);
    }
}

void KerasOptimiser::adam(at::Tensor& weight, const at::Tensor& gradient, State& state) const
{
    state.first.add_(gradient - state.first, 1 - m_settings.beta1);
    state.second.add_(gradient.square() - state.second, 1 - m_settings.beta2);
    at::Tensor squares = state.second;
    if (m_settings.isAmsgrad) {
        state.third.copy_(at::maximum(state.third, state.second));
        squares = state.third;
    }
    const at::Tensor denominator = squares.sqrt() + m_settings.epsilon;
    if (m_stepTensor.defined()) {
        weight.sub_(state.first / denominator * m_adamRate);
        return;
    }
    const auto step = static_cast<double>(m_steps);
    const double rate = m_settings.learningRate * std::sqrt(1 - std::pow(m_settings.beta2, step))
                        / (1 - std::pow(m_settings.beta1, step));
    weight.addcdiv_(state.first, denominator, -rate);
}

}  // namespace epochmark
