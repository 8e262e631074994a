// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pageheader.h"

#include "theme/theme.h"
#include "widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kPartGap = 16;
constexpr int kSentencePlace = 2;  // after title and choosers

}  // namespace

PageHeader::PageHeader(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(title)), m_sentence(new ElidedLabel), m_row(new QHBoxLayout),
      m_choosers(new QHBoxLayout), m_actions(new QHBoxLayout)
{
    m_title->setProperty("look", QStringLiteral("page-title"));
    m_sentence->setProperty("look", QStringLiteral("caption muted"));
    m_sentence->setObjectName(QStringLiteral("pageSentence"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_row->setSpacing(kPartGap);
    m_choosers->setSpacing(12);
    m_actions->setSpacing(12);
    m_row->addWidget(m_title);
    m_row->addLayout(m_choosers);
    m_row->addWidget(m_sentence, 1);
    m_row->addStretch();
    m_row->addLayout(m_actions);
    // Of the row, not of the whole: that must not become lower than both lines.
    m_row->addStrut(qRound(32 * theme::fontScale()));
    column->addLayout(m_row);
    setSentence(sentence);
}

void PageHeader::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    arrange();
}

/// Where the words go: beside the title, where they are whole there, else in a line of their own.
void PageHeader::arrange()
{
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - m_title->sizeHint().width() - kPartGap;
    for (const QHBoxLayout* part : {m_choosers, m_actions}) {
        const int taken = part->sizeHint().width();
        room -= taken > 0 ? taken + kPartGap : 0;
    }
    const bool isBeneath = !m_sentence->text().isEmpty() && m_sentence->sizeHint().width() > room;
    if (isBeneath == m_isBeneath) {
        return;
    }
    m_isBeneath = isBeneath;
    if (isBeneath) {
        m_row->removeWidget(m_sentence);
        layout()->addWidget(m_sentence);
    } else {
        layout()->removeWidget(m_sentence);
        m_row->insertWidget(kSentencePlace, m_sentence, 1);
    }
}

void PageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Buttons come and go, and with the theme the font.
bool PageHeader::event(QEvent* event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
    }
    return isDone;
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
