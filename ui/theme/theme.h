// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/tokens.h"

#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace epochmark {

enum class ColorScheme { System, Light, Dark };

/// Dresses the application: one palette and one style sheet made from the tokens. Window thread.
namespace theme {

/// Sets palette, fonts (Noto Sans, DejaVu Sans) and style sheet; may be called again at any time: every widget gets a
/// PaletteChange and everything painted from tokens redraws.
void apply(QApplication& application, ColorScheme scheme);

/// The scheme last applied.
ColorScheme scheme();

/// Tokens of the palette a widget has now (dark is decided from the palette's window and text colours).
const Tokens& tokens(const QWidget* widget);
const Tokens& tokens(const QPalette& palette);

/// resources/icons/<name>.svg coloured with `color`, sharp at every scale ("play", "stop", "check", "seal", ...).
QIcon icon(const QString& name, const QColor& color);

/// Pixels of the type scale for the application's font (sizes of the design at the default font).
enum class TextSize { Tick, Caption, Body, Title, PageTitle, Tile, Heading };  // 11 12 13 15 20 22 26
QFont font(TextSize size, bool isBold = false);

}  // namespace theme

}  // namespace epochmark
