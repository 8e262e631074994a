// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QDialog>
#include <QString>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace epochmark {

class AppContext;

/// What leaves with a set when it is shared with the team, text by text, before it does: names of machine,
/// system and data, paths, notes. Read in the background; deletes itself. Window thread.
///     auto* dialog = new ShareDialog(context, setId, ShareDialog::Purpose::Share, this);
///     connect(dialog, &ShareDialog::shareRequested, this, ...);
///     dialog->open();
class ShareDialog : public QDialog {
    Q_OBJECT
public:
    /// Look: there is nothing to decide.
    enum class Purpose { Share, Look };

    ShareDialog(AppContext* context, const QString& setId, Purpose purpose, QWidget* parent);

Q_SIGNALS:
    void shareRequested();

private:
    void show(const Result<QStringList>& lines);

    QLabel* m_sentence;
    QPlainTextEdit* m_lines;
    QPushButton* m_share = nullptr;
};

}  // namespace epochmark
