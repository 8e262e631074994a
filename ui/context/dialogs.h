// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace epochmark {

/// The seam between pages and the system's dialogs. Every question is asked without a nested event loop: the
/// answer comes later through the callback, on the window thread; none comes when the user cancels a file or
/// text question or `parent` is gone. Tests answer with a class of their own.
class Dialogs {
public:
    using Chosen = std::function<void(const QString& path)>;
    using ManyChosen = std::function<void(const QStringList& paths)>;

    virtual ~Dialogs() = default;

    /// `filter` as QFileDialog takes it: "Zip archives (*.zip);;All files (*)".
    virtual void openFile(QWidget* parent, const QString& title, const QString& folder, const QString& filter,
                          Chosen chosen) = 0;
    virtual void openFiles(QWidget* parent, const QString& title, const QString& folder,
                           const QString& filter, ManyChosen chosen) = 0;
    virtual void openFolder(QWidget* parent, const QString& title, const QString& folder, Chosen chosen) = 0;
    /// `suggestion`: folder and file name; an existing file is asked about by the dialog itself.
    virtual void saveFile(QWidget* parent, const QString& title, const QString& suggestion,
                          const QString& filter, Chosen chosen) = 0;

    /// A question with two answers; `accept` is the verb of the button that does it ("Stop and close").
    virtual void ask(QWidget* parent, const QString& title, const QString& text, const QString& accept,
                     std::function<void(bool isAccepted)> answered) = 0;
    /// A question with several answers, each the verb of its button; -1: it was cancelled.
    virtual void choose(QWidget* parent, const QString& title, const QString& text,
                        const QStringList& answers, std::function<void(int answer)> answered) = 0;
    /// A line of text, `text` to start from.
    virtual void askText(QWidget* parent, const QString& title, const QString& label, const QString& text,
                         Chosen answered) = 0;
    /// The same for words that may take several lines.
    virtual void askLines(QWidget* parent, const QString& title, const QString& label, const QString& text,
                          Chosen answered) = 0;
    /// Something failed and there is no place on the page to say it. `detail` may be empty.
    virtual void showError(QWidget* parent, const QString& title, const QString& text,
                           const QString& detail) = 0;
};

/// The real ones: QFileDialog, QMessageBox and TextDialog, window-modal, opened and not executed.
class SystemDialogs : public Dialogs {
public:
    void openFile(QWidget* parent, const QString& title, const QString& folder, const QString& filter,
                  Chosen chosen) override;
    void openFiles(QWidget* parent, const QString& title, const QString& folder, const QString& filter,
                   ManyChosen chosen) override;
    void openFolder(QWidget* parent, const QString& title, const QString& folder, Chosen chosen) override;
    void saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                  Chosen chosen) override;
    void ask(QWidget* parent, const QString& title, const QString& text, const QString& accept,
             std::function<void(bool isAccepted)> answered) override;
    void choose(QWidget* parent, const QString& title, const QString& text, const QStringList& answers,
                std::function<void(int answer)> answered) override;
    void askText(QWidget* parent, const QString& title, const QString& label, const QString& text,
                 Chosen answered) override;
    void askLines(QWidget* parent, const QString& title, const QString& label, const QString& text,
                  Chosen answered) override;
    void showError(QWidget* parent, const QString& title, const QString& text,
                   const QString& detail) override;
};

}  // namespace epochmark
