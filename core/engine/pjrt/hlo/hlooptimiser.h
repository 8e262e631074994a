// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotext.h"
#include "workload/network/keras/optimisersettings.h"

#include <vector>

namespace epochmark {

/// What a step changes: the weights, and what the optimiser keeps from step to step: for each kind that
/// OptimiserSettings keeps, first to third, a value a weight.
struct HloWeights {
    std::vector<HloValue> weights;
    std::vector<std::vector<HloValue>> kept;
};

/// One step by KerasOptimiser's formulas. `step`: i32, counted from 1; read where usesStep().
void applyOptimiser(HloText& text, const OptimiserSettings& settings, const HloValue& step,
                    HloWeights& state, const std::vector<HloValue>& gradients);

/// Whether a step depends on its number: Adam's rate.
bool usesStep(const OptimiserSettings& settings);

}  // namespace epochmark
