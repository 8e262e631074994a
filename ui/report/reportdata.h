// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "charts/curvestate.h"
#include "cost/costmodel.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// One of the large figures under the headline.
struct ReportFact {
    QString name;   ///< "Time"
    QString value;  ///< "0.41", or "-"
    QString unit;   ///< "min"; may be empty
    QString note;   ///< "24.6 s, 5 runs, ±0.6 %"
    QString seal;   ///< word in front of the note, with a seal: "learned"; empty: none
};

/// One line of the leaderboard in the picture.
struct ReportRow {
    QString rank;           ///< "3="; "-" unranked
    QString device;         ///< short, unlike the others'
    QString configuration;  ///< "2 cores, 2 threads · fp32"; may be empty
    QString badge;          ///< "this run", "baseline", or empty
    bool isThis = false;
    bool isBaseline = false;
    QString time;
    QString speedup;  ///< "47.9 ×"
    std::optional<double> speedupValue;
    std::optional<Interval> speedupInterval;
    QString cost;
};

/// What the picture may leave out.
struct ReportOptions {
    bool hasLeaderboard = true;
    bool hasCosts = true;
    bool isDark = false;  ///< light unless asked for: a picture is mostly seen on white
    QString note;         ///< a line of the user's own under the headline, in place of nothing; may be empty
    QDate exported;       ///< invalid: today
    bool isDataInside = true;  ///< says in the footer that the picture carries its data (PNG)

    bool operator==(const ReportOptions&) const = default;
};

/// Everything that the picture says, in words and numbers that are ready to be painted. Plain value.
struct ReportData {
    bool isDark = false;
    QString headline;
    QString subtitle;
    QString note;
    QList<ReportFact> facts;
    CurveState accuracy;
    CurveState loss;
    QString chartsNote;  ///< which run of several the curves are of: "seed 44, the median run"
    bool hasLeaderboard = true;
    bool hasCosts = true;
    QString timeHead;       ///< "minutes", or "seconds"
    QString costHead;       ///< "¢ a run", or "cost a run"
    QList<ReportRow> rows;  ///< at most seven, the set shown among them
    QString tableNote;
    Phases phases;                    ///< of the run that stands for its set
    std::optional<double> feedShare;  ///< how well the processor fed the device, 0-1
    QString fingerprint;              ///< "7f3a 91c2 04be 5d18"
    QStringList measured;             ///< first line of the footer: what was counted
    QStringList made;                 ///< second line: with which programs, when
    bool isDataInside = true;
};

/// The report of one set, out of all records. Error::Usage with a sentence: unknown set, running, or without
/// an epoch.
Result<ReportData> buildReport(const QString& setId, const QList<RunRecord>& records,
                               const QList<Annotations>& annotations, const CostModel& costs,
                               const ReportOptions& options);

/// The same from a leaderboard that is there already; `row` is one of the group's.
Result<ReportData> buildReport(const LeaderboardGroup& group, const LeaderboardRow& row,
                               const CostModel& costs, const ReportOptions& options);

/// Whether a row can be shown in a report: it runs no more and has a finished epoch.
bool isReportable(const LeaderboardRow& row);

/// The records and annotations of one set alone: what travels inside its picture.
RecordDocument documentOfSet(const QString& setId, const RecordDocument& everything);

}  // namespace epochmark
