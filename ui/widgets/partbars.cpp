// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/partbars.h"

#include "theme/theme.h"
#include "widgets/barlist.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <functional>
#include <numeric>

namespace epochmark {

namespace {

constexpr int kPartLine = 32;  // a bar and the air around it
constexpr int kPartBar = 18;
constexpr int kPartAir = 10;  // between name, bar and value
constexpr int kKeySquare = 12;
constexpr int kKeyAir = 6;
constexpr int kBetweenKeys = 16;

double scaled(int pixels)
{
    return pixels * theme::fontScale();
}

QFontMetricsF metricsOf(theme::TextSize size, bool isBold = false)
{
    return QFontMetricsF(theme::font(size, isBold));
}

double keyWidth(const PartBars::Part& part)
{
    return scaled(kKeySquare + kKeyAir) + metricsOf(theme::TextSize::Caption).horizontalAdvance(part.name)
           + 2;
}

double sumOf(const QList<double>& parts)
{
    return std::accumulate(parts.cbegin(), parts.cend(), 0.0);
}

/// Where each key begins, line after line; returns how many lines there are.
int placeKeys(const QList<PartBars::Part>& parts, double width,
              const std::function<void(qsizetype part, double left, int line)>& place)
{
    double left = 0;
    int line = 0;
    for (qsizetype part = 0; part < parts.size(); ++part) {
        const double wide = keyWidth(parts.at(part));
        if (left > 0 && left + wide > width) {
            left = 0;
            ++line;
        }
        place(part, left, line);
        left += wide + scaled(kBetweenKeys);
    }
    return line + 1;
}

}  // namespace

PartBars::PartBars(const QString& name, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PartBars::setBars(const QList<Part>& parts, const QList<Bar>& bars)
{
    m_parts = parts;
    m_bars = bars;
    QStringList all;
    for (qsizetype bar = 0; bar < bars.size(); ++bar) {
        all.append(spoken(bar));
    }
    setAccessibleDescription(all.join(QStringLiteral("; ")));
    fitHeight();
    update();
}

QString PartBars::spoken(qsizetype bar) const
{
    const Bar& told = m_bars.at(bar);
    QStringList parts;
    for (qsizetype part = 0; part < m_parts.size(); ++part) {
        parts.append(QStringLiteral("%1 %2").arg(m_parts.at(part).name, told.words.value(part)));
    }
    return tr("%1: %2, of that %3", "2 ranks: 3.4 min, of that work 1.2 min, ...")
        .arg(told.name, told.text, parts.join(QStringLiteral(", ")));
}

QSize PartBars::sizeHint() const
{
    return {qRound(scaled(360)), height()};
}

int PartBars::keyLines() const
{
    return placeKeys(m_parts, width(), [](qsizetype, double, int) {});
}

void PartBars::fitHeight()
{
    const double keys = keyLines() * (metricsOf(theme::TextSize::Caption).height() + 4);
    setFixedHeight(qCeil(scaled(kPartLine) * static_cast<double>(m_bars.size()) + scaled(kPartAir) + keys));
}

double PartBars::nameWidth() const
{
    double width = 0;
    for (const Bar& bar : m_bars) {
        width = std::max(width, metricsOf(theme::TextSize::Body).horizontalAdvance(bar.name));
    }
    return width + 2;
}

double PartBars::valueWidth() const
{
    double width = 0;
    for (const Bar& bar : m_bars) {
        width = std::max(width, metricsOf(theme::TextSize::Body, true).horizontalAdvance(bar.text));
    }
    return width + 2;
}

double PartBars::largest() const
{
    double most = 0;
    for (const Bar& bar : m_bars) {
        most = std::max(most, sumOf(bar.parts));
    }
    return most > 0 ? most : 1;
}

std::pair<double, double> PartBars::extentOf(qsizetype bar, qsizetype part) const
{
    const QList<double>& parts = m_bars.at(bar).parts;
    const double left = nameWidth() + scaled(kPartAir);
    const double room = std::max(1.0, width() - left - valueWidth() - scaled(kPartAir));
    const double before = sumOf(parts.first(part));
    return {left + before / largest() * room, left + (before + parts.at(part)) / largest() * room};
}

void PartBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype bar = 0; bar < m_bars.size(); ++bar) {
        paintBar(painter, bar);
    }
    paintKeys(painter);
}

void PartBars::paintBar(QPainter& painter, qsizetype bar) const
{
    const Tokens& t = theme::tokens(this);
    const Bar& shown = m_bars.at(bar);
    const QRectF line(0, scaled(kPartLine) * static_cast<double>(bar), width(), scaled(kPartLine));
    painter.setFont(theme::font(theme::TextSize::Body));
    painter.setPen(t.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shown.name);
    const double top = line.center().y() - scaled(kPartBar) / 2;
    double right = nameWidth() + scaled(kPartAir);
    for (qsizetype part = 0; part < m_parts.size() && part < shown.parts.size(); ++part) {
        const auto [from, to] = extentOf(bar, part);
        right = to;
        if (to - from >= 0.5) {
            const Part& look = m_parts.at(part);
            BarList::paintGround(&painter, QRectF(from, top, to - from, scaled(kPartBar)),
                                 t.series[static_cast<size_t>(look.series)], look.isHatched, t);
        }
    }
    painter.setFont(theme::font(theme::TextSize::Body, true));
    painter.setPen(t.text);
    painter.drawText(line.adjusted(right + scaled(kPartAir), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     shown.text);
}

void PartBars::paintKeys(QPainter& painter) const
{
    const Tokens& t = theme::tokens(this);
    const double top = scaled(kPartLine) * static_cast<double>(m_bars.size()) + scaled(kPartAir);
    const double high = metricsOf(theme::TextSize::Caption).height() + 4;
    painter.setFont(theme::font(theme::TextSize::Caption));
    placeKeys(m_parts, width(), [&](qsizetype part, double left, int line) {
        const Part& look = m_parts.at(part);
        const double side = scaled(kKeySquare);
        const QRectF row(left, top + line * high, keyWidth(look), high);
        BarList::paintGround(&painter, QRectF(left, row.center().y() - side / 2, side, side),
                             t.series[static_cast<size_t>(look.series)], look.isHatched, t);
        painter.setPen(t.muted);
        painter.drawText(row.adjusted(side + scaled(kKeyAir), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         look.name);
    });
}

void PartBars::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

bool PartBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto bar = static_cast<qsizetype>(help->pos().y() / scaled(kPartLine));
        if (bar >= 0 && bar < m_bars.size()) {
            QToolTip::showText(help->globalPos(), spoken(bar), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace epochmark
