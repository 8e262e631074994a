// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/costtable.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace epochmark {

class AppContext;

/// The cost table going out: as CSV or Markdown into a file, as Markdown onto the clipboard. Owned by the
/// page; window thread.
class CostExchange : public QObject {
    Q_OBJECT
public:
    /// What the page shows, and the book it was computed by.
    struct Content {
        CostTable table;
        PriceBook book;
    };
    using Shown = std::function<Content()>;

    CostExchange(AppContext* context, QWidget* page, Shown shown);
    void addExports(QMenu* menu);

Q_SIGNALS:
    /// What was done, or what failed, in a sentence.
    void told(bool isError, const QString& sentence);
    /// Files were written, `paths` first the one asked for.
    void saved(const QString& sentence, const QStringList& paths);

private:
    using Writer = QByteArray (*)(const CostTable&, const CostModel&);
    void addFormat(QMenu* menu, const QString& suffix, const QString& text, const QString& filter,
                   Writer writer);
    void exportTo(const QString& path, Writer writer);
    void copyMarkdown();

    AppContext* m_context;
    QWidget* m_page;
    Shown m_shown;
};

}  // namespace epochmark
