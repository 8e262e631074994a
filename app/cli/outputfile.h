// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace epochmark::cli {

/// Whether a file could be written there: Error::Input with a sentence naming it when its folder is missing or read-only, or
/// it is a folder itself.
Result<void> checkWritable(const QString& path);

/// Writes the whole file or leaves the old one. Error::Input with a sentence naming it.
Result<void> writeFile(const QString& path, const QByteArray& content);

}  // namespace epochmark::cli
