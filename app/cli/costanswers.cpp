// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "costanswers.h"

#include "base/format.h"
#include "commandline.h"
#include "console.h"
#include "cost/jobestimate.h"
#include "measure/energywords.h"
#include "recordtext.h"
#include "results/record/pricesource.h"

#include <QJsonArray>
#include <QLocale>
#include <QObject>

#include <cmath>

namespace epochmark::cli {

namespace {

constexpr qint64 kMostPictures = 1'000'000'000'000;
constexpr int kMostEpochs = 1'000'000;

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QStringList jobCells(const LeaderboardRow& row, const std::optional<JobEstimate>& job)
{
    const QString unknown = format::unknown();
    QStringList cells{shortId(row.setId), row.deviceName};
    if (!job) {
        return cells + QStringList{unknown, unknown, unknown, unknown};
    }
    return cells
           + QStringList{format::clockTime(job->seconds),
                         job->interval ? QObject::tr("%1 to %2")
                                             .arg(format::clockTime(job->interval->low),
                                                  format::clockTime(job->interval->high))
                                       : unknown,
                         job->cost ? format::money(job->cost->amount, job->cost->currency) : unknown,
                         job->kilowattHours ? QStringLiteral("%1 %2").arg(
                             number(*job->kilowattHours, 2), pricesource::shown(shownScope(job->energyScope)))
                                            : unknown};
}

QJsonObject jobJson(const LeaderboardRow& row, const std::optional<JobEstimate>& job)
{
    const bool hasInterval = job && job->interval;
    return {{name("set_id"), row.setId},
            {name("device"), row.deviceName},
            {name("seconds"), job ? QJsonValue(job->seconds) : QJsonValue(QJsonValue::Null)},
            {name("low_s"), hasInterval ? QJsonValue(job->interval->low) : QJsonValue(QJsonValue::Null)},
            {name("high_s"), hasInterval ? QJsonValue(job->interval->high) : QJsonValue(QJsonValue::Null)},
            {name("cost"), costJson(job ? job->cost : std::nullopt)},
            {name("kwh"), orNull(job ? job->kilowattHours : std::nullopt)},
            {name("energy_scope"), job ? job->energyScope : QString()}};
}

}  // namespace

Result<JobQuestion> jobQuestion(const QString& words)
{
    const QStringList parts = words.split(QLatin1Char(','));
    bool isPictures = false;
    bool isEpochs = false;
    const JobQuestion job{parts.value(0).toLongLong(&isPictures), parts.value(1).toInt(&isEpochs)};
    const bool isInRange = job.pictures >= 1 && job.pictures <= kMostPictures && job.epochs >= 1
                           && job.epochs <= kMostEpochs;
    if (parts.size() != 2 || !isPictures || !isEpochs || !isInRange) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("--job takes pictures and epochs, as in --job 1000000,90, not \"%1\".").arg(words),
            {}};
    }
    return job;
}

QString jobTable(const QList<LeaderboardRow>& rows, const JobQuestion& job, const CostModel& costs)
{
    QList<QStringList> cells{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("Time"),
                              QObject::tr("95 % interval"), QObject::tr("Money"),
                              QObject::tr("Energy, kWh")}};
    for (const LeaderboardRow& row : rows) {
        cells.append(jobCells(row, estimateJob(row, job.pictures, job.epochs, costs)));
    }
    return table(cells, {false, false, true, true, true, true});
}

QJsonObject jobJson(const QList<LeaderboardRow>& rows, const JobQuestion& job, const CostModel& costs)
{
    QJsonArray devices;
    for (const LeaderboardRow& row : rows) {
        devices.append(jobJson(row, estimateJob(row, job.pictures, job.epochs, costs)));
    }
    return {{name("pictures"), job.pictures}, {name("epochs"), job.epochs}, {name("devices"), devices}};
}

QJsonValue costJson(const std::optional<RunCost>& cost)
{
    if (!cost) {
        return QJsonValue(QJsonValue::Null);
    }
    const QJsonValue date = cost->priceDate ? QJsonValue(cost->priceDate->toString(Qt::ISODate))
                                            : QJsonValue();
    return QJsonObject{
        {name("amount"), cost->amount},       {name("currency"), cost->currency},
        {name("kind"), toString(cost->kind)}, {name("source"), cost->source},
        {name("price_date"), date},           {name("energy_included"), cost->isEnergyIncluded}};
}

QStringList breakEvenLines(const BreakEven& answer)
{
    QStringList lines{answer.sentence()};
    if (answer.crossingMonth && answer.crossingAmount && answer.fitsOwnedDevice()) {
        lines += QObject::tr("The lines cross at month %1, at %2.")
                     .arg(number(*answer.crossingMonth, 1),
                          format::money(*answer.crossingAmount, answer.currency));
    }
    lines += QObject::tr("Same work: about %1 runs a month, %2 h on the rented %3, %4 h on the owned %5, at "
                         "measured speeds.")
                 .arg(format::count(std::llround(answer.runsPerMonth)), number(answer.rentedHoursPerMonth, 1),
                      answer.rentedDevice, number(answer.ownedHoursPerMonth, 1), answer.ownedDevice);
    lines += QObject::tr("Owned: %1 net of resale and %2 a month. Rented: %3 a month.")
                 .arg(format::money(answer.ownedStart, answer.currency),
                      format::money(answer.ownedPerMonth, answer.currency),
                      format::money(answer.rentedPerMonth, answer.currency));
    if (!answer.foreignTariff.isEmpty()) {
        lines += QObject::tr("The price of electricity is in %1: the owned device's energy is left out.")
                     .arg(answer.foreignTariff);
    } else if (!answer.isEnergyIncluded) {
        lines += QObject::tr("The owned device's watts are unknown: its energy is left out.");
    }
    return lines;
}

QJsonObject breakEvenJson(const BreakEven& answer)
{
    return {{name("owned"), answer.ownedDevice},
            {name("rented"), answer.rentedDevice},
            {name("currency"), answer.currency},
            {name("owned_start"), answer.ownedStart},
            {name("owned_per_month"), answer.ownedPerMonth},
            {name("rented_per_month"), answer.rentedPerMonth},
            {name("owned_hours_per_month"), answer.ownedHoursPerMonth},
            {name("rented_hours_per_month"), answer.rentedHoursPerMonth},
            {name("lifetime_months"), answer.lifetimeMonths},
            {name("energy_included"), answer.isEnergyIncluded},
            {name("fits"), answer.fitsOwnedDevice()},
            {name("crossing_month"), orNull(answer.crossingMonth)},
            {name("crossing_amount"), orNull(answer.crossingAmount)},
            {name("sentence"), answer.sentence()}};
}

}  // namespace epochmark::cli
