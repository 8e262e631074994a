// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "cost/costtable.h"
#include "picture.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

/// Running runs are listed, never exported.
RecordDocument finishedOnly(RecordDocument document)
{
    document.records.removeIf([](const RunRecord& run) { return run.status == RunStatus::Running; });
    return document;
}

/// Ranks come from the whole board, however few sets are written. Answers where they are.
Result<QStringList> exportText(const ResultStore& store, const RecordDocument& document,
                               const Arguments& arguments, Console& console)
{
    const auto exporter = Exporter::of(arguments.value(name("format")));
    if (!exporter) {
        return exporter.error();
    }
    const auto board = readBoard(store);
    if (!board) {
        return board.error();
    }
    QStringList sets;
    for (const RunRecord& run : document.records) {
        sets.append(run.setId);
    }
    const auto prices = loadPrices(store);
    if (!prices) {
        return prices.error();
    }
    const ExportContent content{document, onlySets(board->groups, sets),
                                assumptionsSentence(prices->assumptions)};
    const QString path = arguments.value(name("out"));
    if (path != QLatin1String("-")) {
        return exporter.value()->save(content, path);
    }
    console.reserveOutputForData();
    console.printData(exporter.value()->text(content));
    return QStringList(path);
}

/// A picture shows one set: the one that was named, else the newest finished one.
Result<QString> pictureSet(const RecordDocument& document, qsizetype idCount)
{
    if (document.records.isEmpty()) {
        return usage(QObject::tr("There is no finished run to draw yet."));
    }
    if (idCount > 1) {
        return usage(QObject::tr("A picture shows one set: name one ID."));
    }
    return document.records.first().setId;
}

int runExport(const Arguments& arguments, Console& console)
{
    const QString format = arguments.value(name("format"));
    const QString path = arguments.value(name("out"));
    if (format.isEmpty() || path.isEmpty()) {
        return console.fail(
            usage(QObject::tr("export needs --format csv, json, md, html, png or pdf, and --out FILE.")));
    }
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto chosen = readSets(*store.value(), arguments.operands());
    if (!chosen) {
        return console.fail(chosen.error());
    }
    const RecordDocument document = finishedOnly(chosen.value());
    Result<QStringList> done = QStringList(path);
    if (format == QLatin1String("png") || format == QLatin1String("pdf")) {
        const auto set = pictureSet(document, arguments.operands().size());
        if (!set) {
            return console.fail(set.error());
        }
        const auto drawn = drawReport(set.value(), store.value()->path(), path,
                                      format == QLatin1String("pdf"));
        done = drawn ? done : Result<QStringList>(drawn.error());
    } else {
        done = exportText(*store.value(), document, arguments, console);
    }
    if (!done) {
        return console.fail(done.error());
    }
    console.note(QObject::tr("Exported %n run(s) to %1.", nullptr, static_cast<int>(document.records.size()))
                     .arg(done->join(QObject::tr(" and "))));
    return kDone;
}

int runImport(const Arguments& arguments, Console& console)
{
    const auto store = openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    ExitStatus status = kDone;
    for (const QString& operand : arguments.operands()) {
        const QString path = operand == QLatin1String("-") ? QStringLiteral("/dev/stdin") : operand;
        const auto document = readImport(path, readPicture);
        if (!document) {
            status = console.fail(document.error());
            continue;
        }
        const auto summary = store.value()->importDocument(document.value());
        if (!summary) {
            return console.fail(summary.error());
        }
        console.print(QObject::tr("%1: %2 new, %3 known, %4 refused")
                          .arg(path)
                          .arg(summary->added)
                          .arg(summary->known)
                          .arg(summary->refused.size()));
        for (const QString& sentence : summary->refused) {
            console.warn(QStringLiteral("  %1").arg(sentence));
            status = kInput;
        }
    }
    return status;
}

}  // namespace

QList<Command> exchangeCommands()
{
    const Grammar exporting{
        name("export"),
        QObject::tr("Writes results to a file: all of them, or the sets that are named."),
        {name("[ID...]"), 0, 10'000},
        {{name("format"), name("csv|json|md|html|png|pdf"), QObject::tr("what to write")},
         {name("out"), name("FILE|-"),
          QObject::tr("where to; -: standard output, for csv, json, md and html")},
         storeOption()},
        QObject::tr(
            "CSV has a line a run in FILE, with rank, speed-up and today's cost, and a line an epoch in\n"
            "FILE-epochs.csv beside it (runs.csv, runs-epochs.csv); - has the runs. It is UTF-8 and begins\n"
            "with a byte order mark, by which spreadsheets know it. A name that one\n"
            "of them would take for a formula (it begins with =, +, -, @ or a tab) has an apostrophe before\n"
            "it. Links are followed, pipes and devices written into; a store that can't be written can be\n"
            "exported all the same. HTML is one page that needs nothing else: leaderboard, curves, costs\n"
            "and settings, with the records inside, which import takes.")};
    const Grammar importing{name("import"),
                            QObject::tr("Takes in results from JSON files, from report pictures or from "
                                        "pages (HTML); -: from standard input."),
                            {name("FILE|-..."), 1, 10'000},
                            {storeOption()},
                            QObject::tr("JSON may be UTF-8, UTF-16 or UTF-32, and come out of a pipe.")};
    return {{exporting, runExport}, {importing, runImport}};
}

}  // namespace epochmark::cli
