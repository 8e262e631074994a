// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/costtable.h"

#include "base/format.h"
#include "cost/jobestimate.h"
#include "cost/rowcost.h"
#include "measure/energywords.h"
#include "results/board/rowtimes.h"
#include "results/exchange/tabletext.h"
#include "results/record/pricesource.h"

#include <QLocale>
#include <QObject>

namespace epochmark {

namespace {

using tabletext::csvNumber;
using tabletext::markdownCell;
using tabletext::markdownLine;

struct Line {
    const LeaderboardRow* row;
    std::optional<RunCost> cost;
};

QList<Line> linesOf(const CostTable& table, const CostModel& costs)
{
    QList<Line> lines;
    for (const LeaderboardRow& row : table.rows) {
        const QList<RunCost> known = rowCosts(row, costs);
        for (const RunCost& cost : known) {
            lines.append({&row, cost});
        }
        if (known.isEmpty()) {
            lines.append({&row, std::nullopt});
        }
    }
    return lines;
}

std::optional<JobEstimate> jobOf(const CostTable& table, const LeaderboardRow& row, const CostModel& costs)
{
    return table.jobPictures > 0 && table.jobEpochs > 0
               ? estimateJob(row, table.jobPictures, table.jobEpochs, costs)
               : std::nullopt;
}

QStringList csvHead()
{
    return QStringLiteral(
               "set_id device configuration fingerprint median_s runs kind cost currency source price_date "
               "energy_included hours_per_day days_per_month lifetime_years resale_share tariff_per_kwh "
               "tariff_currency job_pictures job_epochs job_s job_low_s job_high_s job_cost job_currency "
               "job_kwh "
               "job_energy_scope")
        .split(QLatin1Char(' '));
}

QStringList csvCost(const std::optional<RunCost>& cost)
{
    if (!cost) {
        return QStringList(6);
    }
    const bool isBought = cost->kind == PriceKind::Buy;
    return {toString(cost->kind),
            csvNumber(cost->amount),
            cost->currency,
            cost->source,
            cost->priceDate ? cost->priceDate->toString(Qt::ISODate) : QString(),
            !isBought                ? QString()
            : cost->isEnergyIncluded ? QStringLiteral("true")
                                     : QStringLiteral("false")};
}

QStringList csvAssumptions(const UsageAssumptions& use)
{
    return {csvNumber(use.hoursPerDay), csvNumber(use.daysPerMonth), csvNumber(use.lifetimeYears),
            csvNumber(use.resaleShare), csvNumber(use.tariffPerKwh), use.tariffCurrency};
}

QStringList csvJob(const CostTable& table, const std::optional<JobEstimate>& job)
{
    if (!job) {
        return QStringList(9);
    }
    return {QString::number(table.jobPictures),
            QString::number(table.jobEpochs),
            csvNumber(job->seconds),
            job->interval ? csvNumber(job->interval->low) : QString(),
            job->interval ? csvNumber(job->interval->high) : QString(),
            job->cost ? csvNumber(job->cost->amount) : QString(),
            job->cost ? job->cost->currency : QString(),
            csvNumber(job->kilowattHours),
            job->energyScope};
}

QString sourceText(const RunCost& cost)
{
    const QString source = pricesource::shown(cost.source);
    return cost.priceDate ? QStringLiteral("%1, %2").arg(source, cost.priceDate->toString(Qt::ISODate))
                          : source;
}

QString costLine(const Line& line, format::TimeUnit unit)
{
    const LeaderboardRow& row = *line.row;
    const QString kind = !line.cost                           ? format::unknown()
                         : line.cost->kind == PriceKind::Rent ? QObject::tr("rent")
                                                              : QObject::tr("buy");
    return markdownLine(
        {markdownCell(row.deviceName), markdownCell(row.configuration), timeText(row, unit), kind,
         line.cost ? markdownCell(format::money(line.cost->amount, line.cost->currency)) : format::unknown(),
         line.cost ? markdownCell(sourceText(*line.cost)) : QObject::tr("no price yet")});
}

QString hours(double seconds)
{
    return QLocale().toString(seconds / 3600, 'f', 2);
}

QString jobLine(const LeaderboardRow& row, const JobEstimate& job)
{
    const QString interval = job.interval ? QObject::tr("%1 to %2")
                                                .arg(hours(job.interval->low), hours(job.interval->high))
                                          : format::unknown();
    const QString energy = job.kilowattHours
                               ? QStringLiteral("%1 %2").arg(QLocale().toString(*job.kilowattHours, 'f', 2),
                                                             pricesource::shown(shownScope(job.energyScope)))
                               : format::unknown();
    return markdownLine(
        {markdownCell(row.deviceName), hours(job.seconds), interval,
         job.cost ? markdownCell(format::money(job.cost->amount, job.cost->currency)) : format::unknown(),
         markdownCell(energy)});
}

QString jobTable(const CostTable& table, const CostModel& costs)
{
    QString lines;
    for (const LeaderboardRow& row : table.rows) {
        if (const auto job = jobOf(table, row, costs)) {
            lines += jobLine(row, *job);
        }
    }
    if (lines.isEmpty()) {
        return {};
    }
    return QObject::tr("### My job: %1 pictures, %2 epochs\n\n")
               .arg(format::count(table.jobPictures), format::count(table.jobEpochs))
           + markdownLine({QObject::tr("device"), QObject::tr("time, h"), QObject::tr("interval, h"),
                           QObject::tr("money"), QObject::tr("energy, kWh")})
           + QStringLiteral("|---|--:|--:|--:|--:|\n") + lines;
}

}  // namespace

QString assumptionsSentence(const UsageAssumptions& use)
{
    const QLocale locale;
    return QObject::tr("Hours of use a day %1, days a month %2, lifetime in years %3, resale at the end %4, "
                       "electricity %5 a kWh.")
        .arg(locale.toString(use.hoursPerDay), locale.toString(use.daysPerMonth),
             locale.toString(use.lifetimeYears), format::percent(use.resaleShare),
             format::money(use.tariffPerKwh, use.tariffCurrency));
}

QByteArray costsAsCsv(const CostTable& table, const CostModel& costs)
{
    QString text = tabletext::csvLine(csvHead());
    for (const Line& line : linesOf(table, costs)) {
        const LeaderboardRow& row = *line.row;
        const QStringList set{row.setId,
                              row.deviceName,
                              row.configuration,
                              row.fingerprint,
                              csvNumber(row.medianSeconds),
                              QString::number(row.countedSeconds.size())};
        text += tabletext::csvLine(set + csvCost(line.cost) + csvAssumptions(costs.book().assumptions)
                                   + csvJob(table, jobOf(table, row, costs)));
    }
    return tabletext::csvFile(text);
}

QByteArray costsAsMarkdown(const CostTable& table, const CostModel& costs)
{
    QString text = QObject::tr("## What a run costs\n\n")
                   + QStringLiteral("%1, `%2`\n\n")
                         .arg(markdownCell(table.title), format::fingerprint(table.fingerprint))
                   + markdownLine({QObject::tr("device"), QObject::tr("configuration"), QObject::tr("time"),
                                   QObject::tr("kind"), QObject::tr("cost a run"), QObject::tr("price from")})
                   + QStringLiteral("|---|---|--:|---|--:|---|\n");
    const format::TimeUnit unit = timeUnitOf(table.rows);
    for (const Line& line : linesOf(table, costs)) {
        text += costLine(line, unit);
    }
    text += QStringLiteral("\n%1\n").arg(assumptionsSentence(costs.book().assumptions));
    const QString job = jobTable(table, costs);
    return (job.isEmpty() ? text : text + QLatin1Char('\n') + job).toUtf8();
}

}  // namespace epochmark
