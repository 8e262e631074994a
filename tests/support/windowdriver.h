// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPoint>
#include <QString>
#include <QtGui/qevent.h>

#include <functional>

class QAbstractItemView;
class QMenu;
class QModelIndex;
class QWidget;

namespace epochmark {

/// Drives a window as a person does: mouse events at the place where a widget is seen, keys to whoever has
/// the focus. Widgets go by object name or accessible name ("page/name" where pages share one); only visible
/// ones of the window and its dialogs are found. Each step waits until it can be done; one that can't is
/// false and problem() says why. Window thread, under QTest.
///     WindowDriver user(window);
///     QVERIFY2(user.click("startButton"), qPrintable(user.problem()));
class WindowDriver {
public:
    explicit WindowDriver(QWidget& window, int patienceMs = 60'000);

    /// Brings the window to the front, as another one may have been used meanwhile.
    bool activate();
    bool click(const QString& name);
    /// Clicks into the field and replaces what it holds.
    bool type(const QString& name, const QString& text);
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Chooses the entry of a combo box by arrow keys.
    bool choose(const QString& comboName, int entry);
    /// Opens a button's menu and clicks the action of that object name.
    bool chooseFromMenu(const QString& buttonName, const QString& actionName);

    bool clickCell(const QString& tableName, int row, int column);
    /// Right click on the cell, then a click on the action of that object name.
    bool chooseFromCellMenu(const QString& tableName, int row, int column, const QString& actionName);

    bool waitFor(const std::function<bool()>& condition, const QString& what);
    bool waitForVisible(const QString& name);
    /// Until the widget's text or accessible name contains the words.
    bool waitForWords(const QString& name, const QString& words);
    /// What a label, button or field says, else its accessible name; empty when it isn't there.
    QString words(const QString& name) const;

    QWidget* widget(const QString& name) const;
    template <typename T>
    T* widget(const QString& name) const
    {
        return qobject_cast<T*>(widget(name));
    }
    QString problem() const { return m_problem; }

private:
    bool fail(const QString& problem);
    /// Takes in what is being read in the background: a person looks before the click, too. Training is no
    /// part of the pool.
    void settle();
    QWidget* reachable(const QString& name);
    bool isReachable(QWidget* widget, QPoint place) const;
    bool clickAt(QWidget* widget, QPoint place, Qt::MouseButton button = Qt::LeftButton);
    bool clickAction(QMenu* menu, const QString& actionName);
    QAbstractItemView* tableWithCell(const QString& tableName, int row, int column);

    QWidget& m_window;
    int m_patienceMs;
    QString m_problem;
};

}  // namespace epochmark
