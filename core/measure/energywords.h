// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// What a sensor counted (Energy::scope) in the user's language; a scope that isn't one of the program's own
/// as it is. Any thread.
QString shownScope(const QString& recorded);

}  // namespace epochmark
