// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "commandline.h"
#include "results/record/recordjson.h"

#include <QString>

#include <memory>

class QCoreApplication;

namespace epochmark::cli {

/// The application object that a command line needs: one that can paint (offscreen, from the report module)
/// when it asks for a PNG or PDF, else a QCoreApplication. Asked before the words are parsed: refusals are
/// said in the user's language, too. Error::Internal when the module can't be loaded.
Result<std::shared_ptr<QCoreApplication>> makeApplication(const QStringList& words, int& argc, char** argv);

/// Draws a set of the store ("" = the user's own) as PNG or PDF. Needs makeApplication()'s painting one.
Result<void> drawReport(const QString& setId, const QString& storePath, const QString& path,
                        bool isPdf = false);

/// The records inside the bytes of a PNG report.
Result<RecordDocument> readPicture(const QByteArray& picture, const QString& path);

}  // namespace epochmark::cli
