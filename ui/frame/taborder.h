// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidgetList>

namespace epochmark {

/// What Tab goes through in a window as it is now, along the eye: what stands higher first, of what stands
/// side by side the left one with all that it holds. Whatever has been shown, hidden or made since counts.
QWidgetList alongTheEye(QWidget* window);

/// Moves the focus by one along the eye, around at the ends; false when nothing takes it.
bool moveFocusAlongTheEye(QWidget* window, bool isForward);

}  // namespace epochmark
