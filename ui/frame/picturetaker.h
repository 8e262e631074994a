// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/picturewish.h"

#include <QObject>

class QPoint;

namespace epochmark {

class AppContext;
class SavedBanner;

/// Takes parts of the window along as pictures: onto the clipboard, or into a PNG, SVG or PDF file that a
/// dialog asks for. One for all pages; what it has done the banner tells. Window thread.
class PictureTaker : public QObject {
    Q_OBJECT
public:
    PictureTaker(AppContext* context, QWidget* window, SavedBanner* banner);

    void take(QWidget* part, PictureWish::Way way);
    /// The part that has the focus; where none has, a menu of all that `page` shows.
    void takeByKey(QWidget* page, PictureWish::Way way);
    /// "Copy picture" and "Save picture" of the part around `widget`; false: it is in none.
    bool openMenu(QWidget* widget, const QPoint& globalPosition);

private:
    void copy(QWidget* part);
    void save(QWidget* part);
    void saveTo(QWidget* part, const QString& path);

    AppContext* m_context;
    QWidget* m_window;
    SavedBanner* m_banner;
};

}  // namespace epochmark
