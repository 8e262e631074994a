// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "base/printable.h"
#include "boardtext.h"
#include "recordtext.h"
#include "results/board/comparison.h"
#include "results/board/rownames.h"
#include "results/board/rowtimes.h"
#include "results/exchange/exporter.h"
#include "storeaccess.h"

#include <QLocale>
#include <QObject>

namespace epochmark::cli {

namespace {

constexpr qsizetype kShortestPrefix = 6;

int runList(const Arguments& arguments, Console& console)
{
    if (const auto checked = checkFormats(arguments); !checked) {
        return console.fail(checked.error());
    }
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    if (arguments.has(name("json"))) {
        const auto all = store.value()->everything();
        if (!all) {
            return console.fail(all.error());
        }
        console.printData(toJson(all.value()));
        return kDone;
    }
    const auto board = readBoard(*store.value());
    if (!board) {
        return console.fail(board.error());
    }
    const QList<LeaderboardGroup>& groups = board->groups;
    if (arguments.has(name("markdown"))) {
        console.printData(MarkdownExporter().text({{}, groups}));
        return kDone;
    }
    if (groups.isEmpty()) {
        console.print(QObject::tr("No results yet. \"epochmark-cli run --dataset demo\" makes the first."));
    }
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i > 0) {
            console.print(QString());
        }
        printGroup(groups[i], console);
    }
    return kDone;
}

/// A text of several lines beside its heading.
QString paragraph(const QString& text)
{
    return QString(text).replace(u'\n', QStringLiteral("\n            "));
}

int runShow(const Arguments& arguments, Console& console)
{
    const auto store = openStoreToRead(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto found = readSets(*store.value(), arguments.operands());
    if (!found) {
        return console.fail(found.error());
    }
    if (arguments.has(name("json"))) {
        console.printData(toJson(found.value()));
        return kDone;
    }
    for (const Annotations& annotations : found->annotations) {
        if (!annotations.name.isEmpty()) {
            console.print(QObject::tr("Name        %1").arg(printable(annotations.name)));
        }
        if (!annotations.note.isEmpty()) {
            console.print(QObject::tr("Remark      %1").arg(paragraph(annotations.note)));
        }
    }
    QStringList texts;
    for (const RunRecord& run : found->records) {
        texts.append(detailLines(run).join(u'\n'));
    }
    console.print(texts.join(QStringLiteral("\n\n")));
    return kDone;
}

/// What delete, rename and pin share: the store and the set that the first operand names.
int onSet(const Arguments& arguments, Console& console,
          Result<QString> (*act)(ResultStore& store, const QString& setId, const Arguments& arguments))
{
    const auto store = openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto found = store.value()->find(arguments.operands().first());
    if (!found) {
        return console.fail(found.error());
    }
    const auto done = act(*store.value(), found.value().first().setId, arguments);
    if (!done) {
        return console.fail(done.error());
    }
    console.print(done.value());
    return kDone;
}

int runDelete(const Arguments& arguments, Console& console)
{
    return onSet(arguments, console,
                 [](ResultStore& store, const QString& setId, const Arguments& given) -> Result<QString> {
                     const auto deleted = store.deleteSet(setId);
                     if (!deleted) {
                         return deleted.error();
                     }
                     const QString elsewhere = given.has(name("store"))
                                                   ? QStringLiteral(" --store ") + given.value(name("store"))
                                                   : QString();
                     return QObject::tr("Deleted %1 (runs: %2). \"epochmark-cli restore %3\" brings it back.")
                         .arg(shortId(setId))
                         .arg(deleted->records.size())
                         .arg(shortId(setId) + elsewhere);
                 });
}

void printDeleted(const QList<DeletedSet>& sets, const Console& console)
{
    if (sets.isEmpty()) {
        console.print(QObject::tr("No result was deleted."));
        return;
    }
    const auto when = [](const QDateTime& time) {
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    };
    QList<QStringList> rows{{QObject::tr("ID"), QObject::tr("Device"), QObject::tr("N"), QObject::tr("When"),
                             QObject::tr("Deleted")}};
    for (const DeletedSet& set : sets) {
        rows.append({shortId(set.setId), set.name, QString::number(set.runs), when(set.startedAt),
                     when(set.deletedAt)});
    }
    console.print(table(rows, {false, false, true, false, false}));
}

/// The deleted set that the prefix means.
Result<QString> deletedWithPrefix(const QList<DeletedSet>& sets, const QString& prefix)
{
    QStringList found;
    for (const DeletedSet& set : sets) {
        if (set.setId.startsWith(prefix, Qt::CaseInsensitive)) {
            found.append(set.setId);
        }
    }
    if (found.size() == 1 && prefix.size() >= kShortestPrefix) {
        return found.first();
    }
    return Error{ErrorCode::Usage,
                 found.isEmpty() || prefix.size() < kShortestPrefix
                     ? QObject::tr("No deleted result begins with \"%1\" (at least %2 characters). "
                                   "\"epochmark-cli restore\" lists them.")
                           .arg(prefix)
                           .arg(kShortestPrefix)
                     : QObject::tr("Several deleted results begin with \"%1\": give more of it.").arg(prefix),
                 {}};
}

/// Without a word the list; with one that set comes back; with --empty all go for good.
int runRestore(const Arguments& arguments, Console& console)
{
    const auto store = openStore(arguments);
    if (!store) {
        return console.fail(store.error());
    }
    const auto sets = store.value()->deletedSets();
    if (!sets) {
        return console.fail(sets.error());
    }
    if (arguments.has(name("empty")) && !arguments.operands().isEmpty()) {
        return console.fail({ErrorCode::Usage,
                             QObject::tr("--empty deletes all of them for good: give either it or an ID."),
                             {}});
    }
    if (arguments.has(name("empty"))) {
        QStringList ids;
        for (const DeletedSet& set : sets.value()) {
            ids.append(set.setId);
        }
        if (const auto done = store.value()->forgetDeleted(ids); !done) {
            return console.fail(done.error());
        }
        console.print(QObject::tr("Deleted for good: %1.").arg(ids.size()));
        return kDone;
    }
    if (arguments.operands().isEmpty()) {
        printDeleted(sets.value(), console);
        return kDone;
    }
    const auto setId = deletedWithPrefix(sets.value(), arguments.operands().first());
    const auto done = setId ? store.value()->restoreSets({setId.value()}) : Result<void>(setId.error());
    if (!done) {
        return console.fail(done.error());
    }
    console.print(QObject::tr("%1 is back.").arg(shortId(setId.value())));
    return kDone;
}

int runRename(const Arguments& arguments, Console& console)
{
    return onSet(arguments, console,
                 [](ResultStore& store, const QString& setId, const Arguments& given) -> Result<QString> {
                     const QString chosen = given.operands().at(1);
                     if (const auto done = store.setName(setId, chosen); !done) {
                         return done.error();
                     }
                     return chosen.isEmpty()
                                ? QObject::tr("%1 carries its device's name again.").arg(shortId(setId))
                                : QObject::tr("%1 is called \"%2\" now.").arg(shortId(setId), chosen);
                 });
}

int runPin(const Arguments& arguments, Console& console)
{
    return onSet(arguments, console,
                 [](ResultStore& store, const QString& setId, const Arguments&) -> Result<QString> {
                     if (const auto done = store.pin(setId); !done) {
                         return done.error();
                     }
                     return QObject::tr("%1 is the baseline of its workload now.").arg(shortId(setId));
                 });
}

}  // namespace

QList<Command> resultCommands()
{
    const Option json{name("json"), {}, QObject::tr("as JSON on standard output")};
    const Operands id{name("ID"), 1, 1};
    return {
        {{name("list"),
          QObject::tr("Shows the leaderboard: a row a set, ranked within its workload."),
          {},
          {json, markdownOption(), storeOption()}},
         runList},
        {{name("show"), QObject::tr("Shows all runs of a set, epoch by epoch."), id, {json, storeOption()}},
         runShow},
        {{name("delete"), QObject::tr("Deletes a whole set; restore brings it back."), id, {storeOption()}},
         runDelete},
        {{name("restore"),
          QObject::tr("Brings a deleted set back; without ID, lists them."),
          {name("[ID]"), 0, 1},
          {{name("empty"), {}, QObject::tr("delete all of them for good")}, storeOption()}},
         runRestore},
        {{name("rename"),
          QObject::tr("Gives a set another name than its device's; an empty one takes it back."),
          {name("ID NAME"), 2, 2},
          {storeOption()}},
         runRename},
        {{name("pin"), QObject::tr("Makes a set the baseline of its workload."), id, {storeOption()}},
         runPin},
    };
}

}  // namespace epochmark::cli
