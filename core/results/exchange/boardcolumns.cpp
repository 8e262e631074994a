// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/boardcolumns.h"

#include "base/format.h"
#include "measure/energywords.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/tabletext.h"
#include "workload/presettitle.h"

#include <QObject>

namespace epochmark {

namespace {

using tabletext::csvNumber;

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
    return row.energy ? QObject::tr("%1 Wh, %2")
                            .arg(format::rate(row.energy->joules / 3600), shownScope(row.energy->scope))
                      : format::unknown();
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
    return words.join(QLatin1Char(' '));
}

QString imagesText(const LeaderboardRow& row)
{
    return row.imagesPerSecond ? format::rate(*row.imagesPerSecond) : format::unknown();
}

QString costText(const LeaderboardRow& row)
{
    return row.cost ? format::money(row.cost->amount, row.cost->currency) : format::unknown();
}

/// Builds the columns of some rows.
class Columns {
public:
    explicit Columns(const QList<LeaderboardRow>& rows) : m_rows(rows) {}

    /// Sorted by `key`, which answers a number, known or not.
    template <typename Text, typename Key>
    void addNumbers(const QString& head, Text text, Key key)
    {
        BoardColumn column{head, true, {}, {}};
        for (const LeaderboardRow& row : m_rows) {
            column.cells.append(text(row));
            column.keys.append(csvNumber(std::optional<double>(key(row))));
        }
        m_columns.append(column);
    }

    void addWords(const QString& head, const QStringList& cells)
    {
        m_columns.append({head, false, cells, cells});
    }

    template <typename Text>
    void addWords(const QString& head, Text text)
    {
        QStringList cells;
        for (const LeaderboardRow& row : m_rows) {
            cells.append(text(row));
        }
        addWords(head, cells);
    }

    /// Less those that tell nothing.
    QList<BoardColumn> columns() const
    {
        QList<BoardColumn> telling;
        for (const BoardColumn& column : m_columns) {
            if (telling.isEmpty() || !tabletext::tellsNothing(column.cells)) {
                telling.append(column);
            }
        }
        return telling;
    }

private:
    const QList<LeaderboardRow>& m_rows;
    QList<BoardColumn> m_columns;
};

}  // namespace

QList<BoardColumn> boardColumns(const QList<LeaderboardRow>& rows)
{
    using Row = LeaderboardRow;
    using Number = std::optional<double>;
    const format::TimeUnit unit = timeUnitOf(rows);
    Columns columns(rows);
    columns.addNumbers(QObject::tr("rank"), rankText,
                       [](const Row& row) { return row.rank ? Number(*row.rank) : Number(); });
    columns.addWords(QObject::tr("device"), distinctNames(rows, Beside::Configuration));
    columns.addWords(QObject::tr("configuration"), [](const Row& row) { return row.configuration; });
    columns.addNumbers(
        QObject::tr("time"), [unit](const Row& row) { return timeText(row, unit); },
        [](const Row& row) { return row.medianSeconds; });
    columns.addNumbers(QObject::tr("speed-up"), speedupText, [](const Row& row) { return row.speedup; });
    columns.addNumbers(QObject::tr("images/s"), imagesText,
                       [](const Row& row) { return row.imagesPerSecond; });
    columns.addNumbers(QObject::tr("validation"), accuracyText,
                       [](const Row& row) { return row.validationAccuracy; });
    columns.addNumbers(QObject::tr("cost a run"), costText,
                       [](const Row& row) { return row.cost ? Number(row.cost->amount) : Number(); });
    columns.addNumbers(QObject::tr("energy"), energyText,
                       [](const Row& row) { return row.energy ? Number(row.energy->joules) : Number(); });
    columns.addNumbers(QObject::tr("runs"), runsText,
                       [](const Row& row) { return Number(row.countedSeconds.size()); });
    columns.addWords(QObject::tr("when"),
                     [](const Row& row) { return row.when.toUTC().toString(QStringLiteral("yyyy-MM-dd")); });
    columns.addWords(QObject::tr("remarks"), remarksText);
    return columns.columns();
}

QList<LeaderboardRow> endedRows(const LeaderboardGroup& group)
{
    QList<LeaderboardRow> rows = group.rows;
    rows.removeIf([](const LeaderboardRow& row) { return row.status == RunStatus::Running; });
    return rows;
}

QString workloadWords(const LeaderboardGroup& group, const QString& fingerprint)
{
    if (group.rows.isEmpty() || !group.rows.first().runs.last().isWorkloadReadable()) {
        return {};
    }
    return QObject::tr(
               "%1 pictures to train, %2 to test, %3 epochs, batch %4, %5, %6 pipeline. Fingerprint %7.")
        .arg(format::count(group.workload.trainPictures), format::count(group.workload.testPictures))
        .arg(group.workload.epochs)
        .arg(group.workload.batchSize)
        .arg(toString(group.workload.precision), pipelineTitle(group.workload.pipeline), fingerprint);
}

}  // namespace epochmark
