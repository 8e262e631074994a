// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rowchoice.h"

#include <QSet>

namespace epochmark {

namespace {

bool isOwnOrPriced(const LeaderboardRow& row)
{
    return (!row.importedAt.isValid() && !row.shared) || row.cost.has_value();
}

/// With the threads that trained: one processor is several devices.
QString deviceOf(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    return run != nullptr ? QStringLiteral("%1/%2/%3")
                                .arg(run->device.name)
                                .arg(run->device.threads)
                                .arg(run->ranks ? run->ranks->world : 1)
                          : row.deviceName;
}

}  // namespace

QList<LeaderboardRow> fewRows(const QList<LeaderboardRow>& rows, qsizetype most)
{
    if (rows.size() <= most) {
        return rows;
    }
    QList<bool> isChosen(rows.size(), false);
    qsizetype room = most;
    QSet<QString> seen;
    for (qsizetype i = 0; i < rows.size() && room > 0; ++i) {
        if (isOwnOrPriced(rows.at(i)) && !seen.contains(deviceOf(rows.at(i)))) {
            seen.insert(deviceOf(rows.at(i)));
            isChosen[i] = true;
            --room;
        }
    }
    QList<LeaderboardRow> few;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!isChosen.at(i) && room > 0) {
            isChosen[i] = true;
            --room;
        }
        if (isChosen.at(i)) {
            few.append(rows.at(i));
        }
    }
    return few;
}

}  // namespace epochmark
