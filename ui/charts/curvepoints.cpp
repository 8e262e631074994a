// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvestate.h"

#include <algorithm>
#include <cmath>

namespace epochmark {

double CurveFrame::xUnits(double epochsOrSeconds) const
{
    return secondsPerUnit > 0 ? epochsOrSeconds / secondsPerUnit : epochsOrSeconds;
}

double CurveFrame::yUnits(double value) const
{
    return y.isLogarithmic ? std::log10(value) : value * valueFactor;
}

double CurveFrame::epochsOrSeconds(double xUnits) const
{
    return secondsPerUnit > 0 ? xUnits * secondsPerUnit : xUnits;
}

double CurveFrame::value(double yUnits) const
{
    return y.isLogarithmic ? std::pow(10, yUnits) : yUnits / valueFactor;
}

QList<QPointF> framePoints(const QList<CurvePoint>& points, const CurveFrame& frame)
{
    QList<QPointF> result;
    result.reserve(points.size());
    for (const CurvePoint& point : points) {
        if (point.value && (!frame.y.isLogarithmic || *point.value > 0)) {
            const double x = frame.xUnits(frame.secondsPerUnit > 0 ? point.seconds : point.epoch);
            result.append(QPointF(x, frame.yUnits(*point.value)));
        }
    }
    return result;
}

QList<QPointF> lineThrough(const QList<CurvePoint>& points, const CurveState& state, const CurveFrame& frame)
{
    return smoothed(framePoints(points, frame), state.smoothing);
}

const QList<CurvePoint>& trainingSoFar(const RunCurves& run)
{
    return run.training.isEmpty() ? run.soFar : run.training;
}

QList<QPointF> smoothed(const QList<QPointF>& points, double weight)
{
    if (weight <= 0) {
        return points;
    }
    QList<QPointF> result;
    result.reserve(points.size());
    double sum = 0;
    double norm = 0;
    for (const QPointF& point : points) {
        sum = weight * sum + point.y();
        norm = weight * norm + 1;
        result.append(QPointF(point.x(), sum / norm));
    }
    return result;
}

double frameX(const RunCurves& run, double seconds, const CurveFrame& frame)
{
    if (frame.secondsPerUnit > 0) {
        return seconds / frame.secondsPerUnit;
    }
    const QList<CurvePoint>& points = run.training.isEmpty() ? run.validation : run.training;
    CurvePoint before{0, run.startSeconds, {}};
    for (const CurvePoint& point : points) {
        if (point.seconds >= seconds) {
            const double span = point.seconds - before.seconds;
            const double done = std::max(0.0, seconds - before.seconds);
            return span > 0 ? before.epoch + (point.epoch - before.epoch) * done / span : point.epoch;
        }
        before = point;
    }
    const double trained = before.seconds - run.startSeconds;
    if (before.epoch <= 0 || trained <= 0) {
        return 0;
    }
    return before.epoch + std::min(1.0, (seconds - before.seconds) * before.epoch / trained);
}

std::optional<double> valueAt(const QList<QPointF>& points, double x)
{
    const auto right = std::lower_bound(points.begin(), points.end(), x,
                                        [](const QPointF& point, double at) { return point.x() < at; });
    if (right == points.end() || (right == points.begin() && right->x() > x)) {
        return std::nullopt;
    }
    if (right == points.begin() || right->x() <= x) {
        return right->y();
    }
    const QPointF left = *(right - 1);
    return left.y() + (right->y() - left.y()) * (x - left.x()) / (right->x() - left.x());
}

QList<QPointF> clipped(const QList<QPointF>& points, double low, double high)
{
    if (points.isEmpty() || (points.first().x() >= low && points.last().x() <= high)) {
        return points;
    }
    QList<QPointF> result;
    for (const QPointF& point : points) {
        if (point.x() >= low && point.x() <= high) {
            result.append(point);
        }
    }
    const std::optional<double> left = valueAt(points, low);
    if (left && (result.isEmpty() || result.first().x() > low)) {
        result.prepend(QPointF(low, *left));
    }
    const std::optional<double> right = valueAt(points, high);
    if (right && !result.isEmpty() && result.last().x() < high) {
        result.append(QPointF(high, *right));
    }
    return result;
}

QList<QPointF> foldMinMax(const QList<QPointF>& points, qsizetype most)
{
    if (points.size() <= most) {
        return points;
    }
    // First and last stay as they are; each slice between them gives its two extremes.
    const qsizetype slices = (most - 2) / 2;
    const qsizetype inner = points.size() - 2;
    QList<QPointF> result{points.first()};
    result.reserve(most);
    for (qsizetype slice = 0; slice < slices; ++slice) {
        const auto begin = points.begin() + 1 + inner * slice / slices;
        const auto end = points.begin() + 1 + inner * (slice + 1) / slices;
        auto [low, high] = std::minmax_element(
            begin, end, [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        if (high < low) {
            std::swap(low, high);
        }
        result.append(*low);
        if (high != low) {
            result.append(*high);
        }
    }
    result.append(points.last());
    return result;
}

}  // namespace epochmark
