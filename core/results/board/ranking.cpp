// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/ranking.h"

#include "devices/kind/devicekinds.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace epochmark {

namespace {

Interval extent(const LeaderboardRow& row)
{
    return row.timeInterval.value_or(Interval{*row.medianSeconds, *row.medianSeconds});
}

LeaderboardRow* baselineOf(QList<LeaderboardRow>& rows)
{
    LeaderboardRow* slowest = nullptr;
    for (LeaderboardRow& row : rows) {
        if (!row.isRanked) {
            continue;
        }
        if (row.isPinned) {
            return &row;
        }
        const bool isChoice = DeviceKinds::of(row.kind).isBaselineChoice() && !row.isDisturbed();
        if (isChoice && (slowest == nullptr || *row.medianSeconds > *slowest->medianSeconds)) {
            slowest = &row;
        }
    }
    return slowest;
}

/// What computed: a plug-in where one drove the device, LibTorch else.
QStringList softwareOf(const LeaderboardRow& row)
{
    QStringList software;
    for (const char* key : {"libtorch", "plugin", "plugin_version", "pjrt"}) {
        software += row.runs.last().environment.value(QString::fromLatin1(key)).toString();
    }
    return software;
}

}  // namespace

void assignRanks(QList<LeaderboardRow>& rows)
{
    QList<double> uppers;
    for (const LeaderboardRow& row : rows) {
        if (row.isRanked) {
            uppers.append(extent(row).high);
        }
    }
    std::sort(uppers.begin(), uppers.end());
    QHash<int, int> holders;
    for (LeaderboardRow& row : rows) {
        if (row.isRanked) {
            const auto below = std::lower_bound(uppers.cbegin(), uppers.cend(), extent(row).low)
                               - uppers.cbegin();
            row.rank = 1 + static_cast<int>(below);
            ++holders[*row.rank];
        }
    }
    for (LeaderboardRow& row : rows) {
        row.isRankShared = row.rank && holders.value(*row.rank) > 1;
    }
}

void assignSpeedups(QList<LeaderboardRow>& rows)
{
    LeaderboardRow* baseline = baselineOf(rows);
    if (baseline == nullptr) {
        return;
    }
    baseline->isBaseline = true;
    const QStringList software = softwareOf(*baseline);
    for (LeaderboardRow& row : rows) {
        if (!row.isRanked) {
            continue;
        }
        row.isOtherSoftware = softwareOf(row) != software;
        row.speedup = *baseline->medianSeconds / *row.medianSeconds;
        if (!row.isBaseline) {
            row.speedupInterval = statistics::ratioInterval(baseline->countedSeconds, row.countedSeconds);
            row.speedupCertainty = certaintyOf(baseline->countedSeconds, row.countedSeconds);
            row.speedupRuns = std::min(baseline->rankedRuns, row.rankedRuns);
        }
    }
}

}  // namespace epochmark
