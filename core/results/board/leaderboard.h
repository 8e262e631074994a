// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/certainty.h"
#include "measure/statistics.h"
#include "results/record/runcost.h"
#include "results/record/runrecord.h"
#include "results/record/sharedmark.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// The repeats of one device and thread count: one row. Medians are over the set's ranked runs, or over all
/// completed runs when none is ranked. Value, computed by buildLeaderboard().
struct LeaderboardRow {
    QString setId;
    QString fingerprint;
    QList<RunRecord> runs;   ///< all of the set, oldest first
    qsizetype typical = -1;  ///< which of them stands for the set; -1: none
    QString deviceName;      ///< annotation's name, else the device's
    QString configuration;   ///< "2 cores, 2 threads · fp32", "12 GB · CUDA 13.0 · fp32"
    DeviceKind kind;
    RunStatus status =
        RunStatus::Completed;  ///< of the set: running while any runs, completed if any completed
    bool isRanked = false;
    std::optional<int> rank;
    bool isRankShared = false;
    bool isBaseline = false;  ///< the pinned (or first-choice, undisturbed) baseline of its fingerprint
    bool isPinned = false;
    int rankedRuns = 0;            ///< N
    QList<double> countedSeconds;  ///< headlines of the counted runs, oldest first
    std::optional<double> medianSeconds;
    std::optional<double> minSeconds;
    std::optional<double> maxSeconds;
    std::optional<Interval> timeInterval;  ///< seconds; N >= 3
    std::optional<double> variation;       ///< coefficient of variation (n - 1), share; N >= 2
    std::optional<double> speedup;  ///< baseline median / this median, same fingerprint; ranked rows only
    std::optional<Interval> speedupInterval;  ///< N >= 3 on both sides
    Certainty speedupCertainty = Certainty::Measured;
    int speedupRuns = 0;                       ///< counted runs of the side that has fewer
    std::optional<double> imagesPerSecond;     ///< median of the steady rates
    std::optional<double> validationAccuracy;  ///< median of the final ones
    bool hasLearned = false;                   ///< seal: every counted run learned
    std::optional<RunCost> cost;               ///< of the median run, from today's price book
    std::optional<Energy> energy;              ///< mean over counted runs, same source and scope
    QStringList unrankedReasons;
    QList<Warning> warnings;  ///< runs' and the set's (spread, outlier, slow-down, single run)
    /// Of the counted runs' warnings those that cast doubt on the time, one a code, "disturbed" first: shown
    /// wherever the time is.
    QList<Warning> doubts;
    std::optional<double> disturbedShare;  ///< the largest of the counted runs
    bool isDisturbed() const;              ///< a counted run was: no baseline unless pinned
    QString doubtWords() const;            ///< "disturbed (12.3 %), on battery"; empty without doubts
    bool isOtherSoftware = false;          ///< LibTorch or plug-in differ from its baseline's
    QDateTime when;                        ///< start of the newest run
    QString note;
    QDateTime importedAt;
    std::optional<SharedMark> shared;  ///< of a set that others measured and shared with the team

    /// The run that stands for the set where one alone can be shown: the counted one with the median headline
    /// (of two middle ones the faster), without a counted one that which came furthest. Null: no run.
    const RunRecord* typicalRun() const { return typical < 0 ? nullptr : &runs.at(typical); }

    bool operator==(const LeaderboardRow&) const = default;
};

/// One workload fingerprint with its rows, ranked rows first by rank, then running, then unranked.
struct LeaderboardGroup {
    QString fingerprint;
    QString title;  ///< "Classic · cats-vs-dogs-pets"
    WorkloadSpec workload;
    QList<LeaderboardRow> rows;

    bool operator==(const LeaderboardGroup&) const = default;
};

/// Groups by fingerprint (largest number of ranked rows first, then newest), rows as above. Ranks, ties and
/// intervals by the rules of measuring; `costOf` may be null: then no row has a cost.
QList<LeaderboardGroup> buildLeaderboard(const QList<RunRecord>& records,
                                         const QList<Annotations>& annotations, const CostOfRun& costOf);

/// Makes the row of one set anew, of which a run has begun or gone on, from all `runs` of the set. No other
/// row is looked at: ranks and speed-ups stay, as a run in work counts for none. A set that isn't there yet
/// gets its row where buildLeaderboard() puts it. Annotations stay as they are.
void updateRow(QList<LeaderboardGroup>& groups, const QList<RunRecord>& runs, const CostOfRun& costOf);

}  // namespace epochmark
