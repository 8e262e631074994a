// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/timeestimate.h"

#include "measure/disturbance.h"
#include "measure/statistics.h"

namespace epochmark {

namespace {

struct Told {
    QList<double> seconds;
    bool isOfOtherEpochs = false;
};

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
    return !run.ranks && run.device.name == work.deviceName
           && (work.threads == 0 || run.device.threads == work.threads);
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
    Told quiet;
    Told disturbed;
    for (const LeaderboardGroup& group : groups) {
        for (const LeaderboardRow& row : group.rows) {
            // Another member's machine tells nothing of this one, be its processor the same.
            for (const RunRecord& run : row.shared ? QList<RunRecord>() : row.runs) {
                const auto seconds = secondsFor(run, work.workload.epochs);
                if (seconds && isSameWork(run, work) && isOnSameDevice(run, work)) {
                    Told& told = run.disturbedShare.value_or(0) >= kDisturbedShare ? disturbed : quiet;
                    told.seconds.append(*seconds);
                    told.isOfOtherEpochs |= run.workload.epochs != work.workload.epochs;
                }
            }
        }
    }
    const Told& told = quiet.seconds.isEmpty() ? disturbed : quiet;
    const auto middle = statistics::median(told.seconds);
    return middle ? std::optional(
               TimeEstimate{*middle, static_cast<int>(told.seconds.size()), told.isOfOtherEpochs})
                  : std::nullopt;
}

}  // namespace epochmark
