// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "results/record/runcost.h"
#include "results/record/runrecord.h"

#include <optional>

namespace epochmark {

inline constexpr double kMonthsPerYear = 12;

/// Money by the rules of the product specification: billed time, rent, ownership, energy. Value; any thread.
class CostModel {
public:
    explicit CostModel(PriceBook book) : m_book(std::move(book)) {}
    const PriceBook& book() const { return m_book; }

    /// Billed seconds of a run: check + data + warm-up + training; absent when training never ended.
    static std::optional<double> billedSeconds(const RunRecord& run);

    /// An hour of use of a bought device without energy: price x (1 - resale) / (years x 12 x days x hours).
    double ownershipPerHour(const Price& price) const;
    /// An hour of a rented one (a monthly rent by its own hours and days).
    static double rentPerHour(const Price& price);
    /// Watts of a run: measured joules / the seconds they were counted in (an older record: its billed ones),
    /// else the price's entered watts, else absent.
    static std::optional<double> watts(const RunRecord& run, const Price& price);

    /// What so many watts cost an hour; absent where unknown, or where the tariff is in another currency.
    std::optional<double> energyPerHour(std::optional<double> watts, const QString& currency) const;
    /// Seconds that are paid for where `seconds` are used: start-up and billing step of a rent included.
    static double paidSeconds(double seconds, const Price& price);

    /// The run's cost by one kind of price; absent without a price or billed time.
    std::optional<RunCost> cost(const RunRecord& run, PriceKind kind) const;
    /// The cheaper-to-explain default: the buy price if there is one, else rent, else absent.
    std::optional<RunCost> cost(const RunRecord& run) const;
    /// That default as a function with its own copy of the book, as buildLeaderboard() takes it.
    CostOfRun perRun() const;

    /// What `seconds` of use cost by a price; energy is left out where energyPerHour() is absent. The rules'
    /// one place: runs and jobs both come here.
    RunCost costOf(double seconds, std::optional<double> watts, const Price& price) const;

private:
    PriceBook m_book;
};

}  // namespace epochmark
