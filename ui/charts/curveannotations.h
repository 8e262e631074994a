// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/chartstyle.h"
#include "charts/curvestate.h"

#include <QLineF>
#include <QRectF>

#include <functional>

namespace epochmark {

/// Where a ghost is now (hollow dot), or where it was done (diamond).
struct CurveMark {
    QPointF at;
    QColor color;
    bool isDiamond = false;
};

/// A name at the end of its line, with its current value in bold.
struct CurveLabel {
    QString name;
    QString value;
    QRectF rect;
    QPointF anchor;
    bool hasLeader = false;
};

/// The line "now 6:39".
struct NowLine {
    QLineF line;
    QString text;
    QRectF rect;
};

/// The ghosts' names together in the plot, where beside their lines they would cover others.
struct CurveLegend {
    struct Row {
        QString name;
        QColor color;
        qsizetype ghost = 0;  ///< from 0: its dash
    };
    QList<Row> rows;
    QRectF rect;
};

/// What stands in a plot that has no point yet.
struct CurveMessage {
    QString text;
    QRectF rect;
};

/// Everything in a chart that isn't a series, placed in pixels. Value, ready to be painted.
struct CurveAnnotations {
    QList<CurveMark> marks;
    QList<CurveLabel> labels;
    std::optional<CurveLegend> legend;
    std::optional<CurveMessage> message;
    std::optional<NowLine> now;
};

/// Pixels of a legend's stroke and its distances, before the style's scale.
inline constexpr double kLegendStroke = 18;
inline constexpr double kLegendGap = 6;

/// Axis units to pixels.
using ToPixels = std::function<QPointF(const QPointF&)>;

/// Places names, marks and the "now" line. `area` is where names may stand: the plot and the margin on its
/// right. Names at line ends are in the order of the ends.
CurveAnnotations annotate(const CurveState& state, const CurveFrame& frame, const ChartStyle& style,
                          const QRectF& plot, const QRectF& area, const ToPixels& toPixels);

/// Pixels that the names need on the right of the plot, in a chart `width` pixels wide; 0 when each finds its
/// room inside.
double labelMargin(const CurveState& state, const CurveFrame& frame, const ChartStyle& style, double width);

/// The chart in words: "Epoch 7 of 15: training 90.6 %, validation 82.1 %. RTX 3060 Ti: 82.0 %."
QString spoken(const CurveState& state);

}  // namespace epochmark
