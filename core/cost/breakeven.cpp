// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/breakeven.h"

#include "base/format.h"
#include "base/onestop.h"
#include "cost/rowcost.h"

#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

constexpr double kHoursPerDay = 24;

Error refused(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

void findCrossing(BreakEven& result)
{
    const double gainPerMonth = result.rentedPerMonth - result.ownedPerMonth;
    if (!result.fitsOwnedDevice() || !(gainPerMonth > 0)) {
        return;
    }
    const double month = result.ownedStart / gainPerMonth;
    if (month <= result.lifetimeMonths) {
        result.crossingMonth = month;
        result.crossingAmount = result.rented(month);
    }
}

}  // namespace

QString BreakEven::sentence() const
{
    if (!fitsOwnedDevice()) {
        return QObject::tr("The %1 is too slow for this work: it would need %2 hours a month.")
            .arg(ownedDevice, format::count(std::llround(ownedHoursPerMonth)));
    }
    if (!crossingMonth) {
        return QObject::tr(
                   "Not within the lifetime of %1 months: owning the %2 costs more than renting the %3 "
                   "for the same "
                   "work.")
            .arg(format::number(lifetimeMonths, 4), ownedDevice, rentedDevice);
    }
    return format::oneStop(
        QObject::tr("From month %1 on, owning the %2 costs less than renting the %3 for the same work.")
            .arg(std::max(1LL, std::llround(std::ceil(*crossingMonth))))
            .arg(ownedDevice, rentedDevice));
}

Result<BreakEven> breakEven(const LeaderboardRow& owned, const LeaderboardRow& rented, const PriceBook& book)
{
    if (owned.fingerprint != rented.fingerprint) {
        return refused(
            QObject::tr("The two results come from different workloads: their times can't be compared."));
    }
    const std::optional<Price> buy = rowPrice(owned, PriceKind::Buy, book);
    const std::optional<Price> rent = rowPrice(rented, PriceKind::Rent, book);
    if (!buy || !rent) {
        return refused(buy ? QObject::tr("There is no price to rent %1 yet.").arg(rented.deviceName)
                           : QObject::tr("There is no price to buy %1 yet.").arg(owned.deviceName));
    }
    if (buy->currency != rent->currency) {
        return refused(
            QObject::tr("One price is in %1, the other in %2: enter both in one currency to compare them.")
                .arg(buy->currency, rent->currency));
    }
    if (!owned.medianSeconds || !rented.medianSeconds || !(*rented.medianSeconds > 0)) {
        return refused(QObject::tr("Both devices must have a finished result first."));
    }
    const UsageAssumptions& use = book.assumptions;
    const std::optional<double> watts = rowWatts(owned, *buy);
    BreakEven result;
    result.ownedDevice = owned.deviceName;
    result.rentedDevice = rented.deviceName;
    result.currency = buy->currency;
    result.lifetimeMonths = use.lifetimeYears * kMonthsPerYear;
    result.monthHours = kHoursPerDay * use.daysPerMonth;
    result.rentedHoursPerMonth = use.hoursPerDay * use.daysPerMonth;
    result.ownedHoursPerMonth = result.rentedHoursPerMonth * *owned.medianSeconds / *rented.medianSeconds;
    result.runsPerMonth = result.rentedHoursPerMonth * 3600 / *rented.medianSeconds;
    result.ownedStart = buy->amount * (1 - use.resaleShare);
    const std::optional<double> energy = CostModel(book).energyPerHour(watts, buy->currency);
    result.isEnergyIncluded = energy.has_value();
    result.foreignTariff = watts && !energy ? use.tariffCurrency : QString();
    result.ownedPerMonth = energy.value_or(0) * result.ownedHoursPerMonth;
    result.rentedPerMonth = CostModel::rentPerHour(*rent) * result.rentedHoursPerMonth;
    findCrossing(result);
    return result;
}

}  // namespace epochmark
