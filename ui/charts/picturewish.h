// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEvent>
#include <QList>

class QAction;
class QWidget;

namespace epochmark {

/// The wish to take a part of the window along as a picture. Sent to the window of that part, which has the
/// dialogs for it; a part need know nothing of them.
class PictureWish : public QEvent {
public:
    enum class Way { Copy, Save };

    PictureWish(QWidget* part, Way way) : QEvent(kind()), m_part(part), m_way(way) {}
    static Type kind();

    QWidget* part() const { return m_part; }
    Way way() const { return m_way; }

private:
    QWidget* m_part;
    Way m_way;
};

/// "Copy picture" and "Save picture" of a widget, its children, for its menu. Main thread.
QList<QAction*> pictureActions(QWidget* part);

}  // namespace epochmark
