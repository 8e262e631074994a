// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "recordtext.h"
#include "results/leaderboard.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

/// The rows of the named sets, in the order of their names on the command line.
Result<QList<LeaderboardRow>> rowsOf(const ResultStore& store, const QStringList& ids)
{
    const auto all = readAll(store);
    if (!all) {
        return all.error();
    }
    QList<LeaderboardRow> known;
    for (const LeaderboardGroup& group : buildLeaderboard(all->records, all->annotations, nullptr)) {
        known += group.rows;
    }
    QList<LeaderboardRow> chosen;
    for (const QString& id : ids) {
        const auto found = store.find(id);
        if (!found) {
            return found.error();
        }
        const auto row = std::find_if(known.cbegin(), known.cend(), [&found](const LeaderboardRow& candidate) {
            return candidate.setId == found.value().first().setId;
        });
        if (row != known.cend()) {
            chosen.append(*row);
        }
    }
    return chosen;
}

/// Pipeline alone may differ, on the same device with the same threads: "what your script leaves on the table".
bool differOnlyInPipeline(const RunRecord& left, const RunRecord& right)
{
    WorkloadSpec alike = right.workload;
    alike.pipeline = left.workload.pipeline;
    return left.workload.pipeline != right.workload.pipeline && alike == left.workload
           && left.device.id == right.device.id && left.device.name == right.device.name
           && left.device.threads == right.device.threads
           && left.environment.value(QStringLiteral("cpu")) == right.environment.value(QStringLiteral("cpu"));
}

QString ratioText(const LeaderboardRow& first, const LeaderboardRow& other)
{
    const RunRecord& left = first.runs.first();
    const RunRecord& right = other.runs.first();
    const bool mayDivide = first.fingerprint == other.fingerprint || differOnlyInPipeline(left, right);
    if (!mayDivide || !first.isRanked || !other.isRanked || !first.medianSeconds || !other.medianSeconds) {
        return format::unknown();
    }
    return format::factor(*first.medianSeconds / *other.medianSeconds);
}

QString differenceText(const LeaderboardRow& first, const LeaderboardRow& other)
{
    QStringList parts;
    for (const WorkloadDifference& difference : differences(first.runs.first().workload, other.runs.first().workload)) {
        parts.append(QStringLiteral("%1 %2 / %3").arg(difference.field, difference.left, difference.right));
    }
    return parts.join(QStringLiteral(", "));
}

void printComparison(const QList<LeaderboardRow>& rows, const Console& console)
{
    const LeaderboardRow& first = rows.first();
    for (const LeaderboardRow& row : rows) {
        const QString difference = differenceText(first, row);
        if (difference.isEmpty()) {
            continue;
        }
        const bool isPipelineOnly = differOnlyInPipeline(first.runs.first(), row.runs.first());
        console.print(isPipelineOnly ? QObject::tr("%1 ran another pipeline than %2: %3")
                                           .arg(shortId(row.setId), shortId(first.setId), difference)
                                     : QObject::tr("%1 can't be compared with %2: %3")
                                           .arg(shortId(row.setId), shortId(first.setId), difference));
    }
    QList<QStringList> cells{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("Configuration"), QObject::tr("Time"),
                              QObject::tr("Against the first"), QObject::tr("Val. acc."), QObject::tr("N")}};
    for (const LeaderboardRow& row : rows) {
        cells.append({shortId(row.setId), row.deviceName, row.configuration,
                      row.medianSeconds ? format::runTime(*row.medianSeconds) : format::unknown(), ratioText(first, row),
                      format::percent(row.validationAccuracy), QString::number(row.runs.size())});
    }
    console.print(table(cells, {false, false, false, true, true, true, true}));
}

int runCompare(const Arguments& arguments, Console& console)
{
    const auto store = openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto rows = rowsOf(*store.value(), arguments.operands());
    if (!rows) {
        return console.fail(rows.error());
    }
    printComparison(rows.value(), console);
    return kDone;
}

}  // namespace

QList<Command> compareCommands()
{
    const Grammar compare{QStringLiteral("compare"),
                          QObject::tr("Sets results side by side, and says when they can't be compared and why."),
                          {QStringLiteral("ID ID..."), 2, 100},
                          {storeOption()}};
    return {{compare, runCompare}};
}

}  // namespace epochmark::cli
