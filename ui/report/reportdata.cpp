// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportdata.h"

#include "base/format.h"
#include "board/board.h"
#include "charts/recordcurves.h"
#include "measure/runflags.h"
#include "report/reportfacts.h"
#include "results/board/rownames.h"

#include <QCoreApplication>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qsizetype kMostRows = 7;

struct DataText {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Which rows of a long leaderboard are shown: the best, the one that the report is about, and the baseline.
QList<const LeaderboardRow*> chosenRows(const LeaderboardGroup& group, const QString& setId)
{
    QList<const LeaderboardRow*> rows;
    QList<const LeaderboardRow*> must;
    for (const LeaderboardRow& row : group.rows) {
        const bool isThis = row.setId == setId;
        if (isThis || (row.isRanked && row.rank)) {
            rows.append(&row);
            if (isThis || row.isBaseline) {
                must.append(&row);
            }
        }
    }
    for (qsizetype i = rows.size() - 1; i >= 0 && rows.size() > kMostRows; --i) {
        if (!must.contains(rows[i])) {
            rows.removeAt(i);
        }
    }
    return rows;
}

ReportRow reportRow(const LeaderboardRow& row, const QString& setId, format::TimeUnit unit, bool isAllCents)
{
    ReportRow shown;
    shown.isThis = row.setId == setId;
    shown.isBaseline = row.isBaseline;
    shown.rank = row.rank ? QString::number(*row.rank) + (row.isRankShared ? QStringLiteral("=") : QString())
                          : format::unknown();
    shown.configuration = row.configuration;
    shown.badge = shown.isThis     ? DataText::tr("this run")
                  : row.isBaseline ? DataText::tr("baseline")
                                   : QString();
    shown.time = row.medianSeconds ? format::timeIn(unit, *row.medianSeconds) : format::unknown();
    shown.speedup = row.speedup ? format::factor(*row.speedup) : format::unknown();
    shown.speedupValue = row.speedup;
    shown.speedupInterval = row.speedupInterval;
    shown.cost = !row.cost    ? format::unknown()
                 : isAllCents ? runMoney(*row.cost).first
                              : format::money(row.cost->amount, row.cost->currency);
    return shown;
}

QString assumptionsText(const UsageAssumptions& usage)
{
    const auto number = [](double value) { return format::number(value, 4); };
    return DataText::tr("Cost: %1 h a day, %2 days a month, %3 years, resale %4 %, %5 a kWh.")
        .arg(number(usage.hoursPerDay), number(usage.daysPerMonth), number(usage.lifetimeYears),
             number(usage.resaleShare * 100), format::money(usage.tariffPerKwh, usage.tariffCurrency));
}

QString tableNote(const QList<const LeaderboardRow*>& rows, qsizetype leftOut, const CostModel& costs,
                  bool hasCosts)
{
    QStringList sentences;
    const bool hasInterval = std::any_of(rows.begin(), rows.end(),
                                         [](const auto* row) { return row->speedupInterval; });
    sentences.append(hasInterval
                         ? DataText::tr("Whiskers: 95 % interval. Rows whose intervals overlap share a rank.")
                         : DataText::tr("An interval needs three runs of a device."));
    const auto priced = std::find_if(rows.begin(), rows.end(),
                                     [](const auto* row) { return row->cost.has_value(); });
    if (hasCosts && priced != rows.end()) {
        sentences.append(assumptionsText(costs.book().assumptions));
    }
    if (hasCosts && std::any_of(rows.begin(), rows.end(), [](const auto* row) { return !row->cost; })) {
        sentences.append(DataText::tr("\"-\" means that no price was given."));
    }
    if (leftOut > 0) {
        sentences.append(DataText::tr("%Ln more results are not shown.", nullptr, static_cast<int>(leftOut)));
    }
    return sentences.join(QLatin1Char(' '));
}

void fillTable(ReportData& report, const ReportSource& source)
{
    const QList<const LeaderboardRow*> rows = chosenRows(source.group, source.row.setId);
    QList<LeaderboardRow> shownRows;
    QList<double> times;
    QStringList units;
    for (const LeaderboardRow* row : rows) {
        shownRows.append(*row);
        if (row->medianSeconds) {
            times.append(*row->medianSeconds);
        }
        if (row->cost) {
            units.append(runMoney(*row->cost).second);
        }
    }
    units.removeDuplicates();
    const bool isAllCents = units.size() == 1 && units.first() != DataText::tr("a run");
    const format::TimeUnit unit = format::timeUnit(times);
    const QStringList names = distinctNames(shownRows, Beside::Configuration);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        report.rows.append(reportRow(*rows[i], source.row.setId, unit, isAllCents));
        report.rows.last().device = names.at(i);
    }
    report.timeHead = unit == format::TimeUnit::Minutes ? DataText::tr("minutes") : DataText::tr("seconds");
    report.costHead = isAllCents ? units.first() : DataText::tr("cost a run");
    const auto ranked = std::count_if(source.group.rows.begin(), source.group.rows.end(),
                                      [](const LeaderboardRow& row) { return row.rank.has_value(); });
    const auto shown = std::count_if(rows.begin(), rows.end(),
                                     [](const auto* row) { return row->rank.has_value(); });
    report.tableNote = tableNote(rows, ranked - shown, source.costs, source.options.hasCosts);
}

CurveState chartOf(const RunRecord& run, CurveChart::Metric metric)
{
    CurveState state;
    state.metric = metric;
    state.curves = {curvesOf(run, metric)};
    state.plannedEpochs = run.workload.epochs;
    return state;
}

ReportData reportOf(const ReportSource& source)
{
    ReportData report;
    report.isDark = source.options.isDark;
    report.headline = reportHeadline(source);
    report.subtitle = reportSubtitle(source);
    report.note = source.options.note;
    report.facts = reportFacts(source);
    report.accuracy = chartOf(source.run, CurveChart::Metric::Accuracy);
    report.loss = chartOf(source.run, CurveChart::Metric::Loss);
    if (source.row.countedSeconds.size() > 1) {
        report.chartsNote = DataText::tr("seed %1, the median run").arg(source.run.seed);
    }
    report.phases = source.run.timing.phases;
    report.feedShare = flags::feedShare(source.run.device.kind, report.phases.inputSeconds,
                                        source.run.timing.trainSeconds.value_or(0));
    report.hasLeaderboard = source.options.hasLeaderboard;
    report.hasCosts = source.options.hasCosts;
    fillTable(report, source);
    report.fingerprint = format::fingerprint(source.group.fingerprint);
    report.measured = reportCounts(source);
    report.made = reportMaking(source);
    report.isDataInside = source.options.isDataInside;
    return report;
}

}  // namespace

bool isReportable(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    return row.status != RunStatus::Running && run != nullptr && !run->epochs.isEmpty();
}

Result<ReportData> buildReport(const LeaderboardGroup& group, const LeaderboardRow& row,
                               const CostModel& costs, const ReportOptions& options)
{
    if (!isReportable(row)) {
        return Error{ErrorCode::Usage,
                     DataText::tr("This result has no finished epoch to show. Choose a finished run."),
                     {}};
    }
    return reportOf({group, row, *row.typicalRun(), costs, options});
}

Result<ReportData> buildReport(const QString& setId, const QList<RunRecord>& records,
                               const QList<Annotations>& annotations, const CostModel& costs,
                               const ReportOptions& options)
{
    const Board board = boardOf({records, annotations}, costs);
    if (const LeaderboardRow* row = board.rowOfSet(setId)) {
        return buildReport(*board.groupOfSet(setId), *row, costs, options);
    }
    return Error{ErrorCode::Usage,
                 DataText::tr("No result has the id %1. Choose one of those stored.").arg(setId),
                 {}};
}

RecordDocument documentOfSet(const QString& setId, const RecordDocument& everything)
{
    RecordDocument document;
    for (const RunRecord& record : everything.records) {
        if (record.setId == setId && record.status != RunStatus::Running) {
            document.records.append(record);
        }
    }
    for (const Annotations& annotations : everything.annotations) {
        if (annotations.setId == setId) {
            document.annotations.append(annotations);
        }
    }
    return document;
}

}  // namespace epochmark
