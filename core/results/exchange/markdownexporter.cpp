// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/format.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/tabletext.h"
#include "workload/presettitle.h"

#include <QObject>

namespace epochmark {

namespace {

using tabletext::markdownCell;
using tabletext::MarkdownColumn;

QString rankText(const LeaderboardRow& row)
{
    if (!row.rank) {
        return format::unknown();
    }
    return QString::number(*row.rank) + (row.isRankShared ? QStringLiteral("=") : QString());
}

QString speedupText(const LeaderboardRow& row)
{
    if (row.isBaseline && row.speedup) {
        return format::factor(*row.speedup) + QObject::tr(" (baseline)");
    }
    const auto speedup = speedupOf(row);
    return speedup ? ratioWithInterval(*speedup) : format::unknown();
}

QString runsText(const LeaderboardRow& row)
{
    if (row.countedSeconds.isEmpty()) {
        return toString(row.status);
    }
    const auto count = row.countedSeconds.size();
    const QString runs = count == 1 ? QObject::tr("single run") : QObject::tr("%1 runs").arg(count);
    return row.variation ? QStringLiteral("%1, ±%2").arg(runs, format::percent(row.variation)) : runs;
}

QString energyText(const LeaderboardRow& row)
{
    if (!row.energy) {
        return format::unknown();
    }
    return QObject::tr("%1 Wh, %2")
        .arg(format::rate(row.energy->joules / 3600), markdownCell(row.energy->scope));
}

QString accuracyText(const LeaderboardRow& row)
{
    const QString accuracy = format::percent(row.validationAccuracy);
    return row.hasLearned ? QObject::tr("%1, learned").arg(accuracy) : accuracy;
}

/// Why it has no rank, and what casts doubt on its time.
QString remarksText(const LeaderboardRow& row)
{
    QStringList words = row.isRanked ? QStringList(row.doubtWords()) : row.unrankedReasons;
    words.removeDuplicates();
    return markdownCell(words.join(QLatin1Char(' ')));
}

QList<MarkdownColumn> columnsOf(const QList<LeaderboardRow>& rows)
{
    const auto cells = [&rows](auto text) {
        QStringList list;
        for (const LeaderboardRow& row : rows) {
            list.append(text(row));
        }
        return list;
    };
    QStringList names;
    for (const QString& name : distinctNames(rows, Beside::Configuration)) {
        names.append(markdownCell(name));
    }
    using Row = LeaderboardRow;
    const format::TimeUnit unit = timeUnitOf(rows);
    return {{QObject::tr("rank"), "--:", cells(rankText)},
            {QObject::tr("device"), "---", names},
            {QObject::tr("configuration"), "---",
             cells([](const Row& row) { return markdownCell(row.configuration); })},
            {QObject::tr("time"), "--:", cells([unit](const Row& row) { return timeText(row, unit); })},
            {QObject::tr("speed-up"), "--:", cells(speedupText)},
            {QObject::tr("images/s"), "--:", cells([](const Row& row) {
                 return row.imagesPerSecond ? format::rate(*row.imagesPerSecond) : format::unknown();
             })},
            {QObject::tr("validation"), "--:", cells(accuracyText)},
            {QObject::tr("cost a run"), "--:", cells([](const Row& row) {
                 return row.cost ? markdownCell(format::money(row.cost->amount, row.cost->currency))
                                 : format::unknown();
             })},
            {QObject::tr("energy"), "--:", cells(energyText)},
            {QObject::tr("runs"), "---", cells(runsText)},
            {QObject::tr("when"), "---",
             cells([](const Row& row) { return row.when.toUTC().toString(QStringLiteral("yyyy-MM-dd")); })},
            {QObject::tr("remarks"), "---", cells(remarksText)}};
}

/// What the group's rows have trained; empty when it can't be read.
QString workloadLine(const LeaderboardGroup& group)
{
    if (!group.rows.first().runs.last().isWorkloadReadable()) {
        return {};
    }
    return QObject::
        tr("%1 pictures to train, %2 to test, %3 epochs, batch %4, %5, %6 pipeline. Fingerprint `%7`.\n\n")
            .arg(format::count(group.workload.trainPictures), format::count(group.workload.testPictures))
            .arg(group.workload.epochs)
            .arg(group.workload.batchSize)
            .arg(toString(group.workload.precision), pipelineTitle(group.workload.pipeline),
                 format::fingerprint(group.fingerprint));
}

/// Empty where all of it is still running.
QString table(const LeaderboardGroup& group)
{
    QList<LeaderboardRow> rows = group.rows;
    rows.removeIf([](const LeaderboardRow& row) { return row.status == RunStatus::Running; });
    return rows.isEmpty() ? QString()
                          : QStringLiteral("### %1\n\n").arg(markdownCell(group.title)) + workloadLine(group)
                                + tabletext::markdownTable(columnsOf(rows));
}

}  // namespace

QByteArray MarkdownExporter::text(const ExportContent& content) const
{
    QStringList tables;
    for (const LeaderboardGroup& group : content.groups) {
        tables += table(group);
    }
    tables.removeAll(QString());
    const QString title = QObject::tr("## Epochmark results\n\n");
    return (title + tables.join(QLatin1Char('\n'))).toUtf8();
}

}  // namespace epochmark
