// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "cost/breakeven.h"
#include "cost/costmodel.h"
#include "cost/costtable.h"
#include "cost/rowcost.h"
#include "costanswers.h"
#include "recordtext.h"
#include "results/board/leaderboard.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/record/pricesource.h"
#include "storeaccess.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

namespace epochmark::cli {

namespace {

QString costText(const std::optional<RunCost>& cost)
{
    return cost ? format::money(cost->amount, cost->currency) : format::unknown();
}

QList<LeaderboardRow> allRows(const Board& board)
{
    QList<LeaderboardRow> rows;
    for (const LeaderboardGroup& group : board.groups) {
        rows += group.rows;
    }
    return rows;
}

void printCosts(const QList<LeaderboardRow>& rows, const CostModel& costs, const Console& console)
{
    if (rows.isEmpty()) {
        console.print(QObject::tr("No results yet. \"epochmark-cli run --dataset demo\" makes the first."));
        return;
    }
    QList<QStringList> cells{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("Time"),
                              QObject::tr("A run, bought"), QObject::tr("A run, rented"),
                              QObject::tr("Price from")}};
    const format::TimeUnit unit = timeUnitOf(rows);
    for (const LeaderboardRow& row : rows) {
        const auto buy = rowCost(row, PriceKind::Buy, costs);
        const auto rent = rowCost(row, PriceKind::Rent, costs);
        const QString source = buy    ? pricesource::shown(buy->source)
                               : rent ? pricesource::shown(rent->source)
                                      : format::unknown();
        cells.append(
            {shortId(row.setId), row.deviceName, timeText(row, unit), costText(buy), costText(rent), source});
    }
    console.print(table(cells, {false, false, true, true, true, false}));
}

QJsonArray costsJson(const QList<LeaderboardRow>& rows, const CostModel& costs)
{
    QJsonArray list;
    for (const LeaderboardRow& row : rows) {
        list.append(
            QJsonObject{{name("set_id"), row.setId},
                        {name("device"), row.runs.last().device.name},
                        {name("median_s"), row.medianSeconds ? QJsonValue(*row.medianSeconds) : QJsonValue()},
                        {name("buy"), costJson(rowCost(row, PriceKind::Buy, costs))},
                        {name("rent"), costJson(rowCost(row, PriceKind::Rent, costs))}});
    }
    return list;
}

/// What was asked: the costs of a run always, a job and a break-even where the options say so.
struct Answers {
    Board board;
    QList<LeaderboardRow> rows;  ///< all of the board's
    std::optional<JobQuestion> job;
    std::optional<BreakEven> breakEven;
};

Result<BreakEven> breakEvenOf(const ResultStore& store, const QString& words, const PriceBook& book)
{
    const QStringList ids = words.split(QLatin1Char(','));
    if (ids.size() != 2) {
        return Error{
            ErrorCode::Usage,
            QObject::tr(
                "--break-even takes the ID to buy and the ID to rent, as in --break-even 3f2a91c0,b81d44e7, "
                "not \"%1\".")
                .arg(words),
            {}};
    }
    const auto rows = rowsOf(store, ids);
    return rows ? breakEven(rows->first(), rows->last(), book) : rows.error();
}

Result<Answers> answersOf(const Arguments& arguments, const ResultStore& store, const PriceBook& book)
{
    Answers answers;
    auto board = readBoard(store);
    if (!board) {
        return board.error();
    }
    answers.board = std::move(board).value();
    answers.rows = allRows(answers.board);
    if (arguments.has(name("job"))) {
        const auto job = jobQuestion(arguments.value(name("job")));
        if (!job) {
            return job.error();
        }
        answers.job = job.value();
    }
    if (arguments.has(name("break-even"))) {
        const auto answer = breakEvenOf(store, arguments.value(name("break-even")), book);
        if (!answer) {
            return answer.error();
        }
        answers.breakEven = answer.value();
    }
    return answers;
}

QByteArray asJson(const Answers& answers, const CostModel& costs)
{
    QJsonObject document{{name("costs"), costsJson(answers.rows, costs)}};
    if (answers.job) {
        document.insert(name("job"), jobJson(answers.rows, *answers.job, costs));
    }
    if (answers.breakEven) {
        document.insert(name("break_even"), breakEvenJson(*answers.breakEven));
    }
    return QJsonDocument(document).toJson();
}

/// A table a workload, as the Costs page shows one; the break-even before them.
QByteArray asMarkdown(const Answers& answers, const CostModel& costs)
{
    QByteArrayList parts;
    if (answers.breakEven) {
        parts.append(breakEvenLines(*answers.breakEven).join(QStringLiteral("  \n")).toUtf8() + '\n');
    }
    for (const LeaderboardGroup& group : answers.board.groups) {
        CostTable table{group.title, group.fingerprint, group.rows};
        table.rows.removeIf([](const LeaderboardRow& row) { return !row.medianSeconds; });
        const QStringList names = distinctNames(table.rows);
        for (qsizetype i = 0; i < names.size(); ++i) {
            table.rows[i].deviceName = names.at(i);
        }
        if (answers.job) {
            table.jobPictures = answers.job->pictures;
            table.jobEpochs = answers.job->epochs;
        }
        if (!table.rows.isEmpty()) {
            parts.append(costsAsMarkdown(table, costs));
        }
    }
    return parts.join('\n');
}

void print(const Answers& answers, const CostModel& costs, const Console& console)
{
    if (answers.breakEven) {
        for (const QString& line : breakEvenLines(*answers.breakEven)) {
            console.print(line);
        }
    }
    if (answers.job && !answers.rows.isEmpty()) {
        console.print(jobTable(answers.rows, *answers.job, costs));
    } else if (!answers.breakEven) {
        printCosts(answers.rows, costs, console);
    }
}

int runCost(const Arguments& arguments, Console& console)
{
    if (const auto checked = checkFormats(arguments); !checked) {
        return console.fail(checked.error());
    }
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto prices = loadPrices(*store.value());
    if (!prices) {
        return console.fail(prices.error());
    }
    const auto answers = answersOf(arguments, *store.value(), prices.value());
    if (!answers) {
        return console.fail(answers.error());
    }
    const CostModel costs(prices.value());
    if (arguments.has(name("json"))) {
        console.printData(asJson(answers.value(), costs));
    } else if (arguments.has(name("markdown"))) {
        console.printData(asMarkdown(answers.value(), costs));
    } else {
        print(answers.value(), costs, console);
    }
    return kDone;
}

}  // namespace

QList<Command> costCommands()
{
    const Grammar cost{
        name("cost"),
        QObject::tr("Says what a run costs on each device, by today's prices."),
        {},
        {{name("job"), name("PICTURES,EPOCHS"),
          QObject::tr("what a job of your own would take on each device")},
         {name("break-even"), name("ID,ID"),
          QObject::tr("from which month on buying the first costs less than renting the second")},
         {name("json"), {}, QObject::tr("as JSON on standard output")},
         markdownOption(),
         storeOption()}};
    return QList<Command>{{cost, runCost}} + priceCommands();
}

}  // namespace epochmark::cli
