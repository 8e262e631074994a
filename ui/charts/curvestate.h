// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"

#include <QPointF>

namespace epochmark {

/// Everything that a curve chart shows, as one plain value: what CurveChart collects and the report hands
/// over whole.
struct CurveState {
    CurveChart::Metric metric = CurveChart::Metric::Accuracy;
    CurveChart::XAxis xAxis = CurveChart::XAxis::Epochs;
    QList<RunCurves> curves;
    int plannedEpochs = 0;             ///< 0: as many as the longest curve has
    std::optional<double> nowSeconds;  ///< absent: nothing is running
    std::optional<double>
        nowEpochs;  ///< with the fraction of the one in work; absent: guessed from the points
};

/// One axis: range, distance of its ticks and what it is called, unit included.
struct AxisFrame {
    double low = 0;
    double high = 1;
    double step = 1;
    int decimals = 0;
    QString title;

    bool operator==(const AxisFrame&) const = default;
};

/// Both axes and how points become axis units: accuracy in percent, loss in nats, time in seconds or minutes.
struct CurveFrame {
    AxisFrame x;
    AxisFrame y;
    double secondsPerUnit = 0;  ///< elapsed time only: 1 or 60; 0 on the epochs axis

    bool operator==(const CurveFrame&) const = default;
};

/// The smallest of 1, 2, 3, 4, 5 times a power of ten that covers `span` (> 0) in at most `intervals` steps.
double niceStep(double span, int intervals);

/// A frame that stays still while the run grows into it: planned epochs, or the time that they are going to
/// take. Slower ghosts run out of it on the right. Never empty, whatever the curves hold.
CurveFrame frameOf(const CurveState& state);

/// Points in axis units; absent values leave their point out.
QList<QPointF> framePoints(const QList<CurvePoint>& points, const CurveState& state, const CurveFrame& frame);

/// x on the axis where a run stands after `seconds` of its headline: on the epochs axis between its finished
/// epochs, or beyond the last one by the pace so far (at most one epoch).
double frameX(const RunCurves& run, double seconds, const CurveFrame& frame);

/// y on the line through `points` (x ascending) at x; absent outside of it.
std::optional<double> valueAt(const QList<QPointF>& points, double x);

/// `points` up to x = `high`, the last one cut at the edge.
QList<QPointF> clippedRight(const QList<QPointF>& points, double high);

/// At most `most` (>= 4) points that keep every extreme: the smallest and the largest of each slice, in
/// order.
QList<QPointF> foldMinMax(const QList<QPointF>& points, qsizetype most);

}  // namespace epochmark
