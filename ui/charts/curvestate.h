// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"

#include <QPointF>

namespace epochmark {

/// A part of the plane that is looked at alone: epochs or seconds, and shares or nats; the latter > 0 where
/// the loss is logarithmic.
struct CurveZoom {
    double left = 0;
    double right = 1;
    double low = 0;
    double high = 1;

    bool operator==(const CurveZoom&) const = default;
};

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
    bool isLossLogarithmic = false;
    double smoothing = 0;           ///< weight of what came before, 0 (off) to below 1
    std::optional<CurveZoom> zoom;  ///< absent: everything
    QString emptyText;              ///< stands in a plot without a point; empty: nothing does
};

/// One axis: range, distance of its ticks and what it is called, unit included.
struct AxisFrame {
    double low = 0;
    double high = 1;
    double step = 1;
    int decimals = 0;
    QString title;
    bool isLogarithmic = false;  ///< low and high are exponents of ten; step and decimals aren't used

    bool operator==(const AxisFrame&) const = default;
};

/// A line of the grid with its number.
struct FrameTick {
    double at = 0;  ///< axis units
    QString text;
};

/// The round numbers within an axis, ascending; between 1 and a dozen.
QList<FrameTick> ticksOf(const AxisFrame& axis);

/// Both axes and how points become axis units: accuracy in percent, loss in nats or their exponents of ten,
/// time in seconds or minutes.
struct CurveFrame {
    AxisFrame x;
    AxisFrame y;
    double secondsPerUnit = 0;  ///< elapsed time only: 1 or 60; 0 on the epochs axis
    double valueFactor = 1;     ///< of values: 100 for shares

    /// Epochs or seconds, and share or nats, to axis units and back.
    double xUnits(double epochsOrSeconds) const;
    double yUnits(double value) const;
    double epochsOrSeconds(double xUnits) const;
    double value(double yUnits) const;

    bool operator==(const CurveFrame&) const = default;
};

/// The smallest of 1, 2, 3, 4, 5 times a power of ten that covers `span` (> 0) in at most `intervals` steps.
double niceStep(double span, int intervals);

/// A frame that stays still while the run grows into it: planned epochs, or the time that they are going to
/// take; what is zoomed to where something is. Slower ghosts run out of it on the right. Never empty,
/// whatever the curves hold.
CurveFrame frameOf(const CurveState& state);

/// Points in axis units; absent values leave their point out, and so do those that have no logarithm.
QList<QPointF> framePoints(const QList<CurvePoint>& points, const CurveFrame& frame);

/// The line through them, in axis units: smoothed where the state says so.
QList<QPointF> lineThrough(const QList<CurvePoint>& points, const CurveState& state, const CurveFrame& frame);

/// What is drawn of a run's training: its epochs, or the first one's means so far.
const QList<CurvePoint>& trainingSoFar(const RunCurves& run);

/// Each y becomes the mean of itself and all before it, each weighted `weight` times the next one; 0 leaves
/// them alone. The weights are normed: the first points aren't drawn towards 0.
QList<QPointF> smoothed(const QList<QPointF>& points, double weight);

/// x on the axis where a run stands after `seconds` of its headline: on the epochs axis between its finished
/// epochs, or beyond the last one by the pace so far (at most one epoch).
double frameX(const RunCurves& run, double seconds, const CurveFrame& frame);

/// y on the line through `points` (x ascending) at x; absent outside of it.
std::optional<double> valueAt(const QList<QPointF>& points, double x);

/// `points` (x ascending) from x = `low` to `high`, cut at both edges.
QList<QPointF> clipped(const QList<QPointF>& points, double low, double high);

/// At most `most` (>= 4) points that keep every extreme: the smallest and the largest of each slice, in
/// order.
QList<QPointF> foldMinMax(const QList<QPointF>& points, qsizetype most);

}  // namespace epochmark
