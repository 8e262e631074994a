// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuepanel.h"

#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconbutton.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace epochmark {

QueuePanel::QueuePanel(QWidget* parent)
    : QWidget(parent), m_add(makeButton(tr("Add to &queue"), QStringLiteral("addToQueueButton"),
                                        QStringLiteral("plus"), ButtonKind::Normal, ButtonSize::Small)),
      m_clear(makeButton(tr("Clear"), QStringLiteral("clearQueueButton"), {}, ButtonKind::Link)),
      m_hint(new QLabel), m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("queuePanel"));
    auto* title = new QLabel(tr("Queue"));
    title->setProperty("look", QStringLiteral("caption strong muted"));
    m_hint->setProperty("look", QStringLiteral("caption muted"));
    m_hint->setWordWrap(true);
    m_rows->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_clear);
    head->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(m_rows);
    column->addWidget(m_hint);
    connect(m_add, &QPushButton::clicked, this, &QueuePanel::add);
    connect(m_clear, &QPushButton::clicked, this, &QueuePanel::clear);
    rebuild();
}

void QueuePanel::setCurrent(const std::optional<SetChoice>& choice)
{
    m_current = choice;
    updateAdd();
}

/// A row less brings this button under the pointer: the second click on a cross isn't meant for it.
void QueuePanel::add()
{
    if (m_sinceRemoval && m_sinceRemoval->seconds() * 1000 < QApplication::doubleClickInterval()) {
        return;
    }
    m_choices.append(*m_current);
    rebuild();
    Q_EMIT changed();
}

void QueuePanel::remove(const SetChoice& choice)
{
    m_choices.removeOne(choice);
    m_sinceRemoval.emplace();
    rebuild();
    m_add->setFocus();
    Q_EMIT changed();
}

void QueuePanel::clear()
{
    m_choices.clear();
    m_sinceRemoval.emplace();
    rebuild();
    m_add->setFocus();
    Q_EMIT changed();
}

void QueuePanel::rebuild()
{
    m_clear->setVisible(m_choices.size() > 1);
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        // The cross that was pressed is still at work.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        const SetChoice choice = m_choices[i];
        auto* widget = new QWidget;
        auto* cross = new IconButton(QStringLiteral("close"),
                                     tr("Take %1 out of the queue").arg(nameOf(choice)),
                                     QStringLiteral("removeFromQueue-%1").arg(i), IconRole::Muted);
        connect(cross, &IconButton::clicked, this, [this, choice] { remove(choice); });
        auto* row = new QHBoxLayout(widget);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(new ElidedLabel(QStringLiteral("%1. %2").arg(i + 1).arg(nameOf(choice))), 1);
        row->addWidget(cross);
        m_rows->addWidget(widget);
    }
    m_hint->setText(m_choices.isEmpty()
                        ? tr("Add the device and threads chosen above, then others: one click runs them all.")
                    : m_choices.size() == 1
                        ? tr("Start runs this set. Choose other threads or another device and add that, too.")
                        : tr("They take turns, so that what slows the machine down meets them alike."));
    updateAdd();
}

void QueuePanel::updateAdd()
{
    const bool isKnown = m_current && m_choices.contains(*m_current);
    m_add->setEnabled(m_current.has_value() && !isKnown);
    m_add->setToolTip(
        !m_current ? tr("No device can be used yet.")
        : isKnown
            ? tr("%1 is in the queue: choose another device or number of threads.").arg(nameOf(*m_current))
            : tr("Adds %1.").arg(nameOf(*m_current)));
}

}  // namespace epochmark
