// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/outcomecard.h"

#include "widgets/buttons.h"

#include <QPushButton>

namespace epochmark {

OutcomeCard::OutcomeCard(QWidget* parent) : Banner(parent)
{
    setObjectName(QStringLiteral("outcomeCard"));
    m_zip = add(tr("Choose a &zip"), "outcomeZipButton", "zip", &OutcomeCard::zipRequested);
    m_folder = add(tr("Choose a &folder"), "outcomeFolderButton", "folder", &OutcomeCard::folderRequested);
    m_place = add(tr("Choose where to &keep it"), "outcomePlaceButton", "folder",
                  &OutcomeCard::modelPlaceRequested);
    m_again = add(tr("&Run again"), "outcomeRunAgainButton", "repeat", &OutcomeCard::runAgainRequested);
    m_delete = add(tr("&Delete"), "deleteRunButton", "trash", &OutcomeCard::deleteRequested);
    hide();
}

QPushButton* OutcomeCard::add(const QString& text, const char* name, const char* icon,
                              void (OutcomeCard::*asked)())
{
    QPushButton* button = makeButton(text, QString::fromLatin1(name), QString::fromLatin1(icon),
                                     ButtonKind::Normal, ButtonSize::Small);
    addAction(button);
    connect(button, &QPushButton::clicked, this, asked);
    return button;
}

void OutcomeCard::tell(Kind kind, const QString& text, const QString& detail, bool isStored, Remedy remedy)
{
    setContent(kind, text, detail);
    m_remedy = remedy;
    m_delete->setVisible(isStored);
    showRemedy();
    show();
}

void OutcomeCard::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    showRemedy();
}

void OutcomeCard::showRemedy()
{
    m_zip->setVisible(m_isOpen && m_remedy == Remedy::OtherDataset);
    m_folder->setVisible(m_isOpen && m_remedy == Remedy::OtherDataset);
    m_place->setVisible(m_isOpen && m_remedy == Remedy::OtherModelPlace);
    m_again->setVisible(m_isOpen && m_remedy != Remedy::OtherDataset);
}

}  // namespace epochmark
