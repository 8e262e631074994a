// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>

namespace epochmark {

/// Some rows of many for a place that can't show all, in their order, the fastest first: of each device that
/// is this machine's or has a price its fastest row, then the fastest of all, until there are `most`. Pure
/// function, any thread.
QList<LeaderboardRow> fewRows(const QList<LeaderboardRow>& rows, qsizetype most);

}  // namespace epochmark
