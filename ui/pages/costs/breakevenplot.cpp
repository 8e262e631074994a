// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/breakevenplot.h"

#include "base/format.h"
#include "models/celltext.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <functional>

namespace epochmark {

namespace {

constexpr double kRight = 12;
constexpr double kTop = 8;
constexpr double kTickGap = 8;
constexpr double kTitleGap = 6;
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
    double monthAt(double place) const { return (place - area.left()) / area.width() * months; }
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
    frame.months = shownMonths(*m_breakEven);
    frame.x = {monthStep(frame.months), frame.months};
    const double owned = m_breakEven->fitsOwnedDevice() ? m_breakEven->owned(frame.months) : 0;
    frame.y = AxisTicks::upTo(std::max(owned, m_breakEven->rented(frame.months)), 5);
    const QFontMetricsF ticks(theme::font(theme::TextSize::Tick));
    double widest = 0;
    for (const double value : frame.y.values()) {
        widest = std::max(widest, ticks.horizontalAdvance(frame.y.text(value)));
    }
    frame.area = QRectF(rect()).adjusted(ticks.height() + kTitleGap + widest + kTickGap, kTop, -kRight,
                                         -2 * ticks.height() - kTickGap - kTitleGap);
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
    paintCrossing(&painter, frame);
    paintWords(&painter, frame);
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
        painter->drawText(QRectF(0, y - line / 2, frame.area.left() - kTickGap, line),
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

/// Words in the plot get their places one after another: the first of their candidates that covers no other
/// words and, where there is such a place, no line.
class BreakEvenPlot::Words {
public:
    Words(const BreakEvenPlot& plot, const Frame& frame, QPainter* painter)
        : m_plot(plot), m_frame(frame), m_painter(painter)
    {}

    void keepFree(const QRectF& place) { m_taken.append(place); }

    /// False, and nothing is written, when there is no place for them. Candidates: the words' upper left
    /// corners for their size.
    bool write(const QString& words, const std::function<QList<QPointF>(const QSizeF&)>& candidates)
    {
        const QFontMetricsF metrics(m_painter->font());
        const QSizeF size(std::ceil(metrics.horizontalAdvance(words)) + 1, metrics.height());
        for (const bool isOverLines : {false, true}) {
            for (const QPointF& corner : candidates(size)) {
                const QRectF place(corner, size);
                if (isFree(place) && (isOverLines || !isOnLine(place))) {
                    m_taken.append(place);
                    m_plot.paintHaloed(m_painter, place, words);
                    return true;
                }
            }
        }
        return false;
    }

    /// A device's name, cut where there is no place for all of it.
    void writeName(const QString& name, const std::function<QList<QPointF>(const QSizeF&)>& candidates)
    {
        const QFontMetricsF metrics(m_painter->font());
        for (const double share : {1.0, 0.6, 0.4, 0.25}) {
            const double room = share * m_frame.area.width();
            if (write(metrics.elidedText(name, Qt::ElideRight, room), candidates)) {
                return;
            }
        }
    }

    /// Beside, above and beneath a line, from its end to its start.
    QList<QPointF> along(const std::function<double(double)>& line, const QSizeF& size, bool isHigh) const
    {
        QList<QPointF> corners;
        for (const double share : {1.0, 0.86, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25}) {
            const QPointF end = m_frame.at(share * m_frame.months, line(share * m_frame.months));
            const double right = share == 1 ? end.x() - 6 : end.x();
            const double month = std::max(0.0, m_frame.monthAt(right - size.width()));
            const double start = m_frame.at(month, line(month)).y();
            const QPointF beside(end.x() - 20 - size.width(), end.y() - size.height() / 2);
            const QPointF above(right - size.width(), std::min(start, end.y()) - size.height() - 6);
            const QPointF beneath(right - size.width(), std::max(start, end.y()) + 4);
            corners += isHigh ? QList<QPointF>{beside, above, beneath}
                              : QList<QPointF>{beneath, above, beside};
        }
        return corners;
    }

private:
    bool isFree(const QRectF& place) const
    {
        return m_frame.area.adjusted(2, 0, -2, -2).contains(place)
               && std::ranges::none_of(m_taken,
                                       [&place](const QRectF& other) { return other.intersects(place); });
    }

    bool isOnLine(const QRectF& place) const
    {
        for (double x = place.left(); x <= place.right(); x += 4) {
            const double month = m_frame.monthAt(x);
            const BreakEven& lines = *m_plot.m_breakEven;
            const double rented = m_frame.at(month, lines.rented(month)).y();
            const double owned = m_frame.at(month, lines.owned(month)).y();
            const auto isThrough = [&place](double y) {
                return y > place.top() - 1 && y < place.bottom() + 1;
            };
            if (isThrough(rented) || (lines.fitsOwnedDevice() && isThrough(owned))) {
                return true;
            }
        }
        return false;
    }

    const BreakEvenPlot& m_plot;
    const Frame& m_frame;
    QPainter* m_painter;
    QList<QRectF> m_taken;
};

void BreakEvenPlot::paintHaloed(QPainter* painter, const QRectF& place, const QString& text) const
{
    const Tokens& tokens = theme::tokens(this);
    const bool isTinted = m_breakEven->crossingMonth
                          && place.left() > frame().at(*m_breakEven->crossingMonth, 0).x();
    QPainterPath words;
    words.addText(place.left(), place.top() + QFontMetricsF(painter->font()).ascent(), painter->font(), text);
    painter->strokePath(words, QPen(isTinted ? tokens.accentGround : tokens.surface, kHalo, Qt::SolidLine,
                                    Qt::RoundCap, Qt::RoundJoin));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
}

/// What matters most is written first: what finds no place then is left out or cut.
void BreakEvenPlot::paintWords(QPainter* painter, const Frame& frame) const
{
    Words words(*this, frame, painter);
    painter->setPen(theme::tokens(this).text);
    if (m_breakEven->crossingMonth) {
        writeCrossing(painter, frame, &words);
    }
    painter->setFont(theme::font(theme::TextSize::Caption));
    const BreakEven& lines = *m_breakEven;
    const auto rented = [&lines](double month) { return lines.rented(month); };
    const QString rent = tr("rent %1").arg(lines.rentedDevice);
    if (!lines.fitsOwnedDevice()) {
        words.writeName(rent, [&](const QSizeF& size) { return words.along(rented, size, true); });
        return;
    }
    const auto owned = [&lines](double month) { return lines.owned(month); };
    const bool isRentAbove = lines.rented(frame.months) > lines.owned(frame.months);
    words.writeName(rent, [&](const QSizeF& size) { return words.along(rented, size, isRentAbove); });
    words.writeName(tr("own %1").arg(lines.ownedDevice),
                    [&](const QSizeF& size) { return words.along(owned, size, !isRentAbove); });
    painter->setPen(theme::tokens(this).muted);
    const double start = frame.at(0, lines.ownedStart).y();
    words.write(tr("%1 net of resale").arg(CellText::roundMoney(lines.ownedStart, lines.currency)),
                [&](const QSizeF& size) {
                    const double left = frame.area.left() + 8;
                    return QList<QPointF>{{left, start - size.height() - 5}, {left, start + 5}};
                });
    if (lines.crossingMonth) {
        painter->setPen(theme::tokens(this).accent);
        const double tinted = frame.at(*lines.crossingMonth, 0).x();
        words.write(tr("owning costs less from here on"), [&](const QSizeF& size) {
            const QPointF corner(frame.area.right() - 8 - size.width(),
                                 frame.area.bottom() - size.height() - 8);
            return corner.x() > tinted ? QList<QPointF>{corner} : QList<QPointF>();
        });
    }
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
}

/// Right of the ring, where there is room for it; else left of it, above the rising lines, or wherever there
/// is.
void BreakEvenPlot::writeCrossing(QPainter* painter, const Frame& frame, Words* words) const
{
    const QPointF crossing = frame.at(*m_breakEven->crossingMonth, *m_breakEven->crossingAmount);
    words->keepFree(QRectF(crossing, QSizeF()).adjusted(-kRing - 3, -kRing - 3, kRing + 3, kRing + 3));
    painter->setFont(theme::font(theme::TextSize::Caption, true));
    const QString text = tr("month %1, %2")
                             .arg(QLocale().toString(*m_breakEven->crossingMonth, 'f', 1),
                                  CellText::roundMoney(*m_breakEven->crossingAmount, m_breakEven->currency));
    words->write(text, [&](const QSizeF& size) {
        const double right = crossing.x() + 10;
        const double left = crossing.x() - 10 - size.width();
        const double beneath = crossing.y() + 26;
        const double above = crossing.y() - size.height() - 12;
        QList<QPointF> corners{{right, beneath}, {left, above}, {left, beneath}, {right, above}};
        const double middle = std::max(
            frame.area.left() + 4,
            std::min(crossing.x() - size.width() / 2, frame.area.right() - 4 - size.width()));
        for (double y = beneath; y < frame.area.bottom() - size.height(); y += size.height()) {
            corners.append({middle, y});
        }
        return corners;
    });
}

}  // namespace epochmark
