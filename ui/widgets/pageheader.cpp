// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pageheader.h"

#include "theme/theme.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace epochmark {

PageHeader::PageHeader(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(title)), m_sentence(new ElidedLabel), m_choosers(new QHBoxLayout),
      m_actions(new QHBoxLayout)
{
    m_title->setProperty("look", QStringLiteral("page-title"));
    m_sentence->setProperty("look", QStringLiteral("caption muted"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    m_choosers->setSpacing(12);
    m_actions->setSpacing(12);
    row->addWidget(m_title);
    row->addLayout(m_choosers);
    row->addWidget(m_sentence, 1);
    row->addLayout(m_actions);
    setMinimumHeight(qRound(32 * theme::fontScale()));
    setSentence(sentence);
}

void PageHeader::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void PageHeader::addChooser(QWidget* widget)
{
    m_choosers->addWidget(widget);
}

void PageHeader::addAction(QWidget* widget)
{
    m_actions->addWidget(widget);
}

}  // namespace epochmark
