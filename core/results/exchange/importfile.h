// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/recordjson.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace epochmark {

/// What takes the records out of a report's picture: the report library's. `path` is for its sentences.
using ReportReader = std::function<Result<RecordDocument>(const QByteArray& png, const QString& path)>;

/// Reads results out of what Epochmark exported, by its first bytes, whatever its name: JSON (UTF-8, UTF-16
/// or UTF-32, with a byte order mark or without), a web page, or a picture through `readReport`. A pipe, too,
/// which is read once and waited for; /dev/stdin is this process's own. Error::Input with a sentence naming
/// the file: can't be read, over 1 GiB, no results of Epochmark's, a newer schema, a bad record.
Result<RecordDocument> readImport(const QString& path, const ReportReader& readReport);

/// The same of JSON alone.
Result<RecordDocument> readJsonFile(const QString& path);

}  // namespace epochmark
