// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/dialogs.h"

#include <utility>

namespace epochmark {

/// Dialogs that answer at once with what a test has put in, and remember what they were asked. An empty
/// answer cancels.
class AnsweringDialogs : public Dialogs {
public:
    QStringList paths;       ///< answer of every file and folder question
    bool isAccepted = true;  ///< answer of ask()
    int choice = 0;          ///< answer of choose()
    QString text;            ///< answer of askText() and askLines()

    QString suggestion;  ///< last asked with
    QString filter;
    QString question;
    QStringList errors;  ///< every showError()

    void openFile(QWidget*, const QString&, const QString&, const QString& asked, Chosen chosen) override
    {
        filter = asked;
        answer(chosen);
    }
    void openFiles(QWidget*, const QString&, const QString&, const QString& asked, ManyChosen chosen) override
    {
        filter = asked;
        if (!paths.isEmpty()) {
            chosen(paths);
        }
    }
    void openFolder(QWidget*, const QString&, const QString&, Chosen chosen) override { answer(chosen); }
    void saveFile(QWidget*, const QString&, const QString& suggested, const QString& asked,
                  Chosen chosen) override
    {
        suggestion = suggested;
        filter = asked;
        answer(chosen);
    }
    void ask(QWidget*, const QString&, const QString& asked, const QString&,
             std::function<void(bool)> answered) override
    {
        question = asked;
        answered(isAccepted);
    }
    void choose(QWidget*, const QString&, const QString& asked, const QStringList&,
                std::function<void(int)> answered) override
    {
        question = asked;
        answered(choice);
    }
    void askText(QWidget*, const QString&, const QString& label, const QString&, Chosen answered) override
    {
        question = label;
        if (!text.isEmpty()) {
            answered(text);
        }
    }
    void askLines(QWidget* parent, const QString& title, const QString& label, const QString& from,
                  Chosen answered) override
    {
        askText(parent, title, label, from, std::move(answered));
    }
    void showError(QWidget*, const QString&, const QString& message, const QString&) override
    {
        errors.append(message);
    }

private:
    void answer(const Chosen& chosen) const
    {
        if (!paths.isEmpty()) {
            chosen(paths.first());
        }
    }
};

}  // namespace epochmark
