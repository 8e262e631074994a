// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace epochmark {

/// What is written: the runs as they are, and the leaderboard they stand on (ranks come from the whole of it,
/// however few rows are written).
struct ExportContent {
    RecordDocument document;
    QList<LeaderboardGroup> groups;
};

/// One text format of results. Stateless and const; any thread. Pictures (PNG, PDF) are the report's.
///     auto exporter = Exporter::of("csv");
///     if (exporter) { exporter.value()->save(content, path); }
class Exporter {
public:
    /// "csv", "json" or "md" (case ignored). Error::Usage naming the known ones.
    static Result<const Exporter*> of(const QString& format);
    virtual ~Exporter() = default;

    /// The whole file, UTF-8.
    virtual QByteArray text(const ExportContent& content) const = 0;

    /// outputfile::write() of it.
    Result<void> save(const ExportContent& content, const QString& path) const;
};

/// RFC 4180 with a byte order mark (tabletext::csvFile()): one table, a line "run" for each run, followed by
/// a line "epoch" for each of its epochs; columns that don't apply are empty, as are unknown values. Decimal
/// points whatever the locale.
class CsvExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

/// Schema 1 with annotations: what import reads.
class JsonExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

/// The leaderboard as tables (GitHub's dialect), one a workload.
class MarkdownExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

}  // namespace epochmark
