// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inputfile.h"
#include "report/pngdocument.h"
#include "results/board/comparison.h"
#include "results/board/leaderboard.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"

#include <cmath>

using namespace epochmark;
using namespace epochmark::fuzz;

namespace {

Result<RecordDocument> imported(const QString& path)
{
    return readImport(path, [](const QByteArray& picture, const QString& name) {
        const Result<QByteArray> data = png::readData(picture, name);
        return data ? documentFromJson(data.value()) : Result<RecordDocument>(data.error());
    });
}

/// Everything that the program does with results once it has them: none of it may stumble over odd figures.
void show(const RecordDocument& document)
{
    const QList<LeaderboardGroup> groups = buildLeaderboard(document.records, document.annotations, nullptr);
    QList<LeaderboardRow> rows;
    for (const LeaderboardGroup& group : groups) {
        rows += group.rows;
    }
    require(document.records.isEmpty() == rows.isEmpty(), "every record is on the leaderboard");
    for (const char* format : {"csv", "json", "md", "html"}) {
        const Result<const Exporter*> exporter = Exporter::of(QString::fromLatin1(format));
        require(!exporter.value()->text({document, groups}).isEmpty(), "every format has an export");
    }
    if (rows.size() >= 2) {
        const Comparison comparison(rows.mid(0, 3));
        require(!comparison.verdict().isEmpty(), "a comparison says something");
        const std::optional<ComparedRatio> ratio = comparison.ratio(0, 1);
        require(!ratio || std::isfinite(ratio->value), "a ratio is a number");
    }
}

}  // namespace

/// A file to import, JSON or a PNG with records inside. What is accepted must come back the same from its
/// own export, and can be ranked, compared and exported.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static InputFile file;
    file.fill(inputBytes(data, size));
    const Result<RecordDocument> document = imported(file.path());
    if (!document) {
        require(!document.error().message.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    const Result<RecordDocument> again = documentFromJson(toJson(document.value()));
    require(again.hasValue(), "what was imported can be exported and read again");
    require(again.value() == document.value(), "it comes back the same");
    show(document.value());
    return 0;
}
