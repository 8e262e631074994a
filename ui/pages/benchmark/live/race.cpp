// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/race.h"

#include "charts/recordcurves.h"
#include "results/board/rownames.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace epochmark {

namespace {

constexpr qsizetype kMostOffered = 12;

/// Gives the words their context in translations.
struct Race {
    Q_DECLARE_TR_FUNCTIONS(Race)
};

/// Against a run without epochs there is nothing to race.
bool canRace(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    return row.isRanked && run != nullptr && !run->epochs.isEmpty();
}

/// Smaller goes first.
int urgency(const LeaderboardRow& row, const QString& deviceName)
{
    const bool isOwn = row.runs.constFirst().device.name == deviceName;
    return row.isBaseline ? 0 : row.rank == 1 ? 1 : isOwn ? 2 : 3;
}

/// A ghost for each row, named so that all are told apart.
QList<Ghost> ghostsOfRows(const QList<LeaderboardRow>& racing, const QString& deviceName)
{
    // The run in work races under its device's short name: none of the others is called so.
    LeaderboardRow own;
    own.deviceName = deviceName;
    const QStringList names = distinctNames(racing + QList<LeaderboardRow>{own});
    QList<Ghost> ghosts;
    for (qsizetype i = 0; i < racing.size(); ++i) {
        const RunRecord& run = *racing.at(i).typicalRun();
        ghosts.append({names.at(i), run.timing.dataSeconds.value_or(0), run.timing.totalSeconds().value_or(0),
                       run.epochs, racing.at(i).setId});
    }
    return ghosts;
}

}  // namespace

QList<LeaderboardRow> possibleRivals(const LeaderboardGroup& group, const QString& deviceName)
{
    QList<const LeaderboardRow*> rows;
    for (const LeaderboardRow& row : group.rows) {
        if (canRace(row)) {
            rows.append(&row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&deviceName](const LeaderboardRow* a, const LeaderboardRow* b) {
                         return urgency(*a, deviceName) < urgency(*b, deviceName);
                     });
    QList<LeaderboardRow> rivals;
    for (const LeaderboardRow* row : std::as_const(rows)) {
        rivals.append(*row);
    }
    return rivals;
}

QList<Rival> offeredRivals(const LeaderboardGroup& group, const QString& deviceName,
                           const QStringList& racing)
{
    QList<Rival> rivals;
    for (const LeaderboardRow& row : possibleRivals(group, deviceName)) {
        if (rivals.size() < kMostOffered || racing.contains(row.setId)) {
            rivals.append({row.setId, choiceText(row), racing.contains(row.setId)});
        }
    }
    return rivals;
}

QList<Ghost> chooseGhosts(const LeaderboardGroup& group, const QString& deviceName, int count)
{
    return ghostsOfRows(possibleRivals(group, deviceName).mid(0, count), deviceName);
}

QList<Ghost> ghostsOf(const LeaderboardGroup& group, const QString& deviceName, const QStringList& setIds)
{
    QList<LeaderboardRow> rivals = possibleRivals(group, deviceName);
    rivals.removeIf([&setIds](const LeaderboardRow& row) { return !setIds.contains(row.setId); });
    return ghostsOfRows(rivals, deviceName);
}

double ghostSecondsAt(const Ghost& ghost, double epochs)
{
    double seconds = ghost.dataSeconds;
    double left = epochs;
    for (const EpochReport& epoch : ghost.epochs) {
        seconds += epoch.seconds * std::clamp(left, 0.0, 1.0);
        left -= 1;
    }
    return seconds;
}

QString spokenTime(double seconds)
{
    if (seconds < 60) {
        return Race::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0));
    }
    const int whole = qRound(seconds);
    return whole < 3600 ? Race::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60)
                        : Race::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString raceSentence(const QList<Ghost>& ghosts, double elapsedSeconds, double epochs)
{
    QStringList racing;
    QStringList done;
    for (const Ghost& ghost : ghosts) {
        const QString name = ghost.name.toHtmlEscaped();
        if (elapsedSeconds >= ghost.totalSeconds) {
            done << name;
            continue;
        }
        const double lead = ghostSecondsAt(ghost, epochs) - elapsedSeconds;
        const QString time = spokenTime(std::abs(lead));
        racing << (lead >= 0 ? Race::tr("<b>%1 ahead</b> of %2").arg(time, name)
                             : Race::tr("<b>%1 behind</b> %2").arg(time, name));
    }
    QStringList sentences;
    if (!racing.isEmpty()) {
        sentences << racing.join(QLatin1String(", ")) + QLatin1Char('.');
    }
    if (!done.isEmpty()) {
        sentences << Race::tr("%1 would be done.", "one device or several", static_cast<int>(done.size()))
                         .arg(done.join(Race::tr(" and ")));
    }
    return sentences.join(QLatin1Char(' '));
}

QStringList raceSentences(const QList<Ghost>& ghosts, double elapsedSeconds, double epochs)
{
    QStringList sentences{raceSentence(ghosts, elapsedSeconds, epochs)};
    for (const qsizetype letters : {32, 22, 14}) {
        QList<Ghost> shortened = ghosts;
        for (Ghost& ghost : shortened) {
            if (ghost.name.size() > letters) {
                ghost.name = ghost.name.left(letters - 1).trimmed() + QChar(0x2026);
            }
        }
        sentences.append(raceSentence(shortened, elapsedSeconds, epochs));
    }
    sentences.removeDuplicates();
    return sentences;
}

RunCurves ghostCurves(const Ghost& ghost, CurveChart::Metric metric, int series)
{
    RunCurves curves = curvesOf(ghost.epochs, ghost.dataSeconds, metric);
    curves.training.clear();
    curves.label = ghost.name;
    curves.series = series;
    curves.isGhost = true;
    curves.isFinished = true;
    curves.totalSeconds = ghost.totalSeconds;
    return curves;
}

}  // namespace epochmark
