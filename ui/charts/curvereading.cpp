// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvereading.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kSamePlace = 1e-9;

struct ReadingText {
    Q_DECLARE_TR_FUNCTIONS(CurveReading)
};

double placeOf(const CurvePoint& point, const CurveFrame& frame)
{
    return frame.xUnits(frame.secondsPerUnit > 0 ? point.seconds : point.epoch);
}

const QList<CurvePoint>& longest(const RunCurves& run)
{
    const QList<CurvePoint>& training = trainingSoFar(run);
    return training.size() > run.validation.size() ? training : run.validation;
}

/// The last point up to `x`: what a run had reached there. Beyond its end nothing.
const CurvePoint* reached(const QList<CurvePoint>& points, double x, const CurveFrame& frame)
{
    if (points.isEmpty() || placeOf(points.last(), frame) < x - kSamePlace) {
        return nullptr;
    }
    const CurvePoint* last = nullptr;
    for (const CurvePoint& point : points) {
        if (placeOf(point, frame) <= x + kSamePlace) {
            last = &point;
        }
    }
    return last;
}

CurveValue valueOf(const RunCurves& run, bool isTraining, double x, const CurveState& state,
                   const CurveFrame& frame)
{
    const QList<CurvePoint>& points = isTraining ? trainingSoFar(run) : run.validation;
    CurveValue value;
    value.series = run.series;
    value.isTraining = isTraining;
    value.isGhost = run.isGhost;
    const CurvePoint* point = reached(points, x, frame);
    const std::optional<double> known = point != nullptr ? point->value : std::nullopt;
    value.text = state.metric == CurveChart::Metric::Accuracy ? format::percent(known) : format::loss(known);
    if (known) {
        const double place = placeOf(*point, frame);
        const std::optional<double> y = valueAt(lineThrough(points, state, frame), place);
        value.at = y ? std::optional<QPointF>(QPointF(place, *y)) : std::nullopt;
    }
    return value;
}

/// Of several runs each needs its name; of one alone the splits say enough.
void nameValue(CurveValue& value, const RunCurves& run, bool isAlone)
{
    const QString split = value.isTraining ? ReadingText::tr("training") : ReadingText::tr("validation");
    value.name = run.isGhost ? run.label : isAlone ? split : ReadingText::tr("%1, %2").arg(run.label, split);
}

QString headOf(double x, const CurveFrame& frame)
{
    const double place = frame.epochsOrSeconds(x);
    if (frame.secondsPerUnit > 0) {
        return format::clockTime(place);
    }
    const bool isWithinFirst = place < 1 - kSamePlace;  // the means so far
    return isWithinFirst ? ReadingText::tr("%1 of the first epoch").arg(format::percent(place))
                         : ReadingText::tr("epoch %1").arg(format::count(std::llround(place)));
}

}  // namespace

QString CurveReading::spoken() const
{
    QStringList parts;
    for (const CurveValue& value : values) {
        parts.append(ReadingText::tr("%1 %2").arg(value.name, value.text));
    }
    return ReadingText::tr("At %1: %2.").arg(head, parts.join(QStringLiteral(", ")));
}

QList<double> readingStops(const CurveState& state, const CurveFrame& frame)
{
    const bool hasRun = std::any_of(state.curves.begin(), state.curves.end(), [](const RunCurves& run) {
        return !run.isGhost && !longest(run).isEmpty();
    });
    QList<double> stops;
    for (const RunCurves& run : state.curves) {
        if (run.isGhost && hasRun) {
            continue;
        }
        for (const CurvePoint& point : longest(run)) {
            const double place = placeOf(point, frame);
            if (place >= frame.x.low - kSamePlace && place <= frame.x.high + kSamePlace) {
                stops.append(place);
            }
        }
    }
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end(),
                            [](double a, double b) { return std::abs(a - b) <= kSamePlace; }),
                stops.end());
    return stops;
}

std::optional<CurveReading> readingAt(const CurveState& state, const CurveFrame& frame, double x)
{
    const QList<double> stops = readingStops(state, frame);
    const auto nearest = std::min_element(
        stops.begin(), stops.end(), [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    if (nearest == stops.end()) {
        return std::nullopt;
    }
    const auto shown = std::count_if(state.curves.begin(), state.curves.end(),
                                     [](const RunCurves& run) { return !run.isGhost; });
    CurveReading reading{*nearest, headOf(*nearest, frame), {}};
    for (const RunCurves& run : state.curves) {
        for (const bool isTraining : {true, false}) {
            if ((isTraining && run.isGhost) || (isTraining ? trainingSoFar(run) : run.validation).isEmpty()) {
                continue;
            }
            reading.values.append(valueOf(run, isTraining, *nearest, state, frame));
            nameValue(reading.values.last(), run, shown == 1);
        }
    }
    return reading;
}

}  // namespace epochmark
