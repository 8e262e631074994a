// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/recordjson.h"

#include <QString>

namespace epochmark {

/// What a file that somebody wants to import is, by its first bytes, whatever its name.
enum class ImportKind { Json, Png, Other };
ImportKind importKind(const QString& path);

/// Reads results that export wrote as JSON. Error::Input with a sentence naming the file: can't be read, over
/// 1 GiB, no results of Epochmark's, a newer schema, a bad record. (A PNG's data come through the report
/// library and then documentFromJson.)
Result<RecordDocument> readJsonFile(const QString& path);

}  // namespace epochmark
