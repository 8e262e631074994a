// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cellroles.h"
#include "results/board/leaderboard.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace epochmark {

/// Words and numbers of table cells, where the column's head already says the unit. Pure functions, any
/// thread.
class CellText {
    Q_DECLARE_TR_FUNCTIONS(epochmark::CellText)
public:
    /// Three significant figures below a thousand, whole and grouped from there on: "2.47", "14.8", "1,340".
    static QString significant(double value);
    /// "46.1 to 49.7".
    static QString interval(const Interval& interval);
    /// Watt-hours without the unit: "10.8", "0.052".
    static QString wattHours(double joules);
    /// The scope as a cell has room for it, in the window's language: "GPU only" is "GPU".
    static QString scope(const QString& energyScope);
    /// "today, 14:33", "3 Nov 2026", in the local time zone.
    static QString when(const QDateTime& moment, const QDateTime& now);
    /// Money of which whole hundreds say enough: "$203", "$160", "$85.50".
    static QString roundMoney(double amount, const QString& currency);
    /// Of the seal beside a validation accuracy: muted where that is near chance, for it speaks of training.
    static CellTone sealTone(std::optional<double> validationAccuracy, const WorkloadSpec& workload);
    static CellTone sealTone(const LeaderboardRow& row);
    /// A long time in words: "8.4 s", "12 min 5 s", "36 h 54 min", "40 h".
    static QString duration(double seconds);
    /// Hours and minutes: "1:44"; below ten minutes as duration().
    static QString hours(double seconds);
    /// A coefficient of variation: "±0.6 %".
    static QString variation(double share);
    /// "single run", "3 runs".
    static QString runs(int count);
    /// What became of a set: "epoch 7 of 15", "stopped after epoch 9 of 15", or its first reason.
    static QString state(const LeaderboardRow& row);
    /// Name of the icon of a kind of device.
    static QString deviceIcon(const DeviceKind& kind);
    /// A tool tip that shows others' words as they stand, where Qt would take them for HTML.
    static QString plainTip(const QString& text);
    /// The sign of a note; none without one.
    static QList<CellBadge> noteBadge(const LeaderboardRow& row);
};

}  // namespace epochmark
