// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cost/jobestimate.h"

#include "cost/rowcost.h"
#include "measure/statistics.h"
#include "results/record/pricesource.h"

namespace epochmark {

namespace {

/// Median seconds that the data of one picture take.
std::optional<double> dataSecondsPerPicture(const LeaderboardRow& row)
{
    QList<double> values;
    for (const RunRecord& run : row.runs) {
        const bool isCounted = row.isRanked ? run.isRanked : run.status == RunStatus::Completed;
        const int used = run.workload.trainPictures + run.workload.testPictures;
        if (isCounted && run.timing.dataSeconds && used > 0) {
            values.append(*run.timing.dataSeconds / used);
        }
    }
    return statistics::median(values);
}

void addMoney(JobEstimate& job, const LeaderboardRow& row, const CostModel& costs)
{
    std::optional<Price> price = rowPrice(row, PriceKind::Buy, costs.book());
    if (!price) {
        price = rowPrice(row, PriceKind::Rent, costs.book());
    }
    const std::optional<double> watts = rowWatts(row, price.value_or(Price()));
    if (price) {
        job.cost = costs.costOf(job.seconds, watts, *price);
    }
    if (watts) {
        job.kilowattHours = *watts * job.seconds / 3.6e6;
        job.energyScope = row.energy ? row.energy->scope : pricesource::entered();
    }
}

}  // namespace

std::optional<JobEstimate> estimateJob(const LeaderboardRow& row, qint64 pictures, int epochs,
                                       const CostModel& costs)
{
    const std::optional<double> data = dataSecondsPerPicture(row);
    if (pictures <= 0 || epochs <= 0 || !data || !(row.imagesPerSecond.value_or(0) > 0)) {
        return std::nullopt;
    }
    const double count = static_cast<double>(pictures);
    JobEstimate job;
    job.seconds = count * *data + count * epochs / *row.imagesPerSecond;
    if (row.timeInterval && row.medianSeconds.value_or(0) > 0) {
        job.interval = Interval{job.seconds * row.timeInterval->low / *row.medianSeconds,
                                job.seconds * row.timeInterval->high / *row.medianSeconds};
    }
    addMoney(job, row, costs);
    return job;
}

}  // namespace epochmark
