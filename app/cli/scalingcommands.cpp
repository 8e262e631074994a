// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "base/printable.h"
#include "board/scaling.h"
#include "command.h"
#include "recordtext.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

QString money(const std::optional<RunCost>& cost)
{
    return cost ? format::money(cost->amount, cost->currency) : format::unknown();
}

void printSeries(const ScalingSeries& series, const Console& console)
{
    console.print(QObject::tr("%1 · %2, threads a rank: %3", "a workload, a device")
                      .arg(printable(series.title), printable(series.device))
                      .arg(series.threads));
    QList<QStringList> rows{{QObject::tr("Ranks"), QObject::tr("hosts"), QObject::tr("ID"),
                             QObject::tr("time"), QObject::tr("speed-up"), QObject::tr("efficiency"),
                             QObject::tr("work"), QObject::tr("exchange"), QObject::tr("cost"), QString()}};
    for (const ScalingPoint& point : series.points) {
        rows.append({QString::number(point.ranks), QString::number(point.hosts), shortId(point.setId),
                     format::runTime(point.seconds),
                     point.speedup ? format::factor(*point.speedup) : format::unknown(),
                     format::percent(point.efficiency), format::percent(point.workShare),
                     format::percent(point.exchangeShare), money(point.cost), point.remark()});
    }
    console.print(table(rows, {true, true, false, true, true, true, true, true, true, false}));
    if (const QString sentence = series.sentence(); !sentence.isEmpty()) {
        console.print(sentence);
    } else {
        console.print(series.whyNoSentence());
    }
}

int runScaling(const Arguments& arguments, Console& console)
{
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto board = readBoard(*store.value());
    if (!board) {
        return console.fail(board.error());
    }
    const QList<ScalingSeries> all = scalingOf(board.value());
    if (all.isEmpty()) {
        console.print(QObject::tr("No ranks have trained yet: \"epochmark-cli run --ranks 2\" starts two."));
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i > 0) {
            console.print(QString());
        }
        printSeries(all.at(i), console);
    }
    return kDone;
}

}  // namespace

QList<Command> scalingCommands()
{
    const Grammar scaling{
        QStringLiteral("scaling"),
        QObject::tr("Says how much faster several ranks train than one, and where their time goes."),
        {},
        {storeOption()}};
    return {{scaling, runScaling}};
}

}  // namespace epochmark::cli
