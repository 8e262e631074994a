// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"
#include "pages/benchmark/live/outcomecard.h"
#include "results/board/leaderboard.h"
#include "results/record/runrecord.h"
#include "run/runrequest.h"

namespace epochmark {

/// What is to be told of a run that has no result. Value.
struct RunOutcome {
    Banner::Kind kind = Banner::Kind::Error;
    QString text;
    QString detail;
    bool isStored = false;
    OutcomeCard::Remedy remedy = OutcomeCard::Remedy::None;
    QString announced;     ///< to whoever isn't at the window; empty: it was wished
    QList<LeftOut> files;  ///< why the dataset was refused
};

/// Of any run but a completed one. Looks whether the dataset and the model's folder are still there.
RunOutcome outcomeOf(const Result<RunRecord>& result, const RunRequest& request);

/// A run as its set's row, until the board knows the set: only what the record itself says.
LeaderboardRow rowAlone(const RunRecord& run);

}  // namespace epochmark
