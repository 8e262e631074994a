// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvestate.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kSecondsShownBelow = 120;

struct FrameText {
    Q_DECLARE_TR_FUNCTIONS(CurveFrame)
};

int decimalsOf(double step)
{
    return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
}

double roundedUp(double value, double step)
{
    return step * std::ceil(value / step - 1e-9);
}

double lastSeconds(const RunCurves& run)
{
    const double training = run.training.isEmpty() ? 0 : run.training.last().seconds;
    return std::max(training, run.validation.isEmpty() ? 0 : run.validation.last().seconds);
}

double lastEpoch(const RunCurves& run)
{
    const double training = run.training.isEmpty() ? 0 : run.training.last().epoch;
    return std::max(training, run.validation.isEmpty() ? 0 : run.validation.last().epoch);
}

double expectedSeconds(const RunCurves& run, int plannedEpochs)
{
    const double seconds = std::max(run.totalSeconds, lastSeconds(run));
    const double epochs = lastEpoch(run);
    if (run.isFinished || epochs <= 0) {
        return seconds;
    }
    return std::max(seconds,
                    run.startSeconds + (lastSeconds(run) - run.startSeconds) / epochs * plannedEpochs);
}

double frameSeconds(const CurveState& state)
{
    double own = 0;
    double ghosts = 0;
    for (const RunCurves& run : state.curves) {
        double& longest = run.isGhost ? ghosts : own;
        longest = std::max(longest, expectedSeconds(run, state.plannedEpochs));
    }
    // Before the first epoch nothing tells how long this run will take: the ghosts are the best guess.
    const double expected = own > 0 ? own : ghosts;
    return std::max({expected, state.nowSeconds.value_or(0), 1.0});
}

double frameEpochs(const CurveState& state)
{
    double longest = state.plannedEpochs;
    for (const RunCurves& run : state.curves) {
        if (state.plannedEpochs == 0 || !run.isGhost) {
            longest = std::max(longest, lastEpoch(run));
        }
    }
    return std::max(longest, 1.0);
}

AxisFrame epochsAxis(double epochs)
{
    AxisFrame axis;
    axis.high = epochs;
    axis.step = std::max(1.0, niceStep(epochs, 5));
    axis.title = FrameText::tr("epochs");
    return axis;
}

AxisFrame timeAxis(double seconds, double secondsPerUnit)
{
    AxisFrame axis;
    axis.step = niceStep(seconds / secondsPerUnit, 4);
    axis.high = roundedUp(seconds / secondsPerUnit, axis.step);
    axis.decimals = decimalsOf(axis.step);
    axis.title = secondsPerUnit > 1 ? FrameText::tr("elapsed time (min)") : FrameText::tr("elapsed time (s)");
    return axis;
}

template <typename Visit>
void visitValues(const CurveState& state, Visit visit)
{
    for (const RunCurves& run : state.curves) {
        for (const QList<CurvePoint>& points :
             {run.isGhost ? QList<CurvePoint>() : run.training, run.validation}) {
            for (const CurvePoint& point : points) {
                if (point.value) {
                    visit(*point.value);
                }
            }
        }
    }
}

AxisFrame accuracyAxis(const CurveState& state)
{
    double lowest = 50;
    visitValues(state, [&](double share) { lowest = std::min(lowest, share * 100); });
    AxisFrame axis;
    axis.high = 100;
    axis.step = lowest >= 50 ? 10 : 20;
    axis.low = lowest >= 50 ? 50 : std::max(0.0, axis.step * std::floor(lowest / axis.step));
    axis.title = FrameText::tr("share correct (%)");
    return axis;
}

AxisFrame lossAxis(const CurveState& state)
{
    double highest = 0.75;
    visitValues(state, [&](double nats) { highest = std::max(highest, nats); });
    AxisFrame axis;
    axis.step = niceStep(highest, 4);
    axis.high = roundedUp(highest, axis.step);
    axis.decimals = decimalsOf(axis.step);
    axis.title = FrameText::tr("cross entropy (nats)");
    return axis;
}

}  // namespace

double niceStep(double span, int intervals)
{
    const double least = span / intervals;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 3.0, 4.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

CurveFrame frameOf(const CurveState& state)
{
    CurveFrame frame;
    if (state.xAxis == CurveChart::XAxis::Epochs) {
        frame.x = epochsAxis(frameEpochs(state));
    } else {
        const double seconds = frameSeconds(state);
        frame.secondsPerUnit = seconds < kSecondsShownBelow ? 1 : 60;
        frame.x = timeAxis(seconds, frame.secondsPerUnit);
    }
    frame.y = state.metric == CurveChart::Metric::Accuracy ? accuracyAxis(state) : lossAxis(state);
    return frame;
}

}  // namespace epochmark
