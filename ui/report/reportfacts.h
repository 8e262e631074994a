// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

namespace epochmark {

/// What the words of a report are made from: one set, its group and the prices.
struct ReportSource {
    const LeaderboardGroup& group;
    const LeaderboardRow& row;
    const RunRecord& run;  ///< the row's median run
    const CostModel& costs;
    const ReportOptions& options;
};

QString reportHeadline(const ReportSource& source);
QString reportSubtitle(const ReportSource& source);
QList<ReportFact> reportFacts(const ReportSource& source);
/// The footer's lines: what was counted; with which programs it was made, and when.
QStringList reportCounts(const ReportSource& source);
QStringList reportMaking(const ReportSource& source);

/// Money of a run as value and unit: "0.20" and "¢ a run" below a dollar or euro, else "$2.22" and "a run".
std::pair<QString, QString> runMoney(const RunCost& cost);

/// Whether a time is written in minutes where it stands alone.
bool isInMinutes(double seconds);

/// "Classic", "Quick", "Custom".
QString presetName(Preset preset);

}  // namespace epochmark
