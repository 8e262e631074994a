// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dashkey.h"

#include "theme/theme.h"

#include <QPainter>

namespace epochmark {

namespace {

constexpr int kStroke = 24;
constexpr int kBeside = 7;

}  // namespace

DashKey::DashKey(Kind kind, const QString& name, Ink ink, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_name(name), m_ink(ink)
{
    setFont(theme::font(theme::TextSize::Caption));
    setFixedSize(kStroke + kBeside + fontMetrics().horizontalAdvance(name) + 1, fontMetrics().height());
}

void DashKey::paintEvent(QPaintEvent*)
{
    const Tokens& t = theme::tokens(this);
    const QColor ink = m_ink == Ink::FirstSeries ? t.series[0] : t.muted;
    QPen pen(m_kind == Kind::Ghost ? t.control : ink, 2.25, Qt::SolidLine, Qt::FlatCap);
    if (m_kind == Kind::Validation) {
        pen.setDashPattern({2.7, 1.8});
    } else if (m_kind == Kind::Ghost) {
        pen.setWidthF(1.25);
        pen.setDashPattern({4, 2.4});
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.drawLine(QPointF(0, height() / 2.0), QPointF(kStroke, height() / 2.0));
    painter.setPen(t.muted);
    painter.drawText(rect().adjusted(kStroke + kBeside, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_name);
}

}  // namespace epochmark
