// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/card.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent), m_title(new QLabel), m_header(new QHBoxLayout), m_body(new QVBoxLayout(this))
{
    setProperty("look", QStringLiteral("card"));
    m_title->setProperty("look", QStringLiteral("title"));
    m_header->setSpacing(8);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_body->setSpacing(8);
    m_body->addLayout(m_header);
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
    m_body->setContentsMargins(16, title.isEmpty() ? 16 : 12, 16, 16);
}

QString Card::title() const
{
    return m_title->text();
}

Line::Line(Qt::Orientation orientation, QWidget* parent) : QFrame(parent)
{
    setProperty("look", QStringLiteral("line"));
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

}  // namespace epochmark
