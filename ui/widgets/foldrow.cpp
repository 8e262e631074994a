// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/foldrow.h"

#include "theme/theme.h"

#include <QPainter>

namespace epochmark {

namespace {

constexpr int kHeight = 32;
constexpr int kFoldPadding = 12;
constexpr int kIcon = 16;
constexpr int kFoldGap = 8;

}  // namespace

FoldRow::FoldRow(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, qOverload<>(&QWidget::update));
}

void FoldRow::setContent(const QString& text, const QString& detail)
{
    setText(text);
    m_detail = detail;
    setToolTip(detail);
    setAccessibleName(text);
    setAccessibleDescription(detail);
    update();
}

QSize FoldRow::sizeHint() const
{
    return {300, qRound(kHeight * theme::fontScale())};
}

QSize FoldRow::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void FoldRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = theme::tokens(this);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.border);
    if (isChecked()) {
        painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
    }
    const QRect icon(kFoldPadding, (height() - kIcon) / 2, kIcon, kIcon);
    theme::icon(isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), tokens.muted)
        .paint(&painter, icon);
    QRect line = rect().adjusted(icon.right() + 1 + kFoldGap, 0, -kFoldPadding, 0);
    painter.setFont(theme::font(theme::TextSize::Body, true));
    painter.setPen(tokens.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text());
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(text()) + kFoldGap);
    painter.setFont(theme::font(theme::TextSize::Caption));
    painter.setPen(tokens.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, line.width()));
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 6, 6);
    }
}

}  // namespace epochmark
