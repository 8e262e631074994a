// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessible>
#include <QScrollBar>
#include <QStringList>
#include <QWidget>

namespace epochmark {

/// Visible widgets that take the focus by Tab but have no accessible name, as "class objectName". Qt's own
/// inner parts ("qt_...", scroll bars, viewports) are spoken by the widget around them.
inline QStringList unnamedWidgets(const QWidget& root)
{
    QStringList unnamed;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const bool isInner = widget->objectName().startsWith(QLatin1String("qt_"))
                             || qobject_cast<const QScrollBar*>(widget)
                             || (widget->parentWidget() && widget->focusProxy() == widget->parentWidget());
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || isInner) {
            continue;
        }
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (!spoken || spoken->text(QAccessible::Name).isEmpty()) {
            unnamed.append(QStringLiteral("%1 %2").arg(QString::fromLatin1(widget->metaObject()->className()),
                                                       widget->objectName()));
        }
    }
    return unnamed;
}

}  // namespace epochmark
