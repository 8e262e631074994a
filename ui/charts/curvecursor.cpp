// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvecursor.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kAboveAll = 200;
constexpr double kSwatchWidth = 14;
constexpr double kSwatchGap = 6;
constexpr double kPadding = 8;
constexpr double kFromLine = 10;
constexpr double kDotRadius = 4;
constexpr double kBandOpacity = 0.16;
constexpr double kMostOfPlot = 0.45;  // of the plot's width: what a name in the box may take

}  // namespace

CurveCursor::CurveCursor(QGraphicsItem* chart) : QGraphicsItem(chart)
{
    setZValue(kAboveAll);
    setAcceptedMouseButtons(Qt::NoButton);
}

void CurveCursor::setPlace(const ChartStyle& style, const QRectF& plot, const QRectF& bounds,
                           const ToPixels& toPixels)
{
    prepareGeometryChange();
    m_style = style;
    m_plot = plot;
    m_bounds = bounds;
    m_toPixels = toPixels;
    update();
}

void CurveCursor::setReading(const std::optional<CurveReading>& reading, std::optional<double> height)
{
    if (reading || m_reading) {
        m_reading = reading;
        m_height = height;
        update();
    }
}

void CurveCursor::setBand(const QRectF& band)
{
    if (band != m_band) {
        m_band = band;
        update();
    }
}

void CurveCursor::setFocused(bool isFocused)
{
    if (isFocused != m_isFocused) {
        m_isFocused = isFocused;
        update();
    }
}

void CurveCursor::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_isFocused) {
        painter->setPen(QPen(m_style.tokens.accent, 2 * m_style.scale));
        painter->setBrush(Qt::NoBrush);
        const double inset = m_style.scale;
        painter->drawRoundedRect(m_bounds.adjusted(inset, inset, -inset, -inset), 4 * m_style.scale,
                                 4 * m_style.scale);
    }
    if (!m_band.isEmpty()) {
        QColor ground = m_style.tokens.accent;
        ground.setAlphaF(kBandOpacity);
        painter->setPen(QPen(m_style.tokens.accent, m_style.scale));
        painter->setBrush(ground);
        painter->drawRect(m_band.intersected(m_plot));
    } else if (m_reading) {
        const double x = m_toPixels(QPointF(m_reading->x, 0)).x();
        paintCrosshair(*painter, x);
        paintDots(*painter);
        paintBox(*painter, x);
    }
}

void CurveCursor::paintCrosshair(QPainter& painter, double x) const
{
    painter.setPen(QPen(m_style.tokens.text, m_style.scale, Qt::DotLine));
    const double column = std::round(x) + 0.5;
    painter.drawLine(QPointF(column, m_plot.top()), QPointF(column, m_plot.bottom()));
    if (m_height) {
        const double row = std::round(std::clamp(*m_height, m_plot.top(), m_plot.bottom())) + 0.5;
        painter.drawLine(QPointF(m_plot.left(), row), QPointF(m_plot.right(), row));
    }
}

QColor CurveCursor::colorOf(const CurveValue& value) const
{
    return m_style.seriesColor(value.series);
}

void CurveCursor::paintDots(QPainter& painter) const
{
    for (const CurveValue& value : m_reading->values) {
        const QPointF at = value.at ? m_toPixels(*value.at) : QPointF(-1, -1);
        if (m_plot.adjusted(-1, -1, 1, 1).contains(at)) {
            painter.setPen(QPen(m_style.tokens.text, 1.5 * m_style.scale));
            painter.setBrush(value.isTraining ? colorOf(value) : m_style.tokens.surface);
            painter.drawEllipse(at, kDotRadius * m_style.scale, kDotRadius * m_style.scale);
        }
    }
}

QString CurveCursor::shortName(const CurveValue& value) const
{
    return QFontMetricsF(m_style.tick).elidedText(value.name, Qt::ElideMiddle, m_plot.width() * kMostOfPlot);
}

double CurveCursor::rowWidth(const CurveValue& value) const
{
    QFont bold = m_style.tick;
    bold.setBold(true);
    return (kSwatchWidth + 2 * kSwatchGap) * m_style.scale
           + QFontMetricsF(m_style.tick).horizontalAdvance(shortName(value))
           + QFontMetricsF(bold).horizontalAdvance(value.text);
}

void CurveCursor::paintBox(QPainter& painter, double x) const
{
    const double line = QFontMetricsF(m_style.tick).height() + 2 * m_style.scale;
    double width = QFontMetricsF(m_style.tick).horizontalAdvance(m_reading->head);
    for (const CurveValue& value : m_reading->values) {
        width = std::max(width, rowWidth(value));
    }
    const double padding = kPadding * m_style.scale;
    QRectF box(0, 0, width + 2 * padding, line * static_cast<double>(m_reading->values.size() + 1) + padding);
    const double away = kFromLine * m_style.scale;
    const bool isRoomRight = x + away + box.width() <= m_bounds.right();
    box.moveLeft(isRoomRight ? x + away : std::max(m_bounds.left(), x - away - box.width()));
    // Away from the pointer, which hides what it stands on.
    const bool isPointerHigh = m_height && *m_height < m_plot.top() + box.height() + away;
    box.moveTop(isPointerHigh ? std::max(m_plot.top(), m_plot.bottom() - box.height()) : m_plot.top());
    painter.setPen(QPen(m_style.tokens.control, m_style.scale));
    painter.setBrush(m_style.tokens.surface);
    painter.drawRoundedRect(box, 4 * m_style.scale, 4 * m_style.scale);
    QRectF row(box.left() + padding, box.top() + padding / 2, width, line);
    painter.setFont(m_style.tick);
    painter.setPen(m_style.tokens.muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_reading->head);
    for (const CurveValue& value : m_reading->values) {
        row.translate(0, line);
        paintRow(painter, value, row);
    }
}

void CurveCursor::paintRow(QPainter& painter, const CurveValue& value, const QRectF& row) const
{
    QPen pen(colorOf(value), (value.isGhost ? 1.25 : 2.25) * m_style.scale);
    pen.setCapStyle(Qt::FlatCap);
    if (!value.isTraining) {
        pen.setDashPattern({2.7, 1.8});
    }
    painter.setPen(pen);
    const double middle = row.center().y();
    painter.drawLine(QPointF(row.left(), middle), QPointF(row.left() + kSwatchWidth * m_style.scale, middle));
    QRectF words = row;
    words.setLeft(row.left() + (kSwatchWidth + kSwatchGap) * m_style.scale);
    painter.setPen(m_style.tokens.text);
    painter.setFont(m_style.tick);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, shortName(value));
    QFont bold = m_style.tick;
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, value.text);
}

}  // namespace epochmark
