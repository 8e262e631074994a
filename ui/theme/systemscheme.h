// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/theme.h"

namespace epochmark::theme {

/// What the desktop prefers now (System: it has no preference, then the palette of the start decides).
/// Applied at once where the scheme follows the system. Window thread.
void setSystemScheme(QApplication& application, ColorScheme preferred);

/// Light or dark: what System looks like now.
ColorScheme systemScheme();

}  // namespace epochmark::theme
