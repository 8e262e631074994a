// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/colorkey.h"

#include "theme/theme.h"
#include "widgets/barlist.h"

#include <QPainter>

namespace epochmark {

namespace {

constexpr int kSquare = 12;
constexpr int kKeyGap = 6;

}  // namespace

ColorKey::ColorKey(const QString& text, int series, bool isHatched, QWidget* parent)
    : QWidget(parent), m_text(text), m_series(series), m_isHatched(isHatched)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ColorKey::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::TextSize::Caption));
    const int words = m_text.isEmpty() ? 0 : kKeyGap + metrics.horizontalAdvance(m_text) + 2;
    return {kSquare + words, metrics.height()};
}

void ColorKey::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = theme::tokens(this);
    BarList::paintGround(&painter, QRectF(0, (height() - kSquare) / 2.0, kSquare, kSquare),
                         tokens.series[static_cast<size_t>(m_series)], m_isHatched, tokens);
    painter.setFont(theme::font(theme::TextSize::Caption));
    painter.setPen(tokens.muted);
    painter.drawText(rect().adjusted(kSquare + kKeyGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

}  // namespace epochmark
