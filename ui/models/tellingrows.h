// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>

namespace epochmark {

/// Rows, from 0, whose numbers are the widest of the leaderboard's columns, or nearly so: the least and the
/// most of each. What a column's width is taken from, however many rows there are. Pure function.
QList<int> tellingRows(const QList<LeaderboardRow>& rows);

}  // namespace epochmark
