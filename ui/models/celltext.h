// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/leaderboard.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace epochmark {

/// Words and numbers of table cells, where the column's head already says the unit. Pure functions, any thread.
class CellText {
    Q_DECLARE_TR_FUNCTIONS(epochmark::CellText)
public:
    /// Minutes with two decimals, no unit ("15.45"); below ten seconds "8.4 s".
    static QString minutes(double seconds);
    /// Three significant figures below a thousand, whole and grouped from there on: "2.47", "14.8", "1,340".
    static QString significant(double value);
    /// "46.1 to 49.7".
    static QString interval(const Interval& interval);
    /// Watt-hours without the unit: "10.8", "0.052".
    static QString wattHours(double joules);
    /// The scope as a cell has room for it: "GPU only" is "GPU".
    static QString scope(const Energy& energy);
    /// "today, 14:33", "yesterday, 9:05", "3 Nov 2026", in the local time zone.
    static QString when(const QDateTime& moment, const QDateTime& now);
    /// A coefficient of variation: "±0.6 %".
    static QString spread(double variation);
    /// "single run", "3 runs".
    static QString runs(int count);
    /// What became of a set: "stopped at epoch 9 of 15", "failed", or its first reason.
    static QString state(const LeaderboardRow& row);
    /// Name of the icon of a kind of device.
    static QString deviceIcon(DeviceKind kind);
};

}  // namespace epochmark
