// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveoverlay.h"

#include <QFontMetricsF>
#include <QPainter>

namespace epochmark {

namespace {

constexpr double kAboveSeries = 100;
constexpr double kHalo = 4;

}  // namespace

CurveOverlay::CurveOverlay(QGraphicsItem* chart) : QGraphicsItem(chart)
{
    setZValue(kAboveSeries);
    setAcceptedMouseButtons(Qt::NoButton);
}

void CurveOverlay::setAnnotations(const CurveAnnotations& annotations, const ChartStyle& style,
                                  const QRectF& bounds)
{
    prepareGeometryChange();
    m_annotations = annotations;
    m_style = style;
    m_bounds = bounds;
    update();
}

void CurveOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_annotations.now) {
        paintNowLine(*painter);  // under the labels: it crosses no number
    }
    for (const CurveLabel& label : m_annotations.labels) {
        paintHalo(*painter, label);
    }
    if (m_annotations.now) {
        paintNowWords(*painter);
    }
    for (const CurveMark& mark : m_annotations.marks) {
        paintMark(*painter, mark);
    }
    for (const CurveLabel& label : m_annotations.labels) {
        paintLabel(*painter, label);
    }
    if (m_annotations.legend) {
        paintLegend(*painter);
    }
    if (m_annotations.message) {
        paintMessage(*painter);
    }
}

void CurveOverlay::paintGround(QPainter& painter, const QRectF& words) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.tokens.surface);
    const double halo = kHalo * m_style.scale;
    painter.drawRoundedRect(words.adjusted(-halo, 0, halo, 0), halo, halo);
}

void CurveOverlay::paintLegend(QPainter& painter) const
{
    const CurveLegend& legend = *m_annotations.legend;
    paintGround(painter, legend.rect);
    const double height = legend.rect.height() / static_cast<double>(legend.rows.size());
    const double stroke = kLegendStroke * m_style.scale;
    QRectF row(legend.rect.topLeft(), QSizeF(legend.rect.width(), height));
    painter.setFont(m_style.tick);
    for (const CurveLegend::Row& ghost : legend.rows) {
        QPen pen(ghost.color, 1.25 * m_style.scale, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern(ghostDash(ghost.ghost));
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), row.center().y()),
                         QPointF(row.left() + stroke, row.center().y()));
        painter.setPen(m_style.tokens.text);
        painter.drawText(row.adjusted(stroke + kLegendGap * m_style.scale, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, ghost.name);
        row.translate(0, height);
    }
}

void CurveOverlay::paintMessage(QPainter& painter) const
{
    const CurveMessage& message = *m_annotations.message;
    paintGround(painter, message.rect);
    painter.setPen(m_style.tokens.muted);
    painter.setFont(m_style.label);
    painter.drawText(message.rect, Qt::AlignCenter | Qt::TextDontClip, message.text);
}

void CurveOverlay::paintNowLine(QPainter& painter) const
{
    const NowLine& now = *m_annotations.now;
    const double x = std::round(now.line.x1()) + 0.5;  // on the pixel grid: one sharp pixel
    painter.setPen(QPen(m_style.tokens.control, m_style.scale));
    painter.drawLine(QPointF(x, now.line.y1()), QPointF(x, now.line.y2()));
}

void CurveOverlay::paintNowWords(QPainter& painter) const
{
    const NowLine& now = *m_annotations.now;
    painter.setFont(m_style.tick);
    painter.setPen(m_style.tokens.muted);
    painter.drawText(now.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, now.text);
}

void CurveOverlay::paintMark(QPainter& painter, const CurveMark& mark) const
{
    painter.save();
    painter.translate(mark.at);
    if (mark.isDiamond) {
        const double half = 5 * m_style.scale;
        painter.setPen(QPen(m_style.tokens.text, m_style.scale));
        painter.setBrush(mark.color);
        painter.drawConvexPolygon(
            QPolygonF({QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)}));
    } else {
        painter.setPen(QPen(mark.color, 1.75 * m_style.scale));
        painter.setBrush(m_style.tokens.surface);
        painter.drawEllipse(QPointF(), 3.25 * m_style.scale, 3.25 * m_style.scale);
    }
    painter.restore();
}

void CurveOverlay::paintHalo(QPainter& painter, const CurveLabel& label) const
{
    if (label.hasLeader) {
        const bool isRight = label.rect.left() > label.anchor.x();
        const QPointF corner(label.anchor.x(), label.rect.center().y());
        const QPointF edge(label.rect.left() - 2 * m_style.scale, corner.y());
        const bool isBelow = label.rect.top() > label.anchor.y();
        painter.setPen(QPen(m_style.tokens.control, m_style.scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(
            isRight ? QPolygonF({label.anchor, corner, edge})
                    : QPolygonF({label.anchor, QPointF(label.anchor.x(),
                                                       isBelow ? label.rect.top() : label.rect.bottom())}));
    }
    // The text's own height already has its leading: the halo is 4 pixels at the sides and tight above and
    // below.
    paintGround(painter, label.rect);
}

void CurveOverlay::paintLabel(QPainter& painter, const CurveLabel& label) const
{
    painter.setPen(m_style.tokens.text);
    painter.setFont(m_style.label);
    painter.drawText(label.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label.name);
    painter.setFont(m_style.value);
    painter.drawText(label.rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, label.value);
}

}  // namespace epochmark
