// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/timeestimate.h"

#include "measure/disturbance.h"
#include "measure/statistics.h"

namespace epochmark {

namespace {

bool isSameWork(const RunRecord& run, const PlannedWork& work)
{
    const WorkloadSpec& done = run.workload;
    const WorkloadSpec& planned = work.workload;
    return run.isWorkloadReadable() && done.network == planned.network && done.pipeline == planned.pipeline
           && done.precision == planned.precision && done.batchSize == planned.batchSize
           && done.classes == planned.classes && run.dataset.name == work.datasetName
           && done.trainPictures + done.testPictures + run.dataset.leftOut == work.listedPictures;
}

bool isOnSameDevice(const RunRecord& run, const PlannedWork& work)
{
    return run.device.name == work.deviceName && (work.threads == 0 || run.device.threads == work.threads);
}

/// With as many epochs as are planned; absent of a run that didn't get that far.
std::optional<double> secondsFor(const RunRecord& run, int epochs)
{
    if (run.status != RunStatus::Completed || !run.timing.dataSeconds || !run.timing.trainSeconds
        || run.workload.epochs < 1) {
        return std::nullopt;
    }
    return *run.timing.dataSeconds + *run.timing.trainSeconds * epochs / run.workload.epochs;
}

}  // namespace

std::optional<TimeEstimate> storedEstimate(const QList<LeaderboardGroup>& groups, const PlannedWork& work)
{
    QList<double> quiet;
    QList<double> disturbed;
    bool isOfOtherEpochs = false;
    for (const LeaderboardGroup& group : groups) {
        for (const LeaderboardRow& row : group.rows) {
            for (const RunRecord& run : row.runs) {
                const auto seconds = secondsFor(run, work.workload.epochs);
                if (seconds && isSameWork(run, work) && isOnSameDevice(run, work)) {
                    (run.disturbedShare.value_or(0) >= kDisturbedShare ? disturbed : quiet).append(*seconds);
                    isOfOtherEpochs = isOfOtherEpochs || run.workload.epochs != work.workload.epochs;
                }
            }
        }
    }
    const QList<double>& told = quiet.isEmpty() ? disturbed : quiet;
    if (told.isEmpty()) {
        return std::nullopt;
    }
    return TimeEstimate{*statistics::median(told), static_cast<int>(told.size()), isOfOtherEpochs};
}

}  // namespace epochmark
