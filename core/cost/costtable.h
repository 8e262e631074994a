// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/costmodel.h"
#include "results/board/leaderboard.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace epochmark {

/// What the Costs page shows, as a table to take along: a line a device and kind of price (one without a
/// price too), the assumptions it rests on, and what a job of one's own would take. Value; any thread.
struct CostTable {
    QString title;  ///< of the workload: "Classic · cats-vs-dogs-pets"
    QString fingerprint;
    QList<LeaderboardRow> rows;  ///< of that one workload
    qint64 jobPictures = 0;      ///< 0: no job
    int jobEpochs = 0;
};

/// "Hours of use a day 2, days a month 20, ...": what every cost of a bought device rests on.
QString assumptionsSentence(const UsageAssumptions& use);

/// RFC 4180, UTF-8: one line a device and kind of price. Assumptions and job are columns, so that a line
/// stands alone; decimal points whatever the locale, unknown values empty.
QByteArray costsAsCsv(const CostTable& table, const CostModel& costs);

/// A table of the costs and one of the job (GitHub's dialect), the assumptions as a sentence between them.
QByteArray costsAsMarkdown(const CostTable& table, const CostModel& costs);

}  // namespace epochmark
