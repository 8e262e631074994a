// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storeaccess.h"

#include "base/paths.h"
#include "command.h"
#include "cost/costmodel.h"

#include <QFileInfo>
#include <QObject>
#include <QSet>

namespace epochmark::cli {

Option storeOption()
{
    return {QStringLiteral("store"), QStringLiteral("PATH"),
            QObject::tr("another result store than your own")};
}

Result<std::shared_ptr<ResultStore>> openStore(const Arguments& arguments)
{
    const QString path = arguments.value(QStringLiteral("store"));
    if (!path.isEmpty()) {
        return ResultStore::open(path);
    }
    if (const auto folder = paths::ensureDataDirectory(); !folder) {
        return folder.error();
    }
    return ResultStore::open(paths::storeFile());
}

Result<std::shared_ptr<ResultStore>> openStoreToRead(const QString& path)
{
    const QString file = path.isEmpty() ? paths::storeFile() : path;
    if (path.isEmpty() && !QFileInfo::exists(file)) {
        if (const auto folder = paths::ensureDataDirectory(); !folder) {
            return folder.error();
        }
    }
    return ResultStore::openToRead(file);
}

Result<std::shared_ptr<ResultStore>> openStoreToRead(const Arguments& arguments)
{
    return openStoreToRead(arguments.value(QStringLiteral("store")));
}

QString pricesFile(const ResultStore& store)
{
    return QFileInfo(store.path()).absolutePath() + QStringLiteral("/prices.json");
}

Result<PriceBook> loadPrices(const ResultStore& store)
{
    return PriceBook::load(pricesFile(store));
}

Result<Board> readBoard(const ResultStore& store)
{
    const auto prices = loadPrices(store);
    return prices ? epochmark::readBoard(store, CostModel(prices.value())) : prices.error();
}

Result<RecordDocument> readSets(const ResultStore& store, const QStringList& ids)
{
    auto all = store.everything();
    if (!all || ids.isEmpty()) {
        return all;
    }
    RecordDocument chosen;
    QSet<QString> sets;
    for (const QString& id : ids) {
        const auto found = store.find(id);
        if (!found) {
            return found.error();
        }
        const QString setId = found.value().first().setId;
        if (!sets.contains(setId)) {
            sets.insert(setId);
            chosen.records += found.value();
        }
    }
    for (const Annotations& annotations : std::as_const(all->annotations)) {
        if (sets.contains(annotations.setId)) {
            chosen.annotations.append(annotations);
        }
    }
    return chosen;
}

Result<QList<LeaderboardRow>> rowsOf(const ResultStore& store, const QStringList& ids)
{
    const auto board = readBoard(store);
    if (!board) {
        return board.error();
    }
    QList<LeaderboardRow> chosen;
    for (const QString& id : ids) {
        const auto found = store.find(id);
        if (!found) {
            return found.error();
        }
        if (const LeaderboardRow* row = board->rowOfSet(found.value().first().setId)) {
            chosen.append(*row);
        }
    }
    return chosen;
}

}  // namespace epochmark::cli
