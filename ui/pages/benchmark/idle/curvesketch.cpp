// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/curvesketch.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace epochmark {

namespace {

/// A saturating curve from (0, low) to (1, high) in shares of the frame.
QPainterPath curve(const QRectF& frame, double low, double high, double speed)
{
    QPainterPath path;
    constexpr int kSteps = 40;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = static_cast<double>(i) / kSteps;
        const double y = low + (high - low) * (1 - std::exp(-speed * x)) / (1 - std::exp(-speed));
        const QPointF point(frame.left() + (0.01 + 0.99 * x) * frame.width(),
                            frame.bottom() - y * frame.height());
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    return path;
}

QPen penOf(const QColor& color, double width, const QList<qreal>& dashes)
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (!dashes.isEmpty()) {
        pen.setDashPattern(dashes);
    }
    return pen;
}

}  // namespace

CurveSketch::CurveSketch(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(240);
}

void CurveSketch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(theme::TextSize::Caption));
    const Tokens& t = theme::tokens(this);
    const int line = painter.fontMetrics().height();
    const int names = painter.fontMetrics().horizontalAdvance(tr("validation")) + 12;
    const QRectF frame(1, line + 12, width() - names, height() - 2 * line - 24);
    painter.setPen(t.muted);
    painter.drawText(
        QRectF(0, 0, width(), line), Qt::AlignLeft,
        painter.fontMetrics().elidedText(tr("What you will see: accuracy, live"), Qt::ElideRight, width()));
    painter.drawText(QRectF(frame.left(), frame.bottom() + 8, frame.width(), line), Qt::AlignHCenter,
                     tr("epochs"));
    painter.setPen(t.grid);
    for (int i = 0; i < 5; ++i) {
        const double y = frame.top() + i * frame.height() / 5;
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y));
    }
    painter.setPen(t.control);
    painter.drawLine(frame.topLeft(), frame.bottomLeft());
    painter.drawLine(frame.bottomLeft(), frame.bottomRight());

    const auto draw = [&](double low, double high, double speed, const QPen& pen, const QString& name) {
        painter.setPen(pen);
        painter.drawPath(curve(frame, low, high, speed));
        painter.setPen(t.muted);
        const double y = frame.bottom() - high * frame.height();
        painter.drawText(QRectF(frame.right() + 8, y - line / 2.0, names, line), Qt::AlignVCenter, name);
    };
    draw(0.17, 0.99, 4.5, penOf(t.muted, 2, {}), tr("training"));
    draw(0.17, 0.66, 6, penOf(t.muted, 2, {2.7, 1.8}), tr("validation"));
    draw(0.10, 0.56, 4, penOf(t.control, 1.25, {1.6, 2}), tr("a ghost"));
}

}  // namespace epochmark
