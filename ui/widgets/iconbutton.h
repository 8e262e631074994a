// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QToolButton>

namespace epochmark {

/// A button that is an icon alone: its name is tooltip and accessible name, so it can't be without one.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString& iconName, const QString& name, const QString& objectName,
               IconRole role = IconRole::Text, QWidget* parent = nullptr);

    void setIconAndName(const QString& iconName, const QString& name, IconRole role = IconRole::Text);
};

}  // namespace epochmark
