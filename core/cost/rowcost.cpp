// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/rowcost.h"

#include "measure/statistics.h"

namespace epochmark {

std::optional<Price> rowPrice(const LeaderboardRow& row, PriceKind kind, const PriceBook& book)
{
    return row.runs.isEmpty() ? std::nullopt : book.effectivePrice(row.runs.last().device.name, kind);
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
