// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

namespace epochmark {

/// Records that somebody else owns.
using Runs = QList<const RunRecord*>;

/// A set as a row, without rank and speed-up: `runs` all of it, oldest first; `own` those of its fingerprint,
/// from which everything is counted.
LeaderboardRow makeRow(const Runs& runs, const Runs& own, const QString& fingerprint,
                       const Annotations& annotations, const CostOfRun& costOf);

/// "2 cores, 2 threads · fp32", "12 GB · CUDA 13.0 · fp32", "Metal · fp32": what a device's name doesn't say.
QString describeConfiguration(const RunRecord& run);

}  // namespace epochmark
