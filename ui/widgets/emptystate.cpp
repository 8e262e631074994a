// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/emptystate.h"

#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kAsideWidth = 720;

QLabel* centredLabel(const QString& look)
{
    auto* label = new QLabel;
    label->setProperty("look", look);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setMaximumWidth(560);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

void addCentred(QVBoxLayout* column, QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(widget, 8);
    row->addStretch(1);
    column->addLayout(row);
}

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& heading, const QString& text, QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel(iconName, IconRole::Accent, 40)),
      m_heading(centredLabel(QStringLiteral("page-title"))), m_text(centredLabel(QStringLiteral("muted"))),
      m_buttons(new QHBoxLayout), m_column(new QVBoxLayout(this))
{
    m_column->setSpacing(12);
    m_column->addStretch(2);
    m_column->addWidget(m_icon, 0, Qt::AlignHCenter);
    addCentred(m_column, m_heading);
    addCentred(m_column, m_text);
    m_column->addSpacing(4);
    m_buttons->setSpacing(12);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    m_column->addLayout(m_buttons);
    m_column->addStretch(3);
    setContent(iconName, heading, text);
}

void EmptyState::setContent(const QString& iconName, const QString& heading, const QString& text)
{
    m_icon->setIcon(iconName, IconRole::Accent);
    m_heading->setText(heading);
    m_text->setText(text);
}

void EmptyState::addButton(QPushButton* button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void EmptyState::addAside(const QString& title, QWidget* widget)
{
    auto* card = new Card(title);
    card->setMaximumWidth(qRound(kAsideWidth * theme::fontScale()));
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    card->body()->addWidget(widget);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 20);
    row->addStretch(1);
    m_column->insertSpacing(m_column->count() - 1, 16);
    m_column->insertLayout(m_column->count() - 1, row);
}

}  // namespace epochmark
