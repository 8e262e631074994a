// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/format.h"
#include "results/board/leaderboard.h"

#include <QList>
#include <QString>

namespace epochmark {

/// The one unit in which the times of rows are told that stand beside each other: none looks faster than it
/// is.
format::TimeUnit timeUnitOf(const QList<LeaderboardRow>& rows);

/// A row's time in that unit and with it: "15.45 min", "1,178 s"; format::unknown() where it has none.
QString timeText(const LeaderboardRow& row, format::TimeUnit unit);

}  // namespace epochmark
