// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/iconlabel.h"

#include <QPainter>

namespace epochmark {

IconLabel::IconLabel(const QString& iconName, IconRole role, int edge, QWidget* parent)
    : QWidget(parent), m_name(iconName), m_role(role), m_edge(qRound(edge * theme::fontScale()))
{
    setFixedSize(m_edge, m_edge);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString& iconName, IconRole role)
{
    if (m_name == iconName && m_role == role) {
        return;
    }
    m_name = iconName;
    m_role = role;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    if (m_name.isEmpty()) {
        return;
    }
    QPainter painter(this);
    theme::icon(m_name, m_role).paint(&painter, rect());
}

}  // namespace epochmark
