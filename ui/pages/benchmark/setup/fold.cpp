// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/fold.h"

#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace epochmark {

Fold::Fold(const QString& title, const QString& objectName, QWidget* content, QWidget* parent)
    : QWidget(parent), m_button(new QToolButton), m_summary(new ElidedLabel), m_content(content)
{
    m_button->setObjectName(objectName);
    m_button->setText(title);
    m_button->setAccessibleName(title);
    m_button->setCheckable(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setCursor(Qt::PointingHandCursor);
    const int edge = qRound(14 * theme::fontScale());
    m_button->setIconSize({edge + 4, edge});
    theme::setLook(m_button, QStringLiteral("fold"));
    m_summary->setProperty("look", QStringLiteral("caption muted"));
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 5, 0, 5);
    row->addWidget(m_button, 0, Qt::AlignLeft);
    row->addWidget(m_summary, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Line);
    column->addLayout(row);
    column->addWidget(m_content);
    column->addWidget(new Line);
    connect(m_button, &QToolButton::toggled, this, &Fold::updateContent);
    connect(m_button, &QToolButton::clicked, this, &Fold::clicked);
    updateContent(false);
}

void Fold::setSummary(const QString& summary)
{
    m_summary->setText(summary);
}

void Fold::setOpen(bool isOpen)
{
    m_button->setChecked(isOpen);
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

void Fold::updateContent(bool isOpen)
{
    m_button->setIcon(theme::icon(isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                                  IconRole::Muted));
    m_content->setVisible(isOpen);
    m_summary->setVisible(!isOpen);
}

}  // namespace epochmark
