// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/rowcost.h"

#include "measure/statistics.h"

#include <cmath>

namespace epochmark {

std::optional<Price> rowPrice(const LeaderboardRow& row, PriceKind kind, const PriceBook& book)
{
    return row.runs.isEmpty() ? std::nullopt : book.effectivePrice(row.runs.last().device.name, kind);
}

const RunRecord* typicalRun(const LeaderboardRow& row)
{
    const RunRecord* nearest = nullptr;
    double distance = 0;
    for (const RunRecord& run : row.runs) {
        const auto seconds = run.timing.totalSeconds();
        if (!seconds || !row.medianSeconds || run.isRanked != row.isRanked) {
            continue;
        }
        const double away = std::abs(*seconds - *row.medianSeconds);
        if (!nearest || away < distance) {
            nearest = &run;
            distance = away;
        }
    }
    return nearest;
}

QList<RunCost> rowCosts(const LeaderboardRow& row, const CostModel& costs)
{
    QList<RunCost> known;
    const RunRecord* run = typicalRun(row);
    for (const PriceKind kind : {PriceKind::Buy, PriceKind::Rent}) {
        if (const auto cost = run ? costs.cost(*run, kind) : std::nullopt) {
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
