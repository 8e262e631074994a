// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/undobar.h"

#include "widgets/buttons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>

namespace epochmark {

UndoBar::UndoBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_timer(new QTimer(this))
{
    setProperty("look", QStringLiteral("sunken"));
    auto* undo = makeButton(tr("&Undo"), QStringLiteral("undoButton"), QStringLiteral("undo"),
                            ButtonKind::Link);
    undo->setToolTip(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    auto* key = new QShortcut(QKeySequence::Undo, this);
    key->setWhatsThis(tr("take back what was deleted"));  // Help lists it
    connect(key, &QShortcut::activated, this, [this] { end(true); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(undo);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, [this] { end(false); });
    connect(undo, &QPushButton::clicked, this, [this] { end(true); });
    hide();
}

void UndoBar::offer(const QString& text)
{
    if (m_timer->isActive()) {
        end(false);
    }
    m_text->setText(text);
    setAccessibleName(text);
    m_timer->start(kSeconds * 1000);
    show();
}

void UndoBar::end(bool isUndone)
{
    m_timer->stop();
    hide();
    if (isUndone) {
        Q_EMIT undone();
    } else {
        Q_EMIT expired();
    }
}

}  // namespace epochmark
