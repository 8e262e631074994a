// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace epochmark {

enum class ButtonKind { Normal, Primary, Danger, Link };
enum class ButtonSize { Normal, Large, Small };  // 32, 40, 28 design pixels high

/// A push button in the design's looks, with an icon of the set before its words (none if empty). objectName
/// is what tests and the style know it by; the accessible name is its text without the mnemonic.
QPushButton* makeButton(const QString& text, const QString& objectName, const QString& iconName = {},
                        ButtonKind kind = ButtonKind::Normal, ButtonSize size = ButtonSize::Normal,
                        QWidget* parent = nullptr);

/// Gives an existing button other words, icon and kind (Start becomes Stop).
void setButton(QPushButton* button, const QString& text, const QString& iconName, ButtonKind kind,
               ButtonSize size = ButtonSize::Normal);

}  // namespace epochmark
