// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/papertext.h"

#include "report/reportdata.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace epochmark::paper {

namespace {

double draw(QPainter& painter, const QPointF& at, const QString& text, const QFont& font, const QColor& color,
            double width, bool isRight)
{
    const QFontMetricsF metrics(font);
    const QString shown = width > 0 ? metrics.elidedText(text, Qt::ElideRight, width) : text;
    const double advance = metrics.horizontalAdvance(shown);
    painter.setFont(font);
    painter.setPen(color);
    // The middle of a line of figures and capitals, not of its box: lines of unequal size then stand level.
    const double baseline = at.y() + metrics.capHeight() / 2;
    painter.drawText(QPointF(isRight ? at.x() - advance : at.x(), baseline), shown);
    return advance;
}

}  // namespace

QFont font(double pixels, bool isBold)
{
    QFont font = theme::font(theme::TextSize::Body, isBold);
    font.setPixelSize(qRound(pixels));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double left(QPainter& painter, const QPointF& at, const QString& text, const QFont& font, const QColor& color,
            double width)
{
    return draw(painter, at, text, font, color, width, false);
}

double right(QPainter& painter, const QPointF& at, const QString& text, const QFont& font,
             const QColor& color, double width)
{
    return draw(painter, at, text, font, color, width, true);
}

double widthOf(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

void icon(QPainter& painter, const QPointF& leftMiddle, int edge, const QString& name, const QColor& color)
{
    painter.save();
    painter.translate(leftMiddle.x(), leftMiddle.y() - edge / 2.0);
    theme::icon(name, color).paint(&painter, QRect(0, 0, edge, edge));
    painter.restore();
}

void mark(QPainter& painter, const QRectF& box, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 24, box.height() / 24);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({QPointF(4, 3), QPointF(4, 20.5), QPointF(20.5, 20.5)}));
    painter.setPen(QPen(tokens.accentFill, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath curve(QPointF(6.5, 17.5));
    curve.cubicTo(QPointF(8, 10.5), QPointF(11.5, 7), QPointF(17.5, 6.5));
    painter.drawPath(curve);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accentFill);
    painter.drawEllipse(QPointF(18.6, 6.4), 2.2, 2.2);
    painter.restore();
}

const Tokens& tokens(const ReportData& report)
{
    return report.isDark ? Tokens::dark() : Tokens::light();
}

}  // namespace epochmark::paper
