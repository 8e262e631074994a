// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/recordcurves.h"

namespace epochmark {

RunCurves curvesOf(const QList<EpochReport>& epochs, double dataSeconds, CurveChart::Metric metric)
{
    const bool isAccuracy = metric == CurveChart::Metric::Accuracy;
    RunCurves curves;
    curves.startSeconds = dataSeconds;
    double seconds = dataSeconds;
    for (const EpochReport& epoch : epochs) {
        seconds += epoch.seconds;
        const double number = epoch.epoch;
        curves.training.append({number, seconds, isAccuracy ? epoch.trainAccuracy : epoch.trainLoss});
        curves.validation.append(
            {number, seconds, isAccuracy ? epoch.validationAccuracy : epoch.validationLoss});
    }
    return curves;
}

RunCurves curvesOf(const RunRecord& run, CurveChart::Metric metric)
{
    RunCurves curves = curvesOf(run.epochs, run.timing.dataSeconds.value_or(0), metric);
    curves.label = run.device.name;
    curves.isFinished = run.status != RunStatus::Running;
    curves.totalSeconds = run.timing.totalSeconds().value_or(
        curves.training.isEmpty() ? curves.startSeconds : curves.training.last().seconds);
    return curves;
}

}  // namespace epochmark
