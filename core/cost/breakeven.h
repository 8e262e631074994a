// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cost/costmodel.h"
#include "results/board/leaderboard.h"

#include <QString>

#include <optional>

namespace epochmark {

/// Buying one device against renting another for the same work, at measured speeds: two lines over months.
/// Value. The rented device is used for the assumed hours; the owned one does the same work in hours x (its
/// time / the rented one's time). own(t) = price x (1 - resale) + energy(t); rent(t) = rate x hours x t.
struct BreakEven {
    QString ownedDevice;
    QString rentedDevice;
    QString currency;
    double ownedStart = 0;     ///< price net of resale
    double ownedPerMonth = 0;  ///< energy
    double rentedPerMonth = 0;
    double ownedHoursPerMonth = 0;
    double rentedHoursPerMonth = 0;
    double runsPerMonth = 0;  ///< of the measured workload that the rented device does in its hours
    double lifetimeMonths = 0;
    bool isEnergyIncluded = false;  ///< false when the owned device's watts are unknown, or:
    QString foreignTariff;          ///< the tariff's currency, where it is another one
    /// Within the lifetime, else absent; absent, too, where the owned device can't do the work at all.
    std::optional<double> crossingMonth;
    std::optional<double> crossingAmount;

    double owned(double months) const { return ownedStart + ownedPerMonth * months; }
    double rented(double months) const { return rentedPerMonth * months; }
    /// False when the work doesn't fit into the owned device's month (24 hours on each of the assumed days).
    bool fitsOwnedDevice() const { return ownedHoursPerMonth <= monthHours; }
    double monthHours = 0;

    /// "From month 6 on, owning the RTX 3060 Ti costs less than renting the Tesla T4 for the same work."
    QString sentence() const;
};

/// Any two rows of one fingerprint, the same one included. Error::Usage with a sentence: no price to buy or
/// to rent, other workloads, nothing measured, or unlike currencies.
Result<BreakEven> breakEven(const LeaderboardRow& owned, const LeaderboardRow& rented, const PriceBook& book);

}  // namespace epochmark
