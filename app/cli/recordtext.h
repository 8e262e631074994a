// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QStringList>

namespace epochmark::cli {

/// A run's outcome in a few lines, as `run` ends with.
QStringList summaryLines(const RunRecord& run);

/// Everything about a run for `show`: summary, settings, environment, phases, epochs.
QStringList detailLines(const RunRecord& run);

/// "Rank 2 of 5" and the speed-up over the baseline of a ranked row.
QStringList rankLines(const LeaderboardRow& row, const LeaderboardGroup& group);

/// The first 8 characters of a uuid: enough for every command that takes an ID.
QString shortId(const QString& uuid);

}  // namespace epochmark::cli
