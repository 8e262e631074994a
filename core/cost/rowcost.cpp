// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/rowcost.h"

#include "measure/statistics.h"

namespace epochmark {

std::optional<Price> rowPrice(const LeaderboardRow& row, PriceKind kind, const PriceBook& book)
{
    return row.runs.isEmpty() ? std::nullopt : book.effectivePrice(row.runs.last().device.name, kind);
}

std::optional<RunCost> rowCost(const LeaderboardRow& row, PriceKind kind, const CostModel& costs)
{
    return row.medianSeconds ? costs.cost(*row.typicalRun(), kind) : std::nullopt;
}

QList<RunCost> rowCosts(const LeaderboardRow& row, const CostModel& costs)
{
    QList<RunCost> known;
    for (const PriceKind kind : {PriceKind::Buy, PriceKind::Rent}) {
        if (const auto cost = rowCost(row, kind, costs)) {
            known.append(*cost);
        }
    }
    return known;
}

std::optional<double> rowWatts(const LeaderboardRow& row, const Price& price)
{
    Price withoutWatts = price;
    withoutWatts.watts.reset();
    QList<double> measured;
    for (const RunRecord& run : row.runs) {
        const bool isCounted = row.isRanked ? run.isRanked : run.status == RunStatus::Completed;
        const std::optional<double> watts = CostModel::watts(run, withoutWatts);
        if (isCounted && watts) {
            measured.append(*watts);
        }
    }
    const std::optional<double> typical = statistics::median(measured);
    return typical ? typical : price.watts;
}

}  // namespace epochmark
