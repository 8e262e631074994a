// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportdata.h"

#include <algorithm>
#include <cmath>

namespace epochmark {

RunCurves curvesOf(const RunRecord& run, CurveChart::Metric metric)
{
    const bool isAccuracy = metric == CurveChart::Metric::Accuracy;
    RunCurves curves;
    curves.label = run.device.name;
    curves.isFinished = run.status != RunStatus::Running;
    double seconds = run.timing.dataSeconds.value_or(0);
    curves.startSeconds = seconds;
    for (const EpochReport& epoch : run.epochs) {
        seconds += epoch.seconds;
        const double number = epoch.epoch;
        curves.training.append({number, seconds, isAccuracy ? epoch.trainAccuracy : epoch.trainLoss});
        curves.validation.append(
            {number, seconds, isAccuracy ? epoch.validationAccuracy : epoch.validationLoss});
    }
    curves.totalSeconds = run.timing.totalSeconds().value_or(seconds);
    return curves;
}

const RunRecord* medianRun(const LeaderboardRow& row)
{
    const RunRecord* best = nullptr;
    double least = HUGE_VAL;
    for (const RunRecord& run : row.runs) {
        const bool isCounted = row.isRanked ? run.isRanked : run.status == RunStatus::Completed;
        const std::optional<double> seconds = run.timing.totalSeconds();
        if (!isCounted || !seconds) {
            continue;
        }
        const double distance = std::abs(*seconds - row.medianSeconds.value_or(*seconds));
        if (distance < least) {
            least = distance;
            best = &run;
        }
    }
    if (best == nullptr && !row.runs.isEmpty()) {
        // A stopped set has no counted run: the one that came furthest is shown.
        best = &*std::max_element(
            row.runs.begin(), row.runs.end(),
            [](const RunRecord& a, const RunRecord& b) { return a.epochs.size() < b.epochs.size(); });
    }
    return best;
}

RecordDocument documentOfSet(const QString& setId, const RecordDocument& everything)
{
    RecordDocument document;
    for (const RunRecord& record : everything.records) {
        if (record.setId == setId && record.status != RunStatus::Running) {
            document.records.append(record);
        }
    }
    for (const Annotations& annotations : everything.annotations) {
        if (annotations.setId == setId) {
            document.annotations.append(annotations);
        }
    }
    return document;
}

}  // namespace epochmark
