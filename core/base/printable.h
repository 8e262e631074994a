// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// A name out of a foreign file as one line to be shown: control characters and those that turn the writing
/// direction become U+FFFD, what is longer than `most` characters is cut in the middle.
QString printable(const QString& name, int most = 200);

/// The same of a text that is shown whole, however long.
QString oneLine(const QString& text);

}  // namespace epochmark
