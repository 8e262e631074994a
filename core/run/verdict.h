// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/manifest.h"
#include "measure/disturbance.h"
#include "measure/validity.h"
#include "results/record/runrecord.h"

#include <optional>

namespace epochmark {

/// What the record alone doesn't say about its validity.
struct VerdictContext {
    BuildFacts build = BuildFacts::ofThisProgram();
    QString deviceAsked;
    QString deviceUsed;  ///< where the engine computed; empty: nothing is known to the contrary
    bool isLossFinite = true;
    bool hasArchiveChanged = false;
    bool isArchiveUnknown = false;    ///< stopped while it was read again, after the training
    double leftOutShare = 0;          ///< 0-1
    qint64 largestClassPictures = 0;  ///< training pictures of the largest class
    /// Of the rank that was disturbed most, and its name where it isn't the own one; absent: the own epochs'.
    std::optional<DisturbedStretch> disturbed;
    QString disturbedRank;
    QString busiestProgram;  ///< of the others while it trained; empty: none to name
    QString failure;         ///< the sentence of a failed run, else empty
    QString unlikeRanks;     ///< why the ranks' networks differ, or can't be compared; else empty
};

/// All epochs of a record together.
DisturbedStretch disturbanceOf(const RunRecord& record);

/// Training pictures of the largest class.
qint64 largestClassPictures(const Manifest& manifest);

/// Freezes whether the run is ranked, the reasons against it, what disturbed it (from its epochs), its seal
/// and its own warnings (slowing down, disturbed, input bound, indicative) into a record whose status and
/// outcome are set.
void freezeVerdict(RunRecord& record, const VerdictContext& context);

}  // namespace epochmark
