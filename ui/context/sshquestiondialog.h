// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/sshquestion.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace epochmark {

/// One of ssh's questions before it connects, ssh's own words in it as plain text: whether an unknown
/// machine's key is the right one (nothing is accepted by Enter alone), a password or one-time code (which
/// isn't kept), or yes or no. Opened, not executed; deletes itself. Window thread.
class SshQuestionDialog : public QDialog {
    Q_OBJECT
public:
    SshQuestionDialog(const SshQuestion& question, QWidget* parent);

Q_SIGNALS:
    /// Not when it was called off.
    void answered(const QString& answer);

private:
    void addKey(const SshQuestion& question);
    void addSecret(const SshQuestion& question);
    void addConfirmation(const SshQuestion& question);
    QLabel* addWords(const QString& words, const char* look, const char* name);
    void addQuoted(const QString& words);
    void addButtons(QPushButton* refuse, QPushButton* agree, bool isAgreeDefault);
    void give(const QString& answer);

    QVBoxLayout* m_column;
    QLineEdit* m_secret = nullptr;
};

}  // namespace epochmark
