// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace epochmark {

/// Asks for words: a name on one line, or a note on several. Enter answers the one, Ctrl+Enter both, Esc
/// cancels. Opened, not executed; deletes itself. Window thread.
class TextDialog : public QDialog {
    Q_OBJECT
public:
    enum class Length { Line, Lines };

    TextDialog(Length length, const QString& title, const QString& label, const QString& text,
               QWidget* parent);

Q_SIGNALS:
    /// Not when it was cancelled.
    void answered(const QString& text);

private:
    QWidget* makeEdit(Length length, const QString& text);
    QString text() const;

    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_lines = nullptr;
};

}  // namespace epochmark
