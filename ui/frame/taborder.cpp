// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/taborder.h"

#include <QWidget>

#include <algorithm>

namespace epochmark {

namespace {

/// The visible children, row by row. Those that share half of the lower one's height stand side by side.
QWidgetList inReadingOrder(const QWidget* parent)
{
    QWidgetList left;
    for (QObject* child : parent->children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (widget != nullptr && !widget->isWindow() && widget->isVisible()) {
            left.append(widget);
        }
    }
    std::ranges::stable_sort(left, {}, [](const QWidget* widget) { return widget->y(); });
    QWidgetList ordered;
    while (!left.isEmpty()) {
        const QRect first = left.constFirst()->geometry();
        QWidgetList row;
        for (QWidget* widget : std::as_const(left)) {
            const QRect place = widget->geometry();
            const int shared = std::min(first.bottom(), place.bottom()) - std::max(first.top(), place.top());
            if (widget == left.constFirst() || 2 * shared > std::min(first.height(), place.height())) {
                row.append(widget);
            }
        }
        std::ranges::stable_sort(row, {}, [](const QWidget* widget) { return widget->x(); });
        left.removeIf([&row](QWidget* widget) { return row.contains(widget); });
        ordered += row;
    }
    return ordered;
}

void collect(QWidget* widget, QWidgetList& found)
{
    const bool isStop = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled()
                        && widget->focusProxy() == nullptr;
    if (isStop) {
        found.append(widget);
    }
    for (QWidget* child : inReadingOrder(widget)) {
        collect(child, found);
    }
}

}  // namespace

QWidgetList alongTheEye(QWidget* window)
{
    QWidgetList found;
    for (QWidget* child : inReadingOrder(window)) {
        collect(child, found);
    }
    return found;
}

bool moveFocusAlongTheEye(QWidget* window, bool isForward)
{
    const QWidgetList stops = alongTheEye(window);
    if (stops.isEmpty()) {
        return false;
    }
    const qsizetype at = stops.indexOf(window->focusWidget());
    const qsizetype next = isForward ? at + 1 : (at < 0 ? stops.size() : at) - 1;
    QWidget* target = stops.at((next + stops.size()) % stops.size());
    target->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

}  // namespace epochmark
