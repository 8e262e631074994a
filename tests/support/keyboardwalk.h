// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace epochmark::test {

/// A widget as a failing test names it.
inline QString calledIn(const QWidget* widget)
{
    return widget == nullptr
               ? QStringLiteral("nothing")
               : QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()),
                                             widget->objectName());
}

/// Once around by `key` from where the focus is. A label with a link has the focus twice running: before the
/// link and on it.
inline QWidgetList walkedBy(Qt::Key key)
{
    QWidgetList order;
    QWidget* first = QApplication::focusWidget();
    int presses = 0;
    do {
        if (order.isEmpty() || order.last() != QApplication::focusWidget()) {
            order << QApplication::focusWidget();
        }
        QTest::keyClick(QApplication::focusWidget(), key);
    } while (QApplication::focusWidget() != nullptr && QApplication::focusWidget() != first
             && ++presses < 500);
    return order;
}

/// The child of `ancestor` that holds the widget.
inline const QWidget* branchOf(const QWidget* widget, const QWidget* ancestor)
{
    while (widget->parentWidget() != ancestor) {
        widget = widget->parentWidget();
    }
    return widget;
}

inline const QWidget* commonAncestor(const QWidget* one, const QWidget* other)
{
    const QWidget* ancestor = one->parentWidget();
    while (ancestor != nullptr && !ancestor->isAncestorOf(other)) {
        ancestor = ancestor->parentWidget();
    }
    return ancestor;
}

/// Where each of two siblings stands, the eye comes to the second one later: it begins lower, or in the same
/// line farther right.
inline bool isAlongTheEye(const QWidget* earlier, const QWidget* later)
{
    const QRect first = earlier->geometry();
    const QRect second = later->geometry();
    const int shared = std::min(first.bottom(), second.bottom()) - std::max(first.top(), second.top());
    const bool isSameLine = 2 * shared > std::min(first.height(), second.height());
    return isSameLine ? second.left() >= first.left() : second.top() >= first.top();
}

/// What is wrong with the way that Tab takes through the window: what it misses or meets twice, where it
/// jumps back, what can't be seen when it has the focus, and whether Shift+Tab is the same way back.
inline QStringList problemsOfTabbing(QWidget& window, QWidget* start)
{
    QStringList problems;
    start->setFocus(Qt::TabFocusReason);
    const QWidgetList order = walkedBy(Qt::Key_Tab);
    QWidgetList wanted;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
            && widget->focusProxy() == nullptr && widget->window() == &window) {
            wanted.append(widget);
        }
    }
    for (const QWidget* widget : wanted) {
        const auto times = std::count(order.begin(), order.end(), widget);
        if (times != 1) {
            problems << QStringLiteral("%1 is met %2 times").arg(calledIn(widget)).arg(times);
        }
    }
    for (qsizetype i = 0; i + 1 < order.size(); ++i) {
        const QWidget* one = order.at(i);
        const QWidget* next = order.at(i + 1);
        const QWidget* shared = one == &window || one->isAncestorOf(next) ? nullptr
                                                                          : commonAncestor(one, next);
        if (shared != nullptr && !isAlongTheEye(branchOf(one, shared), branchOf(next, shared))) {
            problems << QStringLiteral("%1 comes after %2").arg(calledIn(next), calledIn(one));
        }
    }
    QWidgetList back = walkedBy(Qt::Key_Backtab);
    std::reverse(back.begin() + (back.isEmpty() ? 0 : 1), back.end());
    if (back != order) {
        problems << QStringLiteral("the way back is another one");
    }
    return problems;
}

}  // namespace epochmark::test
