// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cost/breakeven.h"
#include "cost/costmodel.h"
#include "results/board/leaderboard.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark::cli {

/// What `cost --job` asks about.
struct JobQuestion {
    qint64 pictures = 0;
    int epochs = 0;
};

/// "1000000,90". Error::Usage with a sentence for anything else.
Result<JobQuestion> jobQuestion(const QString& words);

/// A line a row: time with its interval, money, energy; "-" where something isn't known.
QString jobTable(const QList<LeaderboardRow>& rows, const JobQuestion& job, const CostModel& costs);
/// {"pictures","epochs","devices":[{"set_id","device","seconds","low_s","high_s","cost","kwh","energy_scope"}]}
QJsonObject jobJson(const QList<LeaderboardRow>& rows, const JobQuestion& job, const CostModel& costs);

/// {"amount","currency","kind","source","price_date","energy_included"}; null when there is no cost.
QJsonValue costJson(const std::optional<RunCost>& cost);

/// The answer in words, then what it rests on.
QStringList breakEvenLines(const BreakEven& answer);
QJsonObject breakEvenJson(const BreakEven& answer);

}  // namespace epochmark::cli
