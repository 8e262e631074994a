// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

#include <QString>

namespace epochmark {

/// What Export writes.
enum class ExportFormat { Png, PngDouble, Pdf, Csv, Json, Markdown, Html };

/// One finished set with all that its files need.
struct ReportSubject {
    LeaderboardGroup group;
    LeaderboardRow row;
    RecordDocument document;  ///< the set's records and annotations
    CostModel costs;
    ReportOptions options;
};

bool isPicture(ExportFormat format);
/// "png", "pdf", ...
QString fileSuffix(ExportFormat format);
/// For a file dialog: "PNG picture (*.png)".
QString fileFilter(ExportFormat format);
/// "epochmark-nvidia-geforce-rtx-4070-2026-11-03.png"; letters, digits and hyphens only.
QString suggestedFileName(const LeaderboardRow& row, ExportFormat format);

/// The set's row with its neighbours' ranks kept, as Markdown.
QString markdownOf(const ReportSubject& subject);

/// Writes a format that is no picture, by Exporter::save(), and answers what was written; any thread.
/// Error::Input naming the file.
Result<QStringList> writeText(const ReportSubject& subject, ExportFormat format, const QString& path);

}  // namespace epochmark
