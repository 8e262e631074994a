// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/breakevenplot.h"

#include "base/format.h"
#include "models/celltext.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr double kLeft = 60;
constexpr double kRight = 12;
constexpr double kTop = 8;
constexpr double kBottom = 46;
constexpr double kLineWidth = 2.25;
constexpr double kRing = 5;
constexpr double kHalo = 4;

// Far enough to see what follows the crossing, in whole half-years.
double shownMonths(const BreakEven& breakEven)
{
    const double wanted = breakEven.crossingMonth ? *breakEven.crossingMonth * 2.2 : breakEven.lifetimeMonths;
    return std::min(std::max(6.0, std::ceil(wanted / 6) * 6), std::max(6.0, breakEven.lifetimeMonths));
}

// Steps that divide years.
double monthStep(double months)
{
    for (const double step : {1.0, 2.0, 3.0, 6.0, 12.0}) {
        if (months / step <= 7) {
            return step;
        }
    }
    return 24;
}

}  // namespace

/// Where values lie in the widget.
struct BreakEvenPlot::Frame {
    QRectF area;
    double months = 12;
    AxisTicks x;
    AxisTicks y;

    QPointF at(double month, double amount) const
    {
        return {area.left() + month / months * area.width(), area.bottom() - amount / y.end * area.height()};
    }
};

BreakEvenPlot::BreakEvenPlot(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Running cost over months"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BreakEvenPlot::setBreakEven(const std::optional<BreakEven>& breakEven)
{
    m_breakEven = breakEven;
    if (m_breakEven) {
        const double months = shownMonths(*m_breakEven);
        setAccessibleDescription(m_breakEven->fitsOwnedDevice() ? linesInWords(months) : rentInWords(months));
    } else {
        setAccessibleDescription(QString());
    }
    update();
}

QString BreakEvenPlot::linesInWords(double months) const
{
    const QString crossing = m_breakEven->crossingMonth
                                 ? tr("They cross in month %1 at %2.")
                                       .arg(
                                           QLocale().toString(*m_breakEven->crossingMonth, 'f', 1),
                                           format::money(*m_breakEven->crossingAmount, m_breakEven->currency))
                                 : tr("They don't cross.");
    return tr("After %1 months owning has cost %2, renting %3. %4")
        .arg(QLocale().toString(months, 'f', 0),
             format::money(m_breakEven->owned(months), m_breakEven->currency),
             format::money(m_breakEven->rented(months), m_breakEven->currency), crossing);
}

QString BreakEvenPlot::rentInWords(double months) const
{
    return tr("After %1 months renting has cost %2. The %3 can't do the same work in these hours.")
        .arg(QLocale().toString(months, 'f', 0),
             format::money(m_breakEven->rented(months), m_breakEven->currency), m_breakEven->ownedDevice);
}

BreakEvenPlot::Frame BreakEvenPlot::frame() const
{
    Frame frame;
    frame.area = QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
    frame.months = shownMonths(*m_breakEven);
    frame.x = {monthStep(frame.months), frame.months};
    const double owned = m_breakEven->fitsOwnedDevice() ? m_breakEven->owned(frame.months) : 0;
    frame.y = AxisTicks::upTo(std::max(owned, m_breakEven->rented(frame.months)), 5);
    return frame;
}

void BreakEvenPlot::paintEvent(QPaintEvent*)
{
    if (!m_breakEven) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Frame frame = this->frame();
    paintTint(&painter, frame);
    paintAxes(&painter, frame);
    paintLines(&painter, frame);
    paintNames(&painter, frame);
    paintCrossing(&painter, frame);
}

void BreakEvenPlot::paintTint(QPainter* painter, const Frame& frame) const
{
    if (!m_breakEven->crossingMonth) {
        return;
    }
    QRectF tinted = frame.area;
    tinted.setLeft(frame.at(*m_breakEven->crossingMonth, 0).x());
    painter->fillRect(tinted, theme::tokens(this).accentGround);
}

void BreakEvenPlot::paintAxes(QPainter* painter, const Frame& frame) const
{
    const Tokens& tokens = theme::tokens(this);
    painter->setFont(theme::font(theme::TextSize::Tick));
    const double line = painter->fontMetrics().height();
    for (const double value : frame.y.values()) {
        const double y = frame.at(0, value).y();
        painter->fillRect(QRectF(frame.area.left(), y, frame.area.width(), 1),
                          value > 0 ? tokens.grid : tokens.control);
        painter->setPen(tokens.muted);
        painter->drawText(QRectF(frame.area.left() - 58, y - line / 2, 50, line),
                          Qt::AlignRight | Qt::AlignVCenter, frame.y.text(value));
    }
    for (double month = 0; month <= frame.months + 1e-9; month += frame.x.step) {
        const double x = frame.at(month, 0).x();
        painter->fillRect(QRectF(x, frame.area.bottom(), 1, 4), tokens.control);
        painter->drawText(QRectF(x - 30, frame.area.bottom() + 6, 60, line), Qt::AlignCenter,
                          frame.x.text(month));
    }
    painter->drawText(QRectF(frame.area.left(), frame.area.bottom() + 10 + line, frame.area.width(), line),
                      Qt::AlignCenter, tr("months of use"));
    painter->save();
    painter->translate(line / 2, frame.area.center().y());
    painter->rotate(-90);
    const QString sign = m_breakEven->currency == QLatin1String("USD") ? QStringLiteral("$")
                                                                       : m_breakEven->currency;
    painter->drawText(QRectF(-120, -line / 2, 240, line), Qt::AlignCenter, tr("running cost (%1)").arg(sign));
    painter->restore();
}

void BreakEvenPlot::paintLines(QPainter* painter, const Frame& frame) const
{
    const Tokens& tokens = theme::tokens(this);
    const double end = frame.months;
    if (m_breakEven->fitsOwnedDevice()) {
        painter->setPen(QPen(tokens.series[0], kLineWidth, Qt::SolidLine, Qt::FlatCap));
        painter->drawLine(frame.at(0, m_breakEven->owned(0)), frame.at(end, m_breakEven->owned(end)));
    }
    QPen dashed(tokens.series[1], kLineWidth, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({2.7, 1.8});
    painter->setPen(dashed);
    painter->drawLine(frame.at(0, 0), frame.at(end, m_breakEven->rented(end)));
}

void BreakEvenPlot::paintHaloed(QPainter* painter, const QRectF& area, int alignment,
                                const QString& text) const
{
    const Tokens& tokens = theme::tokens(this);
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, qFloor(area.width()));
    const QRectF box = painter->boundingRect(area, alignment, shown);
    const bool isTinted = m_breakEven->crossingMonth
                          && box.left() > frame().at(*m_breakEven->crossingMonth, 0).x();
    QPainterPath words;
    words.addText(box.left(), box.top() + painter->fontMetrics().ascent(), painter->font(), shown);
    painter->strokePath(words, QPen(isTinted ? tokens.accentGround : tokens.surface, kHalo, Qt::SolidLine,
                                    Qt::RoundCap, Qt::RoundJoin));
    painter->drawText(box, alignment, shown);
}

void BreakEvenPlot::paintNames(QPainter* painter, const Frame& frame) const
{
    painter->setFont(theme::font(theme::TextSize::Caption));
    painter->setPen(theme::tokens(this).text);
    const double end = frame.months;
    const QString rent = tr("rent %1").arg(m_breakEven->rentedDevice);
    if (!m_breakEven->fitsOwnedDevice()) {
        paintHighName(painter, frame, frame.at(end * 0.86, m_breakEven->rented(end * 0.86)), true, rent);
        return;
    }
    const bool isRentAbove = m_breakEven->rented(end) > m_breakEven->owned(end);
    // The higher line's name stands left of its upper part, the lower one's below its end.
    const QString own = tr("own %1").arg(m_breakEven->ownedDevice);
    paintHighName(painter, frame,
                  isRentAbove ? frame.at(end * 0.86, m_breakEven->rented(end * 0.86))
                              : frame.at(end, m_breakEven->owned(end)),
                  isRentAbove, isRentAbove ? rent : own);
    paintLowName(painter, frame, isRentAbove ? own : rent);
    painter->setPen(theme::tokens(this).muted);
    const double line = painter->fontMetrics().height();
    const double start = frame.at(0, m_breakEven->ownedStart).y();
    paintHaloed(
        painter, QRectF(frame.area.left() + 8, start - line - 5, 200, line), Qt::AlignLeft | Qt::AlignVCenter,
        tr("%1 net of resale").arg(CellText::roundMoney(m_breakEven->ownedStart, m_breakEven->currency)));
}

/// Left of `place`, beside it or above.
void BreakEvenPlot::paintHighName(QPainter* painter, const Frame& frame, QPointF place, bool isBeside,
                                  const QString& name) const
{
    const double line = painter->fontMetrics().height();
    const double left = frame.area.left() + 8;
    paintHaloed(painter,
                QRectF(left, place.y() - (isBeside ? line / 2 : line + 6), place.x() - left - 20, line),
                Qt::AlignRight | Qt::AlignVCenter, name);
}

/// At the end of the lower line: beneath it where there is room above the axis, else over it; never on it.
void BreakEvenPlot::paintLowName(QPainter* painter, const Frame& frame, const QString& name) const
{
    const double width = painter->fontMetrics().horizontalAdvance(name);
    const double line = painter->fontMetrics().height();
    const double right = frame.area.right() - 6;
    const auto low = [&](double x) {
        const double month = frame.months * qBound(0.0, (x - frame.area.left()) / frame.area.width(), 1.0);
        return frame.at(month, std::min(m_breakEven->owned(month), m_breakEven->rented(month))).y();
    };
    const double beneath = low(right - width) + 4;
    const bool isBeneath = beneath + line <= frame.area.bottom() - 2;
    paintHaloed(painter,
                QRectF(frame.area.left() + 8, isBeneath ? beneath : low(right) - line - 6,
                       right - frame.area.left() - 8, line),
                Qt::AlignRight | Qt::AlignVCenter, name);
}

void BreakEvenPlot::paintCrossing(QPainter* painter, const Frame& frame) const
{
    if (!m_breakEven->crossingMonth) {
        return;
    }
    const Tokens& tokens = theme::tokens(this);
    const QPointF crossing = frame.at(*m_breakEven->crossingMonth, *m_breakEven->crossingAmount);
    painter->setPen(QPen(tokens.text, 1, Qt::DotLine));
    painter->drawLine(crossing, QPointF(crossing.x(), frame.area.bottom()));
    painter->setPen(QPen(tokens.text, 2));
    painter->setBrush(tokens.surface);
    painter->drawEllipse(crossing, kRing, kRing);
    painter->setFont(theme::font(theme::TextSize::Caption, true));
    painter->setPen(tokens.text);
    const double line = painter->fontMetrics().height();
    const QString words = tr("month %1, %2")
                              .arg(QLocale().toString(*m_breakEven->crossingMonth, 'f', 1),
                                   CellText::roundMoney(*m_breakEven->crossingAmount, m_breakEven->currency));
    // Right of the ring, where there is room for it; else left of it, above the rising lines.
    const double room = frame.area.right() - crossing.x() - 10;
    const bool isRight = painter->fontMetrics().horizontalAdvance(words) <= room;
    const QRectF right(crossing.x() + 10, crossing.y() + 26, room, line);
    const QRectF left(frame.area.left() + 8, crossing.y() - line - 12, crossing.x() - frame.area.left() - 18,
                      line);
    paintHaloed(painter, isRight ? right : left,
                (isRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, words);
    painter->setFont(theme::font(theme::TextSize::Caption));
    painter->setPen(tokens.accent);
    const QString better = tr("owning costs less from here on");
    const QRectF tinted(crossing.x(), frame.area.bottom() - line - 8, frame.area.right() - crossing.x() - 8,
                        line);
    if (painter->fontMetrics().horizontalAdvance(better) <= tinted.width()) {
        painter->drawText(tinted, Qt::AlignRight | Qt::AlignVCenter, better);
    }
}

}  // namespace epochmark
