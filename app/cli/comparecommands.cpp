// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "recordtext.h"
#include "results/board/compareanswer.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/comparisonmarkdown.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

QString ratioText(const Comparison& comparison, int other)
{
    const auto ratio = comparison.ratio(0, other);
    if (!ratio) {
        return format::unknown();
    }
    if (other == 0) {
        return format::factor(1);
    }
    return ratioWithInterval(*ratio);
}

void printRows(const Comparison& comparison, const Console& console)
{
    QList<QStringList> cells{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("Configuration"),
                              QObject::tr("Time"), QObject::tr("As fast as the first"),
                              QObject::tr("Val. acc."), QObject::tr("N")}};
    const QStringList names = distinctNames(comparison.rows(), Beside::Configuration);
    const format::TimeUnit unit = timeUnitOf(comparison.rows());
    for (int i = 0; i < comparison.rows().size(); ++i) {
        const LeaderboardRow& row = comparison.rows().at(i);
        cells.append({shortId(row.setId), names.at(i), row.configuration, timeText(row, unit),
                      ratioText(comparison, i), format::percent(row.validationAccuracy),
                      QString::number(row.runs.size())});
    }
    console.print(table(cells, {false, false, false, true, true, true, true}));
}

void printSettings(const Comparison& comparison, const Console& console)
{
    QStringList head{QString(), QObject::tr("Setting")};
    for (const LeaderboardRow& row : comparison.rows()) {
        head.append(shortId(row.setId));
    }
    QList<QStringList> cells{head};
    for (const ComparedSetting& setting : comparison.settings()) {
        const QString mark = setting.forbidsRatio  ? QStringLiteral("!")
                             : setting.isDifferent ? QStringLiteral("*")
                                                   : QString();
        cells.append(QStringList{mark, setting.name} + setting.values);
    }
    console.print(table(cells, QList<bool>(head.size(), false)));
    console.print(QObject::tr("* differs   ! differs, and is part of the workload"));
}

int runCompare(const Arguments& arguments, Console& console)
{
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto rows = rowsOf(*store.value(), arguments.operands());
    if (!rows) {
        return console.fail(rows.error());
    }
    const Comparison comparison(rows.value());
    if (arguments.has(name("markdown"))) {
        console.printData(comparisonAsMarkdown(comparison, 0, false));
        return kDone;
    }
    if (const QString answer = compareAnswer(comparison, distinctNames(comparison.rows()));
        !answer.isEmpty()) {
        console.print(answer);
    }
    console.print(comparison.verdict());
    for (const QString& obstacle : comparison.obstacles()) {
        console.print(QStringLiteral("  %1").arg(obstacle));
    }
    printRows(comparison, console);
    console.print(QString());
    printSettings(comparison, console);
    return kDone;
}

}  // namespace

QList<Command> compareCommands()
{
    const Grammar compare{
        QStringLiteral("compare"),
        QObject::tr("Sets results side by side, and says when they can't be compared and why."),
        {QStringLiteral("ID ID..."), 2, 100},
        {markdownOption(), storeOption()}};
    return {{compare, runCompare}};
}

}  // namespace epochmark::cli
