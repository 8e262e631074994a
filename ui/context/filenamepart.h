// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// A text as part of a proposed file name: small letters, digits and hyphens, at most 60 of them; marks above
/// letters are dropped. May be empty.
QString fileNamePart(const QString& text);

}  // namespace epochmark
