// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rowtimes.h"

namespace epochmark {

format::TimeUnit timeUnitOf(const QList<LeaderboardRow>& rows)
{
    QList<double> times;
    for (const LeaderboardRow& row : rows) {
        if (row.medianSeconds) {
            times.append(*row.medianSeconds);
        }
    }
    return format::timeUnit(times);
}

QString timeText(const LeaderboardRow& row, format::TimeUnit unit)
{
    return row.medianSeconds
               ? QStringLiteral("%1 %2").arg(format::timeIn(unit, *row.medianSeconds), format::name(unit))
               : format::unknown();
}

}  // namespace epochmark
