// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/optimiserupdate.h"
#include "workload/network/keras/optimisersettings.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace epochmark {

/// Changes all weights of a network in one pass of all threads, by kernels of our own: fp32 on the processor,
/// the formulas of KerasOptimiser (Classic's legacy RMSprop with the bits that rmspropStep() has on one
/// thread). Any number of threads gives the same bits. Keeps its own state, zero at the start. One training.
///     FusedOptimiser optimiser(settings, 0.001);
///     optimiser.update(weights, gradients);
class FusedOptimiser {
public:
    /// The learning rate is the workload's, whatever the settings have.
    FusedOptimiser(const OptimiserSettings& settings, double learningRate);

    /// Forgets what went before: other weights.
    void reset();
    /// The means of squared gradients are these from now on, each shaped and laid out as its weight.
    void keepSquaresIn(const std::vector<at::Tensor>& meanSquares);
    /// One step; an undefined gradient leaves its weight alone, in any memory order they come. To be called
    /// without gradients being recorded. Weights have no gaps.
    void update(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients);

private:
    /// Undefined where the settings need none.
    struct State {
        at::Tensor first;
        at::Tensor second;
        at::Tensor third;
    };
    /// One weight and what belongs to it, for the kernels.
    struct Item {
        int64_t end = 0;  ///< numbers of all up to this one
        int64_t count = 0;
        float* weight = nullptr;
        const float* gradient = nullptr;
        float* first = nullptr;
        float* second = nullptr;
        float* third = nullptr;
    };
    static int64_t cutIn(const Item& item, int64_t place);
    void prepare(State& state, const at::Tensor& weight) const;
    void updatePart(const Item& item, int64_t begin, int64_t end,
                    const optimiserupdate::Constants& constants) const;
    optimiserupdate::Constants constants() const;

    OptimiserSettings m_settings;
    std::vector<State> m_states;
    int64_t m_steps = 0;
};

}  // namespace epochmark
