// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/timebar.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace epochmark {

namespace {

constexpr int kBarHeight = 18;
constexpr int kGap = 2;
constexpr int kSwatch = 10;

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
    setPhases({});
}

QSize TimeBar::sizeHint() const
{
    return {400, qRound((kBarHeight + 28) * theme::fontScale())};
}

void TimeBar::setPhases(const Phases& p)
{
    m_parts = {{tr("Decode"), p.decodeSeconds},
               {tr("Input"), p.inputSeconds},
               {tr("Forward + backward"), p.computeSeconds},
               {tr("Optimiser"), p.optimizerSeconds},
               {tr("Validation"), p.validationSeconds},
               {tr("Other"), p.otherSeconds}};
    QList<double> seconds;
    for (const Part& part : std::as_const(m_parts)) {
        seconds.append(std::max(0.0, part.seconds));
    }
    const QList<int> shares = permilles(seconds);
    QStringList spoken;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        m_parts[i].permille = shares[i];
        spoken << m_parts[i].name + QLatin1Char(' ') + percent(shares[i]);
    }
    setAccessibleDescription(spoken.join(QLatin1String(", ")));
    update();
}

QColor TimeBar::colorOf(qsizetype part) const
{
    const Tokens& t = theme::tokens(this);
    const QColor colors[] = {t.decode(), t.input(), t.compute(), t.optimizer(), t.validation(), t.other()};
    return colors[part];
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
    if (total <= 0) {
        painter.setBrush(theme::tokens(this).track);
        painter.drawRoundedRect(QRectF(0, 0, width(), height), 2, 2);
        return;
    }
    const auto shown = std::count_if(m_parts.begin(), m_parts.end(),
                                     [](const Part& p) { return p.permille > 0; });
    const double room = width() - kGap * static_cast<double>(std::max<qsizetype>(0, shown - 1));
    double left = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].permille == 0) {
            continue;
        }
        const double length = room * m_parts[i].permille / 1000;
        painter.setBrush(colorOf(i));
        painter.drawRoundedRect(QRectF(left, 0, length, height), std::min(2.0, length / 2), 2);
        left += length + kGap;
    }
}

void TimeBar::paintNames(QPainter& painter) const
{
    const QFont plain = theme::font(theme::TextSize::Caption);
    const QFont bold = theme::font(theme::TextSize::Caption, true);
    QList<int> widths;
    int sum = 0;
    for (const Part& part : m_parts) {
        widths.append(kSwatch + 6 + QFontMetrics(plain).horizontalAdvance(part.name) + 6
                      + QFontMetrics(bold).horizontalAdvance(percent(part.permille)));
        sum += widths.constLast();
    }
    // Too narrow for all names: swatches and shares alone; the names are in the tooltip and spoken.
    const bool hasNames = sum + 8 * (m_parts.size() - 1) <= width();
    const double cell = hasNames
                            ? static_cast<double>(width() - sum) / static_cast<double>(m_parts.size() - 1)
                            : 0;
    const int top = qRound((kBarHeight + 9) * theme::fontScale());
    const int line = height() - top;
    double left = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(i));
        painter.drawRoundedRect(QRectF(left, top + (line - kSwatch) / 2.0, kSwatch, kSwatch), 2, 2);
        double x = left + kSwatch + 6;
        painter.setPen(theme::tokens(this).text);
        if (hasNames) {
            painter.setFont(plain);
            painter.drawText(QRectF(x, top, widths[i], line), Qt::AlignVCenter | Qt::AlignLeft,
                             m_parts[i].name);
            x += QFontMetrics(plain).horizontalAdvance(m_parts[i].name) + 6;
        }
        painter.setFont(bold);
        painter.drawText(QRectF(x, top, widths[i], line), Qt::AlignVCenter | Qt::AlignLeft,
                         percent(m_parts[i].permille));
        left += hasNames ? widths[i] + cell
                         : static_cast<double>(width()) / static_cast<double>(m_parts.size());
    }
}

}  // namespace epochmark
