// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "console.h"
#include "results/board/leaderboard.h"

namespace epochmark::cli {

/// The rows of one workload as a table, with what it is called above.
void printGroup(const LeaderboardGroup& group, const Console& console);

}  // namespace epochmark::cli
