// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

#include <QWidget>

class QLabel;

namespace epochmark {

class IconLabel;

/// An icon and words beside it: how every state is told (check done, triangle warning, shield seal, ...). The
/// words wrap.
class IconText : public QWidget {
    Q_OBJECT
public:
    explicit IconText(const QString& iconName = {}, IconRole role = IconRole::Muted, const QString& text = {},
                      QWidget* parent = nullptr);

    /// `text` may be rich text; links in it are announced by linkActivated().
    void setContent(const QString& iconName, IconRole role, const QString& text);
    void setText(const QString& text);
    QString text() const;
    /// Colours the words like the icon (muted words otherwise). Default: true for all roles but Text.
    void setTextColored(bool isColored);
    QLabel* label() const { return m_label; }

Q_SIGNALS:
    void linkActivated(const QString& link);

private:
    void updateLook();

    IconLabel* m_icon;
    QLabel* m_label;
    IconRole m_role;
    bool m_isColored = true;
};

}  // namespace epochmark
