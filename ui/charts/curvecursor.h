// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/chartstyle.h"
#include "charts/curveannotations.h"
#include "charts/curvereading.h"

#include <QGraphicsItem>

#include <optional>

namespace epochmark {

/// What a person does in a chart, painted over everything else: the crosshair with the values under it, the
/// rubber band, the ring of the focus. One item, owned by the chart that it is a child of; it changes while
/// nothing else has to be placed or drawn anew.
class CurveCursor : public QGraphicsItem {
public:
    explicit CurveCursor(QGraphicsItem* chart);

    /// `plot` and `bounds` in pixels of the chart.
    void setPlace(const ChartStyle& style, const QRectF& plot, const QRectF& bounds,
                  const ToPixels& toPixels);
    /// `height`: where the pointer is, pixels; absent for a cursor of keys.
    void setReading(const std::optional<CurveReading>& reading, std::optional<double> height);
    /// Empty: none.
    void setBand(const QRectF& band);
    void setFocused(bool isFocused);

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintCrosshair(QPainter& painter, double x) const;
    void paintDots(QPainter& painter) const;
    void paintBox(QPainter& painter, double x) const;
    void paintRow(QPainter& painter, const CurveValue& value, const QRectF& row) const;
    double rowWidth(const CurveValue& value) const;
    QString shortName(const CurveValue& value) const;
    QColor colorOf(const CurveValue& value) const;

    ChartStyle m_style;
    QRectF m_plot;
    QRectF m_bounds;
    ToPixels m_toPixels;
    std::optional<CurveReading> m_reading;
    std::optional<double> m_height;
    QRectF m_band;
    bool m_isFocused = false;
};

}  // namespace epochmark
