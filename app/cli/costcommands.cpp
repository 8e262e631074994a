// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "cost/costmodel.h"
#include "recordtext.h"
#include "results/leaderboard.h"
#include "storeaccess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

#include <cmath>
#include <limits>

namespace epochmark::cli {

namespace {

QString name(const char* text)
{
    return QString::fromLatin1(text);
}

QJsonValue costJson(const std::optional<RunCost>& cost)
{
    if (!cost) {
        return QJsonValue(QJsonValue::Null);
    }
    const QJsonValue date = cost->priceDate ? QJsonValue(cost->priceDate->toString(Qt::ISODate)) : QJsonValue();
    return QJsonObject{{name("amount"), cost->amount},
                       {name("currency"), cost->currency},
                       {name("source"), cost->source},
                       {name("price_date"), date},
                       {name("energy_included"), cost->isEnergyIncluded}};
}

QString costText(const std::optional<RunCost>& cost)
{
    return cost ? format::money(cost->amount, cost->currency) : format::unknown();
}

/// The run in the middle of a set's times: its cost stands for the set's.
const RunRecord& medianRun(const LeaderboardRow& row)
{
    const RunRecord* best = &row.runs.first();
    double away = std::numeric_limits<double>::max();
    for (const RunRecord& run : row.runs) {
        const auto total = run.timing.totalSeconds();
        if (total && row.medianSeconds && std::abs(*total - *row.medianSeconds) < away) {
            away = std::abs(*total - *row.medianSeconds);
            best = &run;
        }
    }
    return *best;
}

Result<QList<LeaderboardRow>> allRows(const ResultStore& store)
{
    const auto board = readBoard(store);
    if (!board) {
        return board.error();
    }
    QList<LeaderboardRow> rows;
    for (const LeaderboardGroup& group : board.value()) {
        rows += group.rows;
    }
    return rows;
}

void printCosts(const QList<LeaderboardRow>& rows, const CostModel& costs, const Console& console)
{
    QList<QStringList> cells{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("Time"), QObject::tr("A run, bought"),
                              QObject::tr("A run, rented"), QObject::tr("Price from")}};
    for (const LeaderboardRow& row : rows) {
        const RunRecord& run = medianRun(row);
        const auto buy = costs.cost(run, PriceKind::Buy);
        const auto rent = costs.cost(run, PriceKind::Rent);
        const QString source = buy ? buy->source : rent ? rent->source : format::unknown();
        cells.append({shortId(row.setId), row.deviceName,
                      row.medianSeconds ? format::runTime(*row.medianSeconds) : format::unknown(), costText(buy),
                      costText(rent), source});
    }
    console.print(table(cells, {false, false, true, true, true, false}));
}

QByteArray costsJson(const QList<LeaderboardRow>& rows, const CostModel& costs)
{
    QJsonArray list;
    for (const LeaderboardRow& row : rows) {
        const RunRecord& run = medianRun(row);
        list.append(QJsonObject{{name("set_id"), row.setId},
                                {name("device"), run.device.name},
                                {name("median_s"), row.medianSeconds ? QJsonValue(*row.medianSeconds) : QJsonValue()},
                                {name("buy"), costJson(costs.cost(run, PriceKind::Buy))},
                                {name("rent"), costJson(costs.cost(run, PriceKind::Rent))}});
    }
    return QJsonDocument(QJsonObject{{name("costs"), list}}).toJson();
}

int runCost(const Arguments& arguments, Console& console)
{
    const auto store = openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto rows = allRows(*store.value());
    const auto prices = loadPrices(*store.value());
    if (!rows || !prices) {
        return console.fail(!rows ? rows.error() : prices.error());
    }
    const CostModel costs(prices.value());
    if (arguments.has(name("json"))) {
        console.printData(costsJson(rows.value(), costs));
    } else if (rows->isEmpty()) {
        console.print(QObject::tr("No results yet. \"epochmark-cli run --dataset demo\" makes the first."));
    } else {
        printCosts(rows.value(), costs, console);
    }
    return kDone;
}

}  // namespace

QList<Command> costCommands()
{
    const Grammar cost{name("cost"), QObject::tr("Says what a run costs on each device, by today's prices."), {},
                       {{name("json"), {}, QObject::tr("as JSON on standard output")}, storeOption()}};
    return QList<Command>{{cost, runCost}} + priceCommands();
}

}  // namespace epochmark::cli
