// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"
#include "workload/network/keras/optimisersettings.h"
#include "workload/network/picturesize.h"

#include <string>
#include <vector>

namespace epochmark {

/// Everything that a step's text depends on. Plain value.
struct StepShape {
    PictureSize size;
    double pictureScale = 1.0 / 255;  ///< what a byte is multiplied by
    int64_t batch = 20;      ///< pictures a step
    int64_t pictures = 0;    ///< of a pass; the last step may have fewer than `batch`
    int64_t storedRows = 0;  ///< pictures on the device; 0: each step brings its own
    OptimiserSettings optimiser;      ///< its learning rate is the workload's
    uint64_t seed = 0;                ///< of the numbers that training draws
    HloMultiply multiply = HloMultiply::Exact;
    bool isPoolingByComparison = false;  ///< how max-pool's gradient is written: see HloTape

    int64_t steps() const { return (pictures + batch - 1) / batch; }
    int64_t pictureBytes() const { return size.bytes(); }
    bool isRagged() const { return pictures % batch != 0; }
};

/// A text to compile, and what it is called with.
struct StepProgram {
    std::string text;
    std::vector<HloType> arguments;
    std::vector<HloType> results;
    size_t donated = 0;  ///< the first arguments' memory becomes that of the first results, one to one
};

/// The weights, and what a training step changes besides.
struct StateTypes {
    std::vector<HloType> weights;
    std::vector<HloType> buffers;
};

/// Whether a training step depends on how many there were before it, in all passes.
bool countsSteps(const HloNetwork& network, const StepShape& shape);

/// One step of training. Arguments: weights, what the optimiser keeps (HloWeights::kept; mean squares for
/// Classic's), buffers, steps so far (i32; where countsSteps()), losses (f32, one a step), hits (i32, one
/// a step), step (i32): all of them donated, and the results in the same order; then what the pass is made
/// of: labels (i32, steps x batch), pictures of the pass (i32), and either the stored pictures (ui8, rows x
/// bytes) with their order (i32, steps x batch) or the step's own (ui8, batch x bytes).
StepProgram trainingProgram(const HloNetwork& network, const StateTypes& state, const StepShape& shape);

/// One step of evaluation. Arguments: losses, hits, step (donated: the results); weights, buffers; then as
/// above.
StepProgram evaluationProgram(const HloNetwork& network, const StateTypes& state, const StepShape& shape);

}  // namespace epochmark
