// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/scalingchart.h"

#include "charts/chartstyle.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>

namespace epochmark {

namespace {

constexpr double kScalingDot = 4.5;
constexpr double kScalingLabelGap = 8;
constexpr double kScalingAxisGap = 6;
constexpr double kScalingReach = 24;  // of the pointer
constexpr int kScalingSteps = 4;
constexpr double kScalingPercent = 100;
constexpr QSize kScalingSize(420, 230);

}  // namespace

ScalingChart::ScalingChart(Metric metric, QWidget* parent) : QWidget(parent), m_metric(metric)
{
    setAccessibleName(metric == Metric::Speedup ? tr("Speed-up over the number of ranks")
                                                : tr("Efficiency over the number of ranks"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(qRound(kScalingSize.height() * theme::fontScale()));
}

QSize ScalingChart::sizeHint() const
{
    return kScalingSize * theme::fontScale();
}

void ScalingChart::setDots(const QList<ScalingDot>& dots)
{
    if (m_dots != dots) {
        m_current.reset();
    }
    m_dots = dots;
    QStringList spoken;
    for (qsizetype dot = 0; dot < dots.size(); ++dot) {
        spoken.append(words(dot));
    }
    setAccessibleDescription(spoken.isEmpty() ? m_emptyText : spoken.join(QStringLiteral("; ")));
    update();
}

void ScalingChart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setDots(m_dots);
}

QString ScalingChart::words(qsizetype dot) const
{
    const ScalingDot& told = m_dots.at(dot);
    const QString text = tr("%n rank(s): %1", "a speed-up or an efficiency", told.ranks).arg(told.text);
    QStringList parts{text};
    if (told.hosts > 1) {
        parts.append(tr("on %n host(s)", nullptr, told.hosts));
    }
    if (!told.remark.isEmpty()) {
        parts.append(told.remark);
    }
    return parts.join(QStringLiteral(", "));
}

double ScalingChart::ideal(double ranks) const
{
    return m_metric == Metric::Speedup ? ranks : 1;
}

int ScalingChart::mostRanks() const
{
    return m_dots.isEmpty() ? 2 : std::max(2, m_dots.last().ranks);
}

AxisFrame ScalingChart::valueAxis() const
{
    double most = ideal(mostRanks());
    for (const ScalingDot& dot : m_dots) {
        most = std::max(most, dot.value);
    }
    const double factor = m_metric == Metric::Speedup ? 1 : kScalingPercent;
    AxisFrame axis;
    axis.step = m_metric == Metric::Efficiency && most <= 1 ? kScalingPercent / kScalingSteps
                                                            : niceStep(most * factor, kScalingSteps);
    axis.high = axis.step * std::ceil(most * factor / axis.step - 1e-9);
    axis.decimals = axis.step >= 1 ? 0 : 1;
    return axis;
}

QRectF ScalingChart::plotArea() const
{
    const ChartStyle style = ChartStyle::of(this);
    const QFontMetricsF ticks(style.tick);
    const QFontMetricsF values(style.value);
    double left = 0;
    for (const FrameTick& tick : ticksOf(valueAxis())) {
        left = std::max(left, ticks.horizontalAdvance(tick.text));
    }
    const double scale = theme::fontScale();
    const double room = values.height() + (kScalingLabelGap + kScalingDot) * scale;
    return QRectF(rect()).adjusted(left + kScalingAxisGap * scale, room, -values.horizontalAdvance(u'0') * 3,
                                   -2 * ticks.height() - 2 * kScalingAxisGap * scale);
}

QPointF ScalingChart::pixelAt(double ranks, double value) const
{
    const QRectF plot = plotArea();
    const double factor = m_metric == Metric::Speedup ? 1 : kScalingPercent;
    return {plot.left() + ranks / mostRanks() * plot.width(),
            plot.bottom() - value * factor / valueAxis().high * plot.height()};
}

QPointF ScalingChart::pixelOf(qsizetype dot) const
{
    return pixelAt(m_dots.at(dot).ranks, m_dots.at(dot).value);
}

void ScalingChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = theme::tokens(this);
    if (m_dots.isEmpty()) {
        painter.setFont(ChartStyle::of(this).label);
        painter.setPen(t.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    } else {
        paintAxes(painter);
        paintIdeal(painter);
        paintDots(painter);
        paintLabels(painter);
    }
    if (hasFocus() && !m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void ScalingChart::paintAxes(QPainter& painter) const
{
    const ChartStyle style = ChartStyle::of(this);
    const Tokens& t = theme::tokens(this);
    const QFontMetricsF metrics(style.tick);
    const QRectF plot = plotArea();
    const AxisFrame values = valueAxis();
    const double room = kScalingAxisGap * theme::fontScale();
    painter.setFont(style.tick);
    for (const FrameTick& tick : ticksOf(values)) {
        const double y = std::round(plot.bottom() - tick.at / values.high * plot.height());
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), t.grid);
        painter.setPen(t.muted);
        painter.drawText(QRectF(plot.left() - room - 200, y - metrics.height() / 2, 200, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    painter.fillRect(QRectF(plot.left(), std::round(plot.bottom()), plot.width(), 1), t.control);
    double free = plot.left() - 1;
    for (const ScalingDot& dot : m_dots) {
        const QString text = QLocale().toString(dot.ranks);
        const double width = metrics.horizontalAdvance(text);
        const double x = pixelAt(dot.ranks, 0).x();
        if (x - width / 2 > free) {  // of many ranks the small numbers stand close to each other
            painter.drawText(QRectF(x - width, plot.bottom() + room, 2 * width, metrics.height()),
                             Qt::AlignCenter, text);
            free = x + width / 2 + room;
        }
    }
    painter.drawText(
        QRectF(plot.left(), plot.bottom() + 2 * room - 1 + metrics.height(), plot.width(), metrics.height()),
        Qt::AlignCenter,
        m_metric == Metric::Speedup ? tr("ranks · times as fast as one rank")
                                    : tr("ranks · percent of the ideal"));
}

void ScalingChart::paintIdeal(QPainter& painter) const
{
    const ChartStyle style = ChartStyle::of(this);
    const Tokens& t = theme::tokens(this);
    const QPointF begin = pixelAt(m_metric == Metric::Speedup ? 0 : 1, m_metric == Metric::Speedup ? 0 : 1);
    const QPointF end = pixelAt(mostRanks(), ideal(mostRanks()));
    painter.setPen(QPen(t.muted, 1.25 * theme::fontScale(), Qt::DashLine));
    painter.drawLine(begin, end);
    painter.setFont(style.label);
    const QFontMetricsF metrics(style.label);
    const QString word = tr("ideal", "the line of a chart");
    const double width = metrics.horizontalAdvance(word);
    const QPointF middle = begin + (end - begin) * (m_metric == Metric::Speedup ? 0.8 : 0.4);
    const QRectF place(middle.x() - width - kScalingLabelGap, middle.y() - metrics.height() - 2, width + 2,
                       metrics.height());
    painter.fillRect(place, t.surface);
    painter.drawText(place, Qt::AlignCenter, word);
}

void ScalingChart::paintDots(QPainter& painter) const
{
    const Tokens& t = theme::tokens(this);
    const double scale = theme::fontScale();
    std::map<int, QPolygonF> lines;  // by hosts
    for (qsizetype dot = 0; dot < m_dots.size(); ++dot) {
        QPolygonF& line = lines[m_dots.at(dot).hosts];
        if (line.isEmpty() && m_dots.first().ranks == 1) {
            line.append(pixelOf(0));
        }
        line.append(pixelOf(dot));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.series[0], 1.75 * scale, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    for (const auto& [hosts, line] : lines) {
        painter.drawPolyline(line);
    }
    for (qsizetype dot = 0; dot < m_dots.size(); ++dot) {
        const bool isSure = m_dots.at(dot).remark.isEmpty();
        painter.setBrush(isSure ? t.series[0] : t.surface);
        painter.drawEllipse(pixelOf(dot), kScalingDot * scale, kScalingDot * scale);
        if (m_current == dot) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.accent, 2 * scale));
            painter.drawEllipse(pixelOf(dot), 2 * kScalingDot * scale, 2 * kScalingDot * scale);
            painter.setPen(QPen(t.series[0], 1.75 * scale));
        }
    }
}

/// Each dot's value beside it, on the side where the ideal line isn't, where there is room; what is read is
/// written out at the top.
void ScalingChart::paintLabels(QPainter& painter) const
{
    const ChartStyle style = ChartStyle::of(this);
    const Tokens& t = theme::tokens(this);
    const QFontMetricsF metrics(style.value);
    const double scale = theme::fontScale();
    painter.setFont(style.value);
    painter.setPen(t.text);
    if (m_current) {
        painter.drawText(QRectF(0, 0, width(), metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         words(*m_current));
        return;
    }
    QRectF before;
    for (qsizetype dot = m_dots.size() - 1; dot >= 0; --dot) {
        const ScalingDot& told = m_dots.at(dot);
        const QString text = told.remark.isEmpty() ? told.text : told.text + QStringLiteral(" *");
        const double width = metrics.horizontalAdvance(text) + 2;
        QRectF place(0, 0, width, metrics.height());
        const double away = metrics.height() / 2 + (kScalingDot + 3) * scale;
        place.moveCenter(pixelOf(dot) + QPointF(0, told.value <= ideal(told.ranks) ? away : -away));
        place.moveBottom(std::min(place.bottom(), plotArea().bottom()));
        const QPointF beside = pixelOf(dot) - QPointF(2 * kScalingDot * scale, metrics.height() / 2);
        if (m_metric == Metric::Efficiency && dot == 0 && beside.x() - width > plotArea().left()) {
            place.moveTopRight(beside);  // the line goes down to the right
        }
        place.moveRight(std::min<double>(place.right(), this->width()));
        if (!before.isValid() || !place.intersects(before)) {
            painter.drawText(place, Qt::AlignCenter, text);
            before = place;
        }
    }
}

void ScalingChart::read(std::optional<qsizetype> dot)
{
    if (m_current != dot) {
        m_current = dot;
        update();
    }
}

void ScalingChart::mouseMoveEvent(QMouseEvent* event)
{
    std::optional<qsizetype> nearest;
    double least = kScalingReach * theme::fontScale();
    for (qsizetype dot = 0; dot < m_dots.size(); ++dot) {
        const QPointF away = pixelOf(dot) - event->position();
        if (const double distance = std::hypot(away.x(), away.y()); distance < least) {
            least = distance;
            nearest = dot;
        }
    }
    read(nearest);
}

void ScalingChart::leaveEvent(QEvent*)
{
    read(std::nullopt);
}

void ScalingChart::keyPressEvent(QKeyEvent* event)
{
    const qsizetype last = m_dots.size() - 1;
    const int key = event->key();
    if (last >= 0 && (key == Qt::Key_Right || key == Qt::Key_Up)) {
        read(m_current ? std::min(last, *m_current + 1) : 0);
    } else if (last >= 0 && (key == Qt::Key_Left || key == Qt::Key_Down)) {
        read(m_current ? std::max<qsizetype>(0, *m_current - 1) : last);
    } else if (last >= 0 && key == Qt::Key_Home) {
        read(0);
    } else if (last >= 0 && key == Qt::Key_End) {
        read(last);
    } else if (key == Qt::Key_Escape && m_current) {
        read(std::nullopt);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ScalingChart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ScalingChart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    read(std::nullopt);
    update();
}

}  // namespace epochmark
