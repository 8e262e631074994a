// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/timebar.h"

#include "base/format.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace epochmark {

namespace {

constexpr int kBarHeight = 18;
constexpr int kPartGap = 2;
constexpr int kSwatch = 10;
constexpr int kBeside = 6;           // swatch, name and share
constexpr int kBetweenNames = 8;     // two parts, at least
constexpr int kNameLineHeight = 19;  // of names
constexpr int kAboveNames = 9;

QString percent(int permille)
{
    return TimeBar::tr("%1 %").arg(QLocale().toString(permille / 10.0, 'f', 1));
}

}  // namespace

TimeBar::TimeBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timeBar"));
    setAccessibleName(tr("Where the time went"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPhases({}, true);
}

QSize TimeBar::sizeHint() const
{
    return {400, height()};
}

QString TimeBar::shareText(const Part& part) const
{
    return m_isOnlyData ? format::unknown() : percent(part.permille);
}

void TimeBar::setPhases(const Phases& p, bool isOnlyData)
{
    m_isOnlyData = isOnlyData;
    m_parts = {{tr("Decode"), p.decodeSeconds, [](const Tokens& t) { return t.decode(); }},
               {tr("Input"), p.inputSeconds, [](const Tokens& t) { return t.input(); }},
               {tr("Forward + backward"), p.computeSeconds, [](const Tokens& t) { return t.compute(); }},
               {tr("Optimiser"), p.optimizerSeconds, [](const Tokens& t) { return t.optimizer(); }},
               {tr("Validation"), p.validationSeconds, [](const Tokens& t) { return t.validation(); }},
               {tr("Other"), p.otherSeconds, [](const Tokens& t) { return t.other(); }}};
    if (p.exchangeSeconds) {
        m_parts.insert(3, {tr("Exchange"), *p.exchangeSeconds, [](const Tokens& t) { return t.series[4]; }});
    }
    QList<double> seconds;
    for (const Part& part : std::as_const(m_parts)) {
        seconds.append(std::max(0.0, part.seconds));
    }
    const QList<int> shares = permilles(seconds);
    QStringList spoken;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        m_parts[i].permille = shares[i];
        spoken << m_parts[i].name + QLatin1Char(' ') + shareText(m_parts[i]);
    }
    setAccessibleDescription(spoken.join(QLatin1String(", ")));
    arrange();
    update();
}

QColor TimeBar::colorOf(qsizetype part) const
{
    return m_parts[part].color(theme::tokens(this));
}

void TimeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paintBar(painter);
    paintNames(painter);
}

void TimeBar::paintBar(QPainter& painter) const
{
    const int height = qRound(kBarHeight * theme::fontScale());
    double total = 0;
    for (const Part& part : m_parts) {
        total += part.seconds;
    }
    if (total <= 0 || m_isOnlyData) {
        painter.setBrush(theme::tokens(this).track);
        painter.drawRoundedRect(QRectF(0, 0, width(), height), 2, 2);
        return;
    }
    const auto shown = std::count_if(m_parts.begin(), m_parts.end(),
                                     [](const Part& p) { return p.permille > 0; });
    const double room = width() - kPartGap * static_cast<double>(std::max<qsizetype>(0, shown - 1));
    double left = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].permille == 0) {
            continue;
        }
        const double length = room * m_parts[i].permille / 1000;
        painter.setBrush(colorOf(i));
        painter.drawRoundedRect(QRectF(left, 0, length, height), std::min(2.0, length / 2), 2);
        left += length + kPartGap;
    }
}

QList<int> TimeBar::nameWidths(std::optional<int> permille) const
{
    const QFontMetrics plain(theme::font(theme::TextSize::Caption));
    const QFontMetrics bold(theme::font(theme::TextSize::Caption, true));
    QList<int> widths;
    for (const Part& part : m_parts) {
        widths.append(kSwatch + 2 * kBeside + plain.horizontalAdvance(part.name)
                      + bold.horizontalAdvance(permille ? percent(*permille) : shareText(part)));
    }
    return widths;
}

/// All names in one line, each as wide as it is; else in columns of one width.
void TimeBar::arrange()
{
    const QList<int> widths = nameWidths(888);  // not of what is shown now: lines that come and go jump
    const int parts = static_cast<int>(widths.size());
    const int widest = *std::max_element(widths.cbegin(), widths.cend());
    m_columns = parts;
    if (std::accumulate(widths.cbegin(), widths.cend(), kBetweenNames * (parts - 1)) > width()) {
        m_columns = (parts + 1) / 2;
        while (m_columns > 1 && (widest + kBetweenNames) * m_columns > width()) {
            --m_columns;
        }
    }
    const int lines = (parts + m_columns - 1) / m_columns;
    setFixedHeight(qRound((kBarHeight + kAboveNames + kNameLineHeight * lines) * theme::fontScale()));
}

void TimeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TimeBar::paintNames(QPainter& painter) const
{
    const QList<int> widths = nameWidths();
    const qsizetype parts = widths.size();
    const bool isOneLine = m_columns == parts;
    const double spare = width() - std::accumulate(widths.cbegin(), widths.cend(), 0);
    const double gap = std::max(0.0, spare / static_cast<double>(parts - 1));
    const double top = (kBarHeight + kAboveNames) * theme::fontScale();
    double left = 0;
    for (qsizetype i = 0; i < parts; ++i) {
        const double column = static_cast<double>(width()) / m_columns * static_cast<double>(i % m_columns);
        const double line = kNameLineHeight * theme::fontScale() * static_cast<double>(i / m_columns);
        paintName(painter, i, QPointF(isOneLine ? left : column, top + line));
        left += widths[i] + gap;
    }
}

void TimeBar::paintName(QPainter& painter, qsizetype part, const QPointF& place) const
{
    const double line = kNameLineHeight * theme::fontScale();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(part));
    painter.drawRoundedRect(QRectF(place.x(), place.y() + (line - kSwatch) / 2, kSwatch, kSwatch), 2, 2);
    QRectF box(place.x() + kSwatch + kBeside, place.y(), width(), line);
    painter.setPen(theme::tokens(this).text);
    painter.setFont(theme::font(theme::TextSize::Caption));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, m_parts[part].name);
    box.translate(painter.fontMetrics().horizontalAdvance(m_parts[part].name) + kBeside, 0);
    painter.setFont(theme::font(theme::TextSize::Caption, true));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, shareText(m_parts[part]));
}

}  // namespace epochmark
