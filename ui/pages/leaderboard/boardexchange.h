// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QMenu;
class QWidget;

namespace epochmark {

class AppContext;

/// Results going out and coming in on the Leaderboard: files by dialog, the clipboard, imported documents;
/// read and written in the background, told when done. Owned by the page; window thread.
class BoardExchange : public QObject {
    Q_OBJECT
public:
    /// Names the sets to export when asked.
    using Chosen = std::function<QStringList()>;

    BoardExchange(AppContext* context, QWidget* page);

    /// Adds an entry a format; each exports the sets that `chosen` names when it is triggered.
    void addExports(QMenu* menu, Chosen chosen);

    void chooseImport();
    void importFiles(const QStringList& paths);
    void copyMarkdown(const QStringList& setIds);

Q_SIGNALS:
    /// What was done, or what failed, in a sentence.
    void told(bool isError, const QString& sentence);
    /// Files were written, `paths` first the one asked for.
    void saved(const QString& sentence, const QStringList& paths);

private:
    struct Format {
        QString suffix;
        QString filter;  ///< for the dialog
    };
    void addFormat(QMenu* menu, const Format& format, const QString& text, const QString& icon,
                   const Chosen& chosen);
    void chooseExport(const Format& format, const QStringList& setIds);
    void exportTo(const QString& suffix, const QStringList& setIds, const QString& path);
    void makePicture(const QString& setId, const QString& path);

    AppContext* m_context;
    QWidget* m_page;
};

}  // namespace epochmark
