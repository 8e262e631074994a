// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/comparisonmarkdown.h"

#include "base/format.h"
#include "measure/energywords.h"
#include "results/board/compareanswer.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/tabletext.h"

#include <QObject>

namespace epochmark {

namespace {

using tabletext::markdownCell;
using tabletext::MarkdownColumn;

QStringList namesOf(const Comparison& comparison)
{
    QStringList names;
    for (const QString& name : distinctNames(comparison.rows())) {
        names.append(markdownCell(name));
    }
    return names;
}

QString speedText(const Comparison& comparison, int reference, int row)
{
    const auto ratio = comparison.ratio(reference, row);
    if (!ratio) {
        return format::unknown();
    }
    return row == reference ? format::factor(1) : ratioWithInterval(*ratio);
}

QString resultTable(const Comparison& comparison, const QStringList& names, int reference)
{
    QList<MarkdownColumn> columns{
        {QObject::tr("result"), "---", names},
        {QObject::tr("configuration"), "---", {}},
        {QObject::tr("time"), "--:", {}},
        {QObject::tr("as fast as %1").arg(names.at(reference)), "--:", {}},
        {QObject::tr("validation"), "--:", {}},
        {QObject::tr("cost a run"), "--:", {}},
        {QObject::tr("energy"), "--:", {}},
        {QObject::tr("runs"), "--:", {}},
        {QObject::tr("remarks"), "---", {}},
    };
    const format::TimeUnit unit = timeUnitOf(comparison.rows());
    for (int i = 0; i < comparison.rows().size(); ++i) {
        const LeaderboardRow& row = comparison.rows().at(i);
        const QStringList cells{
            markdownCell(row.configuration),
            timeText(row, unit),
            speedText(comparison, reference, i),
            format::percent(row.validationAccuracy),
            row.cost ? markdownCell(format::money(row.cost->amount, row.cost->currency)) : format::unknown(),
            row.energy ? QObject::tr("%1 Wh, %2")
                             .arg(format::rate(row.energy->joules / 3600),
                                  markdownCell(shownScope(row.energy->scope)))
                       : format::unknown(),
            QString::number(row.countedSeconds.isEmpty() ? row.runs.size() : row.countedSeconds.size()),
            markdownCell(row.doubtWords())};
        for (qsizetype column = 0; column < cells.size(); ++column) {
            columns[column + 1].cells.append(cells.at(column));
        }
    }
    return tabletext::markdownTable(columns);
}

/// Empty where there is nothing to show.
QString settingsTable(const Comparison& comparison, const QStringList& names, bool onlyDifferent)
{
    QList<MarkdownColumn> columns{{QObject::tr("setting"), "---", {}}};
    for (const QString& name : names) {
        columns.append({name, "---", {}});
    }
    for (const ComparedSetting& setting : comparison.settings()) {
        if (onlyDifferent && !setting.isDifferent) {
            continue;
        }
        columns.first().cells.append(markdownCell(setting.name));
        for (qsizetype i = 0; i < setting.values.size(); ++i) {
            columns[i + 1].cells.append(markdownCell(setting.values.at(i)));
        }
    }
    return columns.constFirst().cells.isEmpty() ? QString()
                                                : QLatin1Char('\n') + tabletext::markdownTable(columns);
}

}  // namespace

QByteArray comparisonAsMarkdown(const Comparison& comparison, int reference, bool onlyDifferent)
{
    const QStringList names = namesOf(comparison);
    QString text = QObject::tr("## Epochmark: results compared\n\n");
    for (const QString& sentence :
         {compareAnswer(comparison, distinctNames(comparison.rows())), comparison.verdict()}) {
        text += sentence.isEmpty() ? QString() : markdownCell(sentence) + QStringLiteral("\n\n");
    }
    text += resultTable(comparison, names, reference);
    text += settingsTable(comparison, names, onlyDifferent);
    return text.toUtf8();
}

}  // namespace epochmark
