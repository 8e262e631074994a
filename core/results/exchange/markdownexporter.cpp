// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/format.h"
#include "results/exchange/tabletext.h"
#include "workload/presettitle.h"

#include <QObject>

namespace epochmark {

namespace {

using tabletext::markdownCell;
using tabletext::markdownLine;

QString rankText(const LeaderboardRow& row)
{
    if (!row.rank) {
        return format::unknown();
    }
    return QString::number(*row.rank) + (row.isRankShared ? QStringLiteral("=") : QString());
}

QString speedupText(const LeaderboardRow& row)
{
    if (!row.speedup) {
        return format::unknown();
    }
    QString text = format::factor(*row.speedup);
    if (row.isBaseline) {
        text += QObject::tr(" (baseline)");
    } else if (row.speedupInterval) {
        text += QObject::tr(" (%1 to %2)")
                    .arg(format::factor(row.speedupInterval->low), format::factor(row.speedupInterval->high));
    }
    return text;
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
    return QObject::tr("%1 Wh, %2").arg(format::rate(row.energy->joules / 3600), row.energy->scope);
}

QString rowLine(const LeaderboardRow& row)
{
    const QString accuracy = format::percent(row.validationAccuracy);
    return markdownLine(
        {rankText(row), markdownCell(row.deviceName), markdownCell(row.configuration),
         row.medianSeconds ? format::runTime(*row.medianSeconds) : format::unknown(), speedupText(row),
         row.imagesPerSecond ? format::rate(*row.imagesPerSecond) : format::unknown(),
         row.hasLearned ? QObject::tr("%1, learned").arg(accuracy) : accuracy,
         row.cost ? format::money(row.cost->amount, row.cost->currency) : format::unknown(), energyText(row),
         runsText(row), row.when.toUTC().toString(QStringLiteral("yyyy-MM-dd")),
         markdownCell(row.unrankedReasons.join(QLatin1Char(' ')))});
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

QString table(const LeaderboardGroup& group)
{
    QString text = QStringLiteral("### %1\n\n").arg(markdownCell(group.title));
    text += workloadLine(group);
    text += markdownLine({QObject::tr("rank"), QObject::tr("device"), QObject::tr("configuration"),
                          QObject::tr("time"), QObject::tr("speed-up"), QObject::tr("images/s"),
                          QObject::tr("validation"), QObject::tr("cost a run"), QObject::tr("energy"),
                          QObject::tr("runs"), QObject::tr("when"), QObject::tr("not ranked because")});
    text += QStringLiteral("|--:|---|---|--:|--:|--:|--:|--:|--:|---|---|---|\n");
    for (const LeaderboardRow& row : group.rows) {
        text += row.status == RunStatus::Running ? QString() : rowLine(row);
    }
    return text;
}

}  // namespace

QByteArray MarkdownExporter::text(const ExportContent& content) const
{
    QStringList tables;
    for (const LeaderboardGroup& group : content.groups) {
        tables += table(group);
    }
    const QString title = QObject::tr("## Epochmark results\n\n");
    return (title + tables.join(QLatin1Char('\n'))).toUtf8();
}

}  // namespace epochmark
