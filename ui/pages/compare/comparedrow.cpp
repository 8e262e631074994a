// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/comparedrow.h"

#include <cmath>

namespace epochmark {

namespace {

const RunRecord* typicalRun(const LeaderboardRow& row)
{
    const RunRecord* nearest = row.runs.isEmpty() ? nullptr : &row.runs.last();
    double distance = INFINITY;
    for (const RunRecord& run : row.runs) {
        const auto seconds = run.timing.totalSeconds();
        const double away = seconds && row.medianSeconds ? std::abs(*seconds - *row.medianSeconds) : INFINITY;
        if (run.isRanked == row.isRanked && away < distance) {
            nearest = &run;
            distance = away;
        }
    }
    return nearest;
}

RunCurves curves(const LeaderboardRow& row, const QString& name, int series,
                 std::optional<double> EpochReport::*training, std::optional<double> EpochReport::*validation)
{
    RunCurves result;
    result.label = name;
    result.series = series;
    result.isFinished = row.status != RunStatus::Running;
    const RunRecord* run = typicalRun(row);
    if (!run) {
        return result;
    }
    double seconds = run->timing.dataSeconds.value_or(0);
    result.startSeconds = seconds;
    for (const EpochReport& report : run->epochs) {
        seconds += report.seconds;
        result.training.append({double(report.epoch), seconds, report.*training});
        result.validation.append({double(report.epoch), seconds, report.*validation});
    }
    result.totalSeconds = run->timing.totalSeconds().value_or(seconds);
    return result;
}

}  // namespace

RunCurves accuracyCurves(const LeaderboardRow& row, const QString& name, int series)
{
    return curves(row, name, series, &EpochReport::trainAccuracy, &EpochReport::validationAccuracy);
}

RunCurves lossCurves(const LeaderboardRow& row, const QString& name, int series)
{
    return curves(row, name, series, &EpochReport::trainLoss, &EpochReport::validationLoss);
}

}  // namespace epochmark
