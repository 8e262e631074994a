// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvegrid.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kUnderSeries = 1.5;  // over the background, under what Qt draws of series
constexpr double kTickGap = 4;        // between a number and the plot
constexpr double kTitleGap = 4;       // between title and numbers
constexpr double kTickLength = 4;
constexpr double kBetweenNumbers = 6;

/// A line of one pixel of the style's scale, on the pixel grid.
QRectF horizontalLine(double left, double right, double y, double scale)
{
    return {left, std::round(y) - std::floor(scale / 2), right - left, scale};
}

double widest(const QList<FrameTick>& ticks, const QFontMetricsF& metrics)
{
    double width = metrics.horizontalAdvance(QStringLiteral("100"));  // charts beside each other line up
    for (const FrameTick& tick : ticks) {
        width = std::max(width, metrics.horizontalAdvance(tick.text));
    }
    return width;
}

}  // namespace

CurveGrid::CurveGrid(QGraphicsItem* chart) : QGraphicsItem(chart)
{
    setZValue(kUnderSeries);
    setAcceptedMouseButtons(Qt::NoButton);
}

void CurveGrid::setFrame(const CurveFrame& frame, const ChartStyle& style, const QRectF& plot,
                         const QRectF& bounds)
{
    prepareGeometryChange();
    m_frame = frame;
    m_style = style;
    m_plot = plot;
    m_bounds = bounds;
    m_xTicks = ticksOf(frame.x);
    m_yTicks = ticksOf(frame.y);
    update();
}

double CurveGrid::leftMargin(const CurveFrame& frame, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.tick);
    return metrics.height() + (kTitleGap + 2 * kTickGap) * style.scale + widest(ticksOf(frame.y), metrics);
}

double CurveGrid::bottomMargin(const ChartStyle& style)
{
    return 2 * QFontMetricsF(style.tick).height() + (kTickLength + kTickGap + kTitleGap) * style.scale;
}

double CurveGrid::rightMargin(const CurveFrame& frame, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.tick);
    const QList<FrameTick> ticks = ticksOf(frame.x);
    return ticks.isEmpty() ? 0 : metrics.horizontalAdvance(ticks.last().text) / 2 + 2;
}

void CurveGrid::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setFont(m_style.tick);
    paintHorizontal(*painter);
    paintVertical(*painter);
}

void CurveGrid::paintHorizontal(QPainter& painter) const
{
    const double line = painter.fontMetrics().height();
    const double gap = kTickGap * m_style.scale;
    const double span = m_frame.y.high - m_frame.y.low;
    for (const FrameTick& tick : m_yTicks) {
        const double y = m_plot.bottom() - (tick.at - m_frame.y.low) / span * m_plot.height();
        painter.fillRect(horizontalLine(m_plot.left(), m_plot.right(), y, m_style.scale),
                         m_style.tokens.grid);
        painter.setPen(m_style.tokens.muted);
        painter.drawText(QRectF(0, y - line / 2, m_plot.left() - 2 * gap, line),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, tick.text);
    }
    paintYTitle(painter);
}

/// Beside the middle of the plot, or as near to it as a title needs that is longer than the plot is high.
void CurveGrid::paintYTitle(QPainter& painter) const
{
    const double line = painter.fontMetrics().height();
    const double room = m_bounds.height();
    const QString title = painter.fontMetrics().elidedText(m_frame.y.title, Qt::ElideRight, qRound(room));
    const double half = std::min(room, painter.fontMetrics().horizontalAdvance(title) + 2.0) / 2;
    const double highest = m_bounds.top() + half;
    const double lowest = std::max(highest, m_bounds.bottom() - half);
    painter.save();
    painter.translate(line / 2, std::clamp(m_plot.center().y(), highest, lowest));
    painter.rotate(-90);
    painter.drawText(QRectF(-half, -line / 2, 2 * half, line), Qt::AlignCenter | Qt::TextDontClip, title);
    painter.restore();
}

void CurveGrid::paintVertical(QPainter& painter) const
{
    const double line = painter.fontMetrics().height();
    const double span = m_frame.x.high - m_frame.x.low;
    painter.fillRect(horizontalLine(m_plot.left(), m_plot.right(), m_plot.bottom(), m_style.scale),
                     m_style.tokens.control);
    double taken = -HUGE_VAL;
    for (const FrameTick& tick : m_xTicks) {
        const double x = std::round(m_plot.left() + (tick.at - m_frame.x.low) / span * m_plot.width());
        painter.fillRect(QRectF(x, m_plot.bottom(), m_style.scale, kTickLength * m_style.scale),
                         m_style.tokens.control);
        const double width = painter.fontMetrics().horizontalAdvance(tick.text);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, m_bounds.right() - width));
        if (left < taken) {
            continue;  // a number is read alone or not at all
        }
        taken = left + width + kBetweenNumbers * m_style.scale;
        painter.setPen(m_style.tokens.muted);
        painter.drawText(
            QRectF(left, m_plot.bottom() + (kTickLength + kTickGap / 2) * m_style.scale, width, line),
            Qt::AlignCenter | Qt::TextDontClip, tick.text);
    }
    painter.drawText(QRectF(m_plot.left(), m_bounds.bottom() - line, m_plot.width(), line),
                     Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip, m_frame.x.title);
}

}  // namespace epochmark
