// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace epochmark {

enum class ColorScheme { System, Light, Dark };

/// What an icon is for; its colour follows the palette that is applied when it is painted.
enum class IconRole { Text, Muted, Accent, OnAccentFill, Success, Warning, Error };

/// Dresses the application: one palette and one style sheet made from the tokens. Window thread.
namespace theme {

/// Sets palette, fonts (Noto Sans, DejaVu Sans) and style sheet; may be called again at any time: every
/// widget gets a PaletteChange and everything painted from tokens redraws.
void apply(QApplication& application, ColorScheme scheme);

/// Dresses one widget and all that will be in it in these tokens, whatever the application's are; to be
/// called before anything is in it.
void dress(QWidget* widget, const Tokens& tokens);

/// The scheme last applied.
ColorScheme scheme();

/// Tokens of the palette a widget has now (dark is decided from the palette's window and text colours).
const Tokens& tokens(const QWidget* widget);
const Tokens& tokens(const QPalette& palette);

/// The palette made from a set of tokens.
QPalette palette(const Tokens& tokens);

/// resources/icons/<name>.svg coloured with `color`, sharp at every scale ("play", "stop", "check", "seal",
/// ...).
QIcon icon(const QString& name, const QColor& color);
/// The same, coloured when it is painted: it needs no renewal when the scheme changes. Disabled: muted.
QIcon icon(const QString& name, IconRole role);
QColor color(IconRole role, const Tokens& tokens);

/// Pixels of the type scale for the application's font (sizes of the design at the default font).
enum class TextSize { Tick, Caption, Body, Title, PageTitle, Tile, Heading };  // 11 12 13 15 20 22 26
QFont font(TextSize size, bool isBold = false);

/// What every design size is multiplied with: 1 up to a system font of 11 points, more above.
double fontScale();

/// How the style sheet shows a widget: words, separated by blanks, that style.qss selects by [look~="word"].
/// QLabel: muted caption tick strong title page-title tile heading accent success warning error. QPushButton:
/// primary danger link large small. QFrame: card sunken line drop device. May be called again at any time.
void setLook(QWidget* widget, const QString& look);

}  // namespace theme

}  // namespace epochmark
