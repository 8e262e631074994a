// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curveannotations.h"

#include <QGraphicsItem>

namespace epochmark {

/// Paints a chart's annotations over its series: leaders, halos, the "now" line, ghosts' marks, names. One
/// item for all of them, owned by the chart that it is a child of; coordinates are the chart's.
class CurveOverlay : public QGraphicsItem {
public:
    explicit CurveOverlay(QGraphicsItem* chart);

    void setAnnotations(const CurveAnnotations& annotations, const ChartStyle& style, const QRectF& bounds);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintNowLine(QPainter& painter) const;
    void paintNowWords(QPainter& painter) const;
    void paintMark(QPainter& painter, const CurveMark& mark) const;
    void paintHalo(QPainter& painter, const CurveLabel& label) const;
    void paintLabel(QPainter& painter, const CurveLabel& label) const;
    void paintGround(QPainter& painter, const QRectF& words) const;
    void paintLegend(QPainter& painter) const;
    void paintMessage(QPainter& painter) const;

    CurveAnnotations m_annotations;
    ChartStyle m_style;
    QRectF m_bounds;
};

}  // namespace epochmark
