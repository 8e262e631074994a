// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/banner.h"

#include <QStringList>

class QPushButton;

namespace epochmark {

/// The banner of a page that things go out of: what was saved, with "Open folder" and "Copy" beside it, or
/// what failed. Hidden until it has something to tell, and dismissable. Window thread.
///
/// "Copy" puts the files on the clipboard, as files for a file manager or mail, and what is in the first as
/// text or as picture, so that it can be pasted into a document; they are read in the background.
class SavedBanner : public Banner {
    Q_OBJECT
public:
    explicit SavedBanner(QWidget* parent = nullptr);

    /// `paths`: the files that were written, the first the one asked for; none for a sentence alone.
    void tellSaved(const QString& sentence, const QStringList& paths = {});
    void tellFailed(const QString& sentence, const QString& detail = {});

private:
    void copy();
    void openFolder();

    QStringList m_paths;
    QPushButton* m_open;
    QPushButton* m_copy;
};

}  // namespace epochmark
