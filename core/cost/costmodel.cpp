// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/costmodel.h"

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kSecondsPerHour = 3600;
/// A billed time a hair above a whole step is rounding of the arithmetic, not another step.
constexpr double kStepTolerance = 1e-9;

double roundedUp(double seconds, double stepSeconds)
{
    return stepSeconds > 0 ? std::ceil(seconds / stepSeconds - kStepTolerance) * stepSeconds : seconds;
}

/// How many devices of one kind a run kept busy: ranks on one host share its processor. Absent where they are
/// of several kinds: one price isn't theirs.
std::optional<int> deviceCount(const RunRecord& run)
{
    if (!run.ranks) {
        return 1;
    }
    for (const RecordedRank& rank : run.ranks->each) {
        if (rank.device != run.device.name) {
            return std::nullopt;
        }
    }
    return std::max(1, run.ranks->hosts);
}

}  // namespace

std::optional<double> CostModel::billedSeconds(const RunRecord& run)
{
    const std::optional<double> headline = run.timing.totalSeconds();
    if (!headline) {
        return std::nullopt;
    }
    return *headline + run.timing.checkSeconds.value_or(0) + run.timing.warmupSeconds.value_or(0);
}

double CostModel::ownershipPerHour(const Price& price) const
{
    const UsageAssumptions& use = m_book.assumptions;
    const double hours = use.lifetimeYears * kMonthsPerYear * use.daysPerMonth * use.hoursPerDay;
    return price.amount * (1 - use.resaleShare) / hours;
}

double CostModel::rentPerHour(const Price& price)
{
    return price.unit == Price::RentUnit::Hour ? price.amount
                                               : price.amount / (price.hoursPerDay * price.daysPerMonth);
}

std::optional<double> CostModel::watts(const RunRecord& run, const Price& price)
{
    if (!run.energy) {
        return price.watts;
    }
    const double seconds = run.energy->seconds.value_or(billedSeconds(run).value_or(0));
    return seconds > 0 ? std::optional(run.energy->joules / seconds) : price.watts;
}

std::optional<double> CostModel::energyPerHour(std::optional<double> watts, const QString& currency) const
{
    if (!watts || m_book.assumptions.tariffCurrency != currency) {
        return std::nullopt;
    }
    return *watts / 1000 * m_book.assumptions.tariffPerKwh;
}

double CostModel::paidSeconds(double seconds, const Price& price)
{
    return price.kind == PriceKind::Rent
               ? roundedUp(seconds + price.startupMinutes * 60, price.billingStepMinutes * 60)
               : seconds;
}

RunCost CostModel::costOf(double seconds, std::optional<double> watts, const Price& price) const
{
    RunCost cost{0, price.currency, price.kind, price.source, price.date, false};
    const double hours = paidSeconds(seconds, price) / kSecondsPerHour;
    if (price.kind == PriceKind::Rent) {
        cost.amount = hours * rentPerHour(price);
        return cost;
    }
    const std::optional<double> energy = energyPerHour(watts, price.currency);
    cost.amount = hours * (ownershipPerHour(price) + energy.value_or(0));
    cost.isEnergyIncluded = energy.has_value();
    return cost;
}

std::optional<RunCost> CostModel::cost(const RunRecord& run, PriceKind kind) const
{
    const std::optional<Price> price = m_book.effectivePrice(run.device.name, kind);
    const std::optional<double> seconds = billedSeconds(run);
    const std::optional<int> devices = deviceCount(run);
    if (!price || !seconds || !devices) {
        return std::nullopt;
    }
    // What was measured is of all of them, a price's watts are of one.
    std::optional<double> wattsOfOne = watts(run, *price);
    if (wattsOfOne && run.energy) {
        wattsOfOne = *wattsOfOne / *devices;
    }
    RunCost cost = costOf(*seconds, wattsOfOne, *price);
    cost.amount *= *devices;
    return cost;
}

std::optional<RunCost> CostModel::cost(const RunRecord& run) const
{
    const std::optional<RunCost> bought = cost(run, PriceKind::Buy);
    return bought ? bought : cost(run, PriceKind::Rent);
}

CostOfRun CostModel::perRun() const
{
    return [model = *this](const RunRecord& run) { return model.cost(run); };
}

}  // namespace epochmark
