// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// What is written: the runs as they are, and the leaderboard they stand on (ranks come from the whole of it,
/// however few rows are written).
struct ExportContent {
    RecordDocument document;
    QList<LeaderboardGroup> groups;
    QString costNote = {};  ///< what the rows' costs rest on (assumptionsSentence()); may be empty
};

/// The groups with the rows of these sets alone, ranks and speed-ups as they were; groups without any are
/// left out.
QList<LeaderboardGroup> onlySets(const QList<LeaderboardGroup>& groups, const QStringList& setIds);

/// One text format of results, in one file or in two: what doesn't fit into one table stands in a second one
/// beside it. Stateless and const; any thread. Pictures (PNG, PDF) are the report's.
///     auto exporter = Exporter::of("csv");
///     if (exporter) { exporter.value()->save(content, path); }
class Exporter {
public:
    /// "csv", "json", "md" or "html" (case ignored). Error::Usage naming the known ones.
    static Result<const Exporter*> of(const QString& format);
    virtual ~Exporter() = default;

    /// The whole file, UTF-8.
    virtual QByteArray text(const ExportContent& content) const = 0;

    /// The whole file beside it; empty: there is none.
    virtual QByteArray textBeside(const ExportContent& content) const;

    /// Where save() writes: the file that is named and the one beside it, where there is one. A pipe or a
    /// device has nothing beside it.
    virtual QStringList paths(const QString& path) const;

    /// Whether save() could: outputfile::check() of every path; Error::Input, too, where a stranger's file
    /// has the name of the one beside it: that one nobody was asked about.
    Result<void> check(const QString& path) const;

    /// outputfile::write() of all of it, if check() has nothing against it. Answers paths(), all written.
    Result<QStringList> save(const ExportContent& content, const QString& path) const;

protected:
    /// What the file beside begins with: by this it is known for one of ours.
    virtual QByteArray beginningBeside() const { return {}; }
};

/// RFC 4180 with a byte order mark (tabletext::csvFile()), decimal points whatever the locale, unknown values
/// empty, one kind of value a column: readers that guess kinds guess right. FILE has a line a run; rank,
/// speed-up and today's cost stand on the runs that count for their set, as the leaderboard has them.
/// FILE-epochs beside it has a line an epoch; "id" is the run's in both.
class CsvExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
    QByteArray textBeside(const ExportContent& content) const override;
    QStringList paths(const QString& path) const override;

protected:
    QByteArray beginningBeside() const override;
};

/// Schema 1 with annotations: what import reads.
class JsonExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

/// The leaderboard as tables (GitHub's dialect), one a workload; columns of which no row knows anything are
/// left out. Only `content.groups` counts: onlySets() narrows them.
class MarkdownExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

/// A web page that needs nothing but itself: the leaderboard to be sorted, curves, costs and settings, and
/// the document inside, so that import takes it. Rows of `content.groups` whose records aren't in the
/// document are listed only. No name in it is markup, and its content security policy lets nothing else run
/// or load.
class HtmlExporter : public Exporter {
public:
    QByteArray text(const ExportContent& content) const override;
};

}  // namespace epochmark
