// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvestate.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kSecondsShownBelow = 120;
constexpr double kLeastDecades = 0.25;
constexpr qsizetype kMostTicks = 7;
constexpr double kEdge = 1e-9;  // of a step: what counts as on the edge

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
             {run.isGhost ? QList<CurvePoint>() : trainingSoFar(run), run.validation}) {
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

/// The nearest of 1, 2, 5 times a power of ten that isn't above (direction -1) or below (1) a value, as
/// exponent.
double roundExponent(double value, int direction)
{
    const double power = std::floor(std::log10(value) + kEdge);
    double best = direction < 0 ? power : power + 1;
    for (const double factor : {2.0, 5.0}) {
        const double exponent = power + std::log10(factor);
        const bool isInside = direction < 0 ? exponent <= std::log10(value) + kEdge
                                            : exponent >= std::log10(value) - kEdge;
        if (isInside) {
            best = direction < 0 ? std::max(best, exponent) : std::min(best, exponent);
        }
    }
    const bool isPower = std::abs(std::log10(value) - power) <= kEdge;
    return isPower ? power : best;
}

AxisFrame logarithmicLossAxis(const CurveState& state)
{
    double lowest = 0.5;
    double highest = 1;
    bool isFirst = true;
    visitValues(state, [&](double nats) {
        if (nats > 0) {
            lowest = isFirst ? nats : std::min(lowest, nats);
            highest = isFirst ? nats : std::max(highest, nats);
            isFirst = false;
        }
    });
    AxisFrame axis;
    axis.isLogarithmic = true;
    axis.low = roundExponent(lowest, -1);
    axis.high = std::max(roundExponent(highest, 1), axis.low + kLeastDecades);
    axis.title = FrameText::tr("cross entropy (nats), log");
    return axis;
}

/// `axis` from `low` to `high`, with ticks of its own; `isWhole`: at whole numbers only.
void zoomAxis(AxisFrame& axis, double low, double high, bool isWhole)
{
    const double least = isWhole ? 1 : 0;
    axis.low = low;
    axis.high = std::max(high, low + kEdge);
    axis.step = std::max(least, niceStep(axis.high - axis.low, 5));
    axis.decimals = decimalsOf(axis.step);
}

/// Round numbers from `low` to `high`, whatever is between them as steps.
QList<FrameTick> linearTicks(double low, double high, double step, int decimals)
{
    QList<FrameTick> ticks;
    const QLocale locale;
    for (double tick = std::ceil(low / step - kEdge); tick <= high / step + kEdge; ++tick) {
        ticks.append({tick * step, locale.toString(tick * step, 'f', decimals)});
    }
    return ticks;
}

/// All of `factors` times a power of ten between two exponents.
QList<FrameTick> powerTicks(const AxisFrame& axis, const QList<int>& factors)
{
    QList<FrameTick> ticks;
    const QLocale locale;
    for (double power = std::floor(axis.low); power <= axis.high; ++power) {
        for (const int factor : factors) {
            const double exponent = power + std::log10(factor);
            if (exponent >= axis.low - kEdge && exponent <= axis.high + kEdge) {
                const int decimals = static_cast<int>(std::max(0.0, -power));
                ticks.append({exponent, locale.toString(factor * std::pow(10, power), 'f', decimals)});
            }
        }
    }
    return ticks;
}

/// As many as fit of whole powers, of 1, 2 and 5, of all digits; between two of these, round numbers.
QList<FrameTick> logarithmicTicks(const AxisFrame& axis)
{
    QList<FrameTick> ticks = powerTicks(axis, {1});
    for (const QList<int>& factors : {QList<int>{1, 2, 5}, QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
        const QList<FrameTick> more = powerTicks(axis, factors);
        ticks = more.size() <= kMostTicks ? more : ticks;
    }
    if (ticks.size() > 2) {
        return ticks;
    }
    const double low = std::pow(10, axis.low);
    const double high = std::pow(10, axis.high);
    const double step = niceStep(high - low, 4);
    ticks = linearTicks(low, high, step, decimalsOf(step));
    for (FrameTick& tick : ticks) {
        tick.at = std::log10(tick.at);
    }
    return ticks;
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

QList<FrameTick> ticksOf(const AxisFrame& axis)
{
    return axis.isLogarithmic ? logarithmicTicks(axis)
                              : linearTicks(axis.low, axis.high, axis.step, axis.decimals);
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
    const bool isAccuracy = state.metric == CurveChart::Metric::Accuracy;
    frame.valueFactor = isAccuracy ? 100 : 1;
    frame.y = isAccuracy                ? accuracyAxis(state)
              : state.isLossLogarithmic ? logarithmicLossAxis(state)
                                        : lossAxis(state);
    if (state.zoom) {
        zoomAxis(frame.x, frame.xUnits(state.zoom->left), frame.xUnits(state.zoom->right),
                 frame.secondsPerUnit == 0);
        zoomAxis(frame.y, frame.yUnits(state.zoom->low), frame.yUnits(state.zoom->high), false);
    }
    if (state.smoothing > 0) {
        frame.y.title = FrameText::tr("%1, smoothed").arg(frame.y.title);
    }
    return frame;
}

}  // namespace epochmark
