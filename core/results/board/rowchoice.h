// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>

namespace epochmark {

/// Some rows of many for a place that can't show all, in their order: of each device that was measured here
/// or has a price its first row (half of the places for either where there are too many), then the first of
/// all, until there are `most`. Fastest first or newest first, as the caller has them. Pure function, any
/// thread.
QList<const LeaderboardRow*> fewRows(const QList<const LeaderboardRow*>& rows, qsizetype most);
/// The same of values, which are copied.
QList<LeaderboardRow> fewRows(const QList<LeaderboardRow>& rows, qsizetype most);

}  // namespace epochmark
