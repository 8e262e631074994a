// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardtext.h"

#include "base/format.h"
#include "base/printable.h"
#include "commandline.h"
#include "recordtext.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"

#include <QLocale>
#include <QObject>

namespace epochmark::cli {

namespace {

QString orUnknown(const std::optional<double>& value, QString (*text)(double))
{
    return value ? text(*value) : format::unknown();
}

QString rankText(const LeaderboardRow& row)
{
    return row.rank ? QString::number(*row.rank) + (row.isRankShared ? QStringLiteral("=") : QString())
                    : format::unknown();
}

QString speedupText(const LeaderboardRow& row)
{
    if (row.isBaseline) {
        return QObject::tr("baseline");
    }
    const auto speedup = speedupOf(row);
    return speedup ? ratioWords(*speedup) : format::unknown();
}

QString sharedWords(const LeaderboardRow& row)
{
    return row.shared ? QObject::tr("shared by %1").arg(printable(row.shared->by)) : QString();
}

QString standing(const LeaderboardRow& row)
{
    if (row.status == RunStatus::Running) {
        return QObject::tr("running, epochs so far: %1").arg(row.runs.last().epochs.size());
    }
    if (!row.isRanked) {
        return (row.unrankedReasons + QStringList(sharedWords(row))).join(u' ').trimmed();
    }
    QStringList words{row.hasLearned ? QObject::tr("learned") : QString(), row.doubtWords(),
                      sharedWords(row)};
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QStringList rowCells(const LeaderboardRow& row, format::TimeUnit unit)
{
    const QString cost = row.cost ? format::money(row.cost->amount, row.cost->currency) : format::unknown();
    return {rankText(row),
            shortId(row.setId),
            shortName(row),
            row.configuration,
            row.medianSeconds ? format::timeIn(unit, *row.medianSeconds) : format::unknown(),
            speedupText(row),
            orUnknown(row.imagesPerSecond, format::rate),
            format::percent(row.validationAccuracy),
            cost,
            QString::number(row.rankedRuns > 0 ? row.rankedRuns : static_cast<int>(row.runs.size())),
            QLocale().toString(row.when.toLocalTime(), QLocale::ShortFormat),
            standing(row)};
}

}  // namespace

void printGroup(const LeaderboardGroup& group, const Console& console)
{
    console.print(
        QStringLiteral("%1 · %2").arg(printable(group.title), format::fingerprint(group.fingerprint)));
    const format::TimeUnit unit = timeUnitOf(group.rows);
    QList<QStringList> rows{{QObject::tr("Rank"), QObject::tr("ID"), QObject::tr("Device"),
                             QObject::tr("Configuration"), QObject::tr("Time, %1").arg(format::name(unit)),
                             QObject::tr("Speed-up"), QObject::tr("Images/s"), QObject::tr("Val. acc."),
                             QObject::tr("Cost"), QObject::tr("N"), QObject::tr("When"), QString()}};
    for (const LeaderboardRow& row : group.rows) {
        rows.append(rowCells(row, unit));
    }
    console.print(table(rows, {true, false, false, false, true, true, true, true, true, true, false, false}));
}

}  // namespace epochmark::cli
