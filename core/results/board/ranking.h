// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

namespace epochmark {

/// Rank = 1 + the number of ranked rows whose time interval lies wholly below this one's; a row without an
/// interval counts as the point of its median. Rows of one fingerprint; n log n.
void assignRanks(QList<LeaderboardRow>& rows);

/// Marks the baseline (the pinned ranked row, else the slowest ranked CPU row) and gives the ranked rows
/// their speed-up over it, with Welch's interval where both sides have three runs. Without a baseline nothing
/// has a speed-up.
void assignSpeedups(QList<LeaderboardRow>& rows);

}  // namespace epochmark
