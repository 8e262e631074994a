// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/chartstyle.h"
#include "charts/curvestate.h"

#include <QGraphicsItem>

namespace epochmark {

/// Paints a chart's axes under its series: grid lines, numbers, titles. One item for all, owned by the chart
/// that it is a child of; coordinates are the chart's. It takes the plot's rectangle from the same hand as
/// the series do, so that both always agree (Qt's own axes follow their layout, later).
class CurveGrid : public QGraphicsItem {
public:
    explicit CurveGrid(QGraphicsItem* chart);

    void setFrame(const CurveFrame& frame, const ChartStyle& style, const QRectF& plot, const QRectF& bounds);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    /// What numbers, title and their distances take on the left of the plot and below it.
    static double leftMargin(const CurveFrame& frame, const ChartStyle& style);
    static double bottomMargin(const ChartStyle& style);
    /// What sticks out on the right: half of the last number.
    static double rightMargin(const CurveFrame& frame, const ChartStyle& style);

private:
    void paintHorizontal(QPainter& painter) const;
    void paintYTitle(QPainter& painter) const;
    void paintVertical(QPainter& painter) const;

    CurveFrame m_frame;
    ChartStyle m_style;
    QRectF m_plot;
    QRectF m_bounds;
    QList<FrameTick> m_xTicks;
    QList<FrameTick> m_yTicks;
};

}  // namespace epochmark
