// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/barlist.h"

#include "theme/fittedname.h"
#include "theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kLine = 41;  // a bar with its two lines of words
constexpr int kAxisHeight = 40;
constexpr int kBarHeight = 16;
constexpr int kGap = 8;
constexpr int kValueRoom = 64;
constexpr int kLeastPlot = 110;
constexpr double kRadius = 2;
constexpr double kLeastLength = 2;
constexpr int kTicks = 3;
constexpr int kMostLines = 8;  // without scrolling, unless there is more room

int lineHeight()
{
    return qRound(kLine * theme::fontScale());
}

/// Of numbers and title beneath the bars.
int axisHeight()
{
    return qRound(kAxisHeight * theme::fontScale());
}

int valueRoom()
{
    return qRound(kValueRoom * theme::fontScale());
}

}  // namespace

BarList::BarList(const QString& name, QWidget* parent) : QAbstractScrollArea(parent)
{
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
}

void BarList::setBars(const QList<Bar>& bars, const QString& axisTitle)
{
    m_bars = bars;
    m_axisTitle = axisTitle;
    double largest = 0;
    QStringList spoken;
    for (const Bar& bar : bars) {
        largest = qMax(largest, bar.value.value_or(0));
        spoken.append(tr("%1: %2").arg(bar.name, bar.text));
    }
    m_ticks = AxisTicks::upTo(largest, kTicks);
    m_hasValues = largest > 0;
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateScrollBar();
    updateGeometry();
    viewport()->update();
}

void BarList::setNameWidth(int pixels)
{
    m_nameWidth = pixels;
    viewport()->update();
}

int BarList::nameWidth() const
{
    if (m_nameWidth > 0) {
        return m_nameWidth;
    }
    const QFontMetrics name(theme::font(theme::TextSize::Body));
    const QFontMetrics detail(theme::font(theme::TextSize::Caption));
    int width = 60;
    for (const Bar& bar : m_bars) {
        width = qMax(width,
                     qMax(name.horizontalAdvance(bar.name), detail.horizontalAdvance(bar.detail)) + kGap);
    }
    // A short name is whole wherever the bars keep a length that can be read.
    const int most = viewport()->width() - kGap - valueRoom() - qRound(kLeastPlot * theme::fontScale());
    return qMin(width, qMax(most, viewport()->width() * 2 / 5));
}

QRectF BarList::plotArea() const
{
    const int left = nameWidth() + kGap;
    const int room = qMax(40, viewport()->width() - left - valueRoom());
    return QRectF(left, 0, room, viewport()->height() - axisHeight());
}

QSize BarList::sizeHint() const
{
    // Many scroll: a card must not grow with what is stored.
    return {320, std::min(kMostLines, static_cast<int>(m_bars.size())) * lineHeight() + axisHeight() + 8};
}

QSize BarList::minimumSizeHint() const
{
    return {220, qMin(3, static_cast<int>(m_bars.size())) * lineHeight() + axisHeight()};
}

void BarList::updateScrollBar()
{
    const int height = static_cast<int>(m_bars.size()) * lineHeight();
    const int room = viewport()->height() - axisHeight();
    verticalScrollBar()->setPageStep(qMax(0, room));
    verticalScrollBar()->setSingleStep(lineHeight());
    verticalScrollBar()->setRange(0, qMax(0, height - room));
    setFocusPolicy(height > room ? Qt::StrongFocus : Qt::NoFocus);
}

void BarList::resizeEvent(QResizeEvent*)
{
    updateScrollBar();
}

void BarList::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void BarList::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void BarList::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = theme::tokens(this);
    const QRectF plot = plotArea();
    paintAxis(&painter, plot, tokens);
    painter.save();
    painter.setClipRect(QRectF(0, 0, viewport()->width(), plot.height()));
    const int line = lineHeight();
    const int offset = verticalScrollBar()->value();
    for (int index = offset / line; index < m_bars.size() && index * line - offset < plot.height(); ++index) {
        paintBar(&painter, QRectF(0, index * line - offset, viewport()->width(), line), plot,
                 m_bars.at(index), tokens);
    }
    painter.restore();
    painter.fillRect(QRectF(plot.left() - 1, 0, 1, plot.height()), tokens.control);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void BarList::paintAxis(QPainter* painter, const QRectF& plot, const Tokens& tokens) const
{
    painter->setFont(theme::font(theme::TextSize::Tick));
    const int height = painter->fontMetrics().height();
    // Without a value there is nothing to measure.
    for (const double value : m_hasValues ? m_ticks.values() : QList<double>()) {
        const double x = plot.left() + value / m_ticks.end * plot.width();
        if (value > 0) {
            painter->fillRect(QRectF(x, 0, 1, plot.height()), tokens.grid);
        }
        painter->setPen(tokens.muted);
        const QString number = m_ticks.text(value);
        const double width = painter->fontMetrics().horizontalAdvance(number) + 2;
        const double left = qMin(x - width / 2, viewport()->width() - width);  // the last one is whole, too
        painter->drawText(QRectF(left, plot.bottom() + 4, width, height), Qt::AlignCenter, number);
    }
    if (!m_hasValues) {
        return;
    }
    const QRectF title(plot.left() - 60, plot.bottom() + 6 + height, plot.width() + 120, height);
    painter->drawText(title, Qt::AlignCenter, m_axisTitle);
}

void BarList::paintBar(QPainter* painter, const QRectF& line, const QRectF& plot, const Bar& bar,
                       const Tokens& tokens) const
{
    const QFont nameFont = theme::font(theme::TextSize::Body);
    const QFont detailFont = theme::font(theme::TextSize::Caption);
    const int first = QFontMetrics(nameFont).height();
    const int second = bar.detail.isEmpty() ? 0 : QFontMetrics(detailFont).height();
    const double top = line.top() + (line.height() - first - second) / 2;
    const double width = plot.left() - kGap;
    painter->setFont(nameFont);
    painter->setPen(tokens.text);
    painter->drawText(QRectF(0, top, width, first), Qt::AlignLeft | Qt::AlignVCenter,
                      theme::fittedName(bar.name, QFontMetricsF(painter->font()), width));
    painter->setFont(detailFont);
    painter->setPen(tokens.muted);
    painter->drawText(QRectF(0, top + first, width, second), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(bar.detail, Qt::ElideRight, qRound(width)));
    const QRectF words(plot.left() + kGap, line.top(), viewport()->width() - plot.left() - kGap,
                       line.height());
    if (!bar.value) {
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, tr("-   %1").arg(bar.text));
        return;
    }
    const double length = qMax(kLeastLength, *bar.value / m_ticks.end * plot.width());
    paintGround(painter, QRectF(plot.left(), line.center().y() - kBarHeight / 2.0, length, kBarHeight),
                tokens.series[static_cast<size_t>(bar.series)], bar.isHatched, tokens);
    painter->setFont(theme::font(theme::TextSize::Body, true));
    painter->setPen(tokens.text);
    painter->drawText(words.adjusted(length, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, bar.text);
}

void BarList::paintGround(QPainter* painter, const QRectF& area, const QColor& color, bool isHatched,
                          const Tokens& tokens)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(area, kRadius, kRadius);
    if (!isHatched) {
        return;
    }
    // Cut off by hand: a picture in SVG can't clip.
    painter->save();
    QColor stroke = tokens.surface;
    stroke.setAlphaF(0.55F);
    painter->setPen(QPen(stroke, 1.5));
    for (double x = area.left() - area.height(); x < area.right() + area.height(); x += 6) {
        const double from = qMax(x, area.left());
        const double to = qMin(x + area.height(), area.right());
        if (from < to) {
            painter->drawLine(QPointF(from, area.bottom() - (from - x)),
                              QPointF(to, area.bottom() - (to - x)));
        }
    }
    painter->restore();
}

}  // namespace epochmark
