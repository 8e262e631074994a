// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/banner.h"

class QPushButton;

namespace epochmark {

/// How a run ended that has no result: stopped, failed, or never begun, and what can be done now. Hidden
/// until it has something to tell. Window thread.
class OutcomeCard : public Banner {
    Q_OBJECT
public:
    /// What helps, beside running once more.
    enum class Remedy {
        None,
        OtherDataset,    ///< it is gone: another zip or folder; once more can't help
        OtherModelPlace  ///< where the trained model was to be kept is gone
    };

    explicit OutcomeCard(QWidget* parent = nullptr);

    /// `isStored`: there is something to delete.
    void tell(Kind kind, const QString& text, const QString& detail, bool isStored, Remedy remedy);

    /// Not while a queue goes on: nothing can be started or chosen then.
    void setOpen(bool isOpen);

Q_SIGNALS:
    void runAgainRequested();
    void deleteRequested();
    void zipRequested();
    void folderRequested();
    void modelPlaceRequested();

private:
    QPushButton* add(const QString& text, const char* name, const char* icon, void (OutcomeCard::*asked)());

    void showRemedy();

    Remedy m_remedy = Remedy::None;
    bool m_isOpen = true;
    QPushButton* m_zip;
    QPushButton* m_folder;
    QPushButton* m_place;
    QPushButton* m_again;
    QPushButton* m_delete;
};

}  // namespace epochmark
