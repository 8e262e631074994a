// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/costmodel.h"
#include "results/board/leaderboard.h"

#include <optional>

namespace epochmark {

/// The price of one kind that applies to a row: of the device its runs name (a row may be shown by another
/// name).
std::optional<Price> rowPrice(const LeaderboardRow& row, PriceKind kind, const PriceBook& book);

/// What the row's typical run costs by the price of that kind; absent without a price, or when nothing was
/// finished.
std::optional<RunCost> rowCost(const LeaderboardRow& row, PriceKind kind, const CostModel& costs);

/// What a run of the row costs by each price that applies to it: bought first, then rented; empty without a
/// price.
QList<RunCost> rowCosts(const LeaderboardRow& row, const CostModel& costs);

/// Watts of a row: the median over its counted runs where measured, else the price's entered ones, else
/// absent.
std::optional<double> rowWatts(const LeaderboardRow& row, const Price& price);

}  // namespace epochmark
