// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/iconbutton.h"

namespace epochmark {

IconButton::IconButton(const QString& iconName, const QString& name, const QString& objectName, IconRole role,
                       QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(objectName);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    const int edge = qRound(16 * theme::fontScale());
    setIconSize({edge, edge});
    setIconAndName(iconName, name, role);
}

void IconButton::setIconAndName(const QString& iconName, const QString& name, IconRole role)
{
    setIcon(theme::icon(iconName, role));
    setToolTip(name);
    setAccessibleName(name);
}

}  // namespace epochmark
