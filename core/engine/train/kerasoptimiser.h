// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/optimisersettings.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace epochmark {

/// Changes weights by Keras' formulas (keras/src/optimizers of Keras 3.15; the legacy RMSprop as Classic has
/// it), with LibTorch's operations, on any device. Keeps its own state, zero at the
/// start. One thread.
///     KerasOptimiser optimiser(settings, 0.001);
///     optimiser.update(weights, gradients);
class KerasOptimiser {
public:
    /// The learning rate is the workload's, whatever the settings have.
    KerasOptimiser(const OptimiserSettings& settings, double learningRate);

    /// Forgets what went before: other weights.
    void reset();
    /// Makes room for the state of these weights, of which each will have a gradient, and counts steps in a
    /// tensor from now on: a step may be recorded, and reset() leaves every tensor where it is.
    void stayInPlace(const std::vector<at::Tensor>& weights);
    /// One step; the gradients belong to the weights in this order. To be called without gradients being
    /// recorded.
    void update(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients);
    /// Numbers kept from step to step: those that the settings' formulas need, no others.
    int64_t stateNumbers() const;

private:
    /// Undefined where the settings need none.
    struct State {
        at::Tensor first;   ///< momentum, or mean of the gradients
        at::Tensor second;  ///< mean of their squares
        at::Tensor third;   ///< largest of those (amsgrad), or mean of the gradients (centred RMSprop)
    };
    void prepare(State& state, const at::Tensor& weight) const;
    void updateOne(at::Tensor& weight, const at::Tensor& gradient, State& state) const;
    void rmsprop(at::Tensor& weight, const at::Tensor& gradient, State& state) const;
    void sgd(at::Tensor& weight, const at::Tensor& gradient, State& state) const;
    void adam(at::Tensor& weight, const at::Tensor& gradient, State& state) const;

    void countStep();

    OptimiserSettings m_settings;
    std::vector<State> m_states;
    int64_t m_steps = 0;
    at::Tensor m_stepTensor;  ///< the same number, double; undefined unless all stays in place
    at::Tensor m_adamRate;    ///< of the step that m_stepTensor counts
};

}  // namespace epochmark
