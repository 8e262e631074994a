// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "results/board/leaderboard.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// A stored run that races the one in progress. Value.
struct Ghost {
    QString name;
    double dataSeconds = 0;
    double totalSeconds = 0;  ///< its headline
    QList<EpochReport> epochs;
    QString setId;  ///< the row it stands for
};

/// The rows that can race, in the order they are chosen in: the baseline, the fastest, then those nearest to
/// this device's own results. Ranked rows only.
QList<LeaderboardRow> possibleRivals(const LeaderboardGroup& group, const QString& deviceName);

/// A stored result that can race, as the menu of ghosts names it.
struct Rival {
    QString setId;
    QString name;  ///< with its time
    bool isRacing = false;

    bool operator==(const Rival&) const = default;
};

/// The likeliest dozen, and in any case those that race.
QList<Rival> offeredRivals(const LeaderboardGroup& group, const QString& deviceName,
                           const QStringList& racing);

/// Those of these sets that can race, as ghosts.
QList<Ghost> ghostsOf(const LeaderboardGroup& group, const QString& deviceName, const QStringList& setIds);

/// Up to `count` ghosts of a workload: the baseline, the fastest, then those nearest to this device's own
/// results; one a row, each the run nearest to its row's median. Ranked rows only.
QList<Ghost> chooseGhosts(const LeaderboardGroup& group, const QString& deviceName, int count);

/// Where a ghost stood: seconds of its headline when it had done `epochs` (a fraction within an epoch is
/// interpolated).
double ghostSecondsAt(const Ghost& ghost, double epochs);

/// "<b>2.1 s ahead</b> of i5-10400F, <b>3 min 14 s behind</b> EPYC. RTX 3060 Ti would be done." Rich text;
/// empty without ghosts. `elapsedSeconds`: headline so far; `epochs`: finished so far, with fraction.
QString raceSentence(const QList<Ghost>& ghosts, double elapsedSeconds, double epochs);

/// The same, longest first: with whole names, then with shorter and shorter ones.
QStringList raceSentences(const QList<Ghost>& ghosts, double elapsedSeconds, double epochs);

/// A ghost's validation curve. `series` from 1.
RunCurves ghostCurves(const Ghost& ghost, CurveChart::Metric metric, int series);

/// "2.1 s", "1 min 50 s", "2 h 5 min".
QString spokenTime(double seconds);

}  // namespace epochmark
