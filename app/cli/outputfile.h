// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

namespace epochmark::cli {

/// Whether a file could be written there: Error::Input with a sentence naming it when its folder is missing
/// or read-only, or it is a folder itself.
Result<void> checkWritable(const QString& path);

}  // namespace epochmark::cli
