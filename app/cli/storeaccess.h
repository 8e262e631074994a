// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "board/board.h"
#include "commandline.h"
#include "cost/pricebook.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"
#include "results/store/resultstore.h"

#include <memory>

namespace epochmark::cli {

/// The store that `--store` names, else the user's own (made when it isn't there). Error::Store with a
/// sentence.
Result<std::shared_ptr<ResultStore>> openStore(const Arguments& arguments);
/// The same for commands that only look: one that can't be written will do. `path`: "" = the user's own.
Result<std::shared_ptr<ResultStore>> openStoreToRead(const QString& path);
Result<std::shared_ptr<ResultStore>> openStoreToRead(const Arguments& arguments);

/// prices.json beside that store.
QString pricesFile(const ResultStore& store);
Result<PriceBook> loadPrices(const ResultStore& store);

/// The whole leaderboard, by the prices beside the store.
Result<Board> readBoard(const ResultStore& store);

/// The rows of the named sets, in the order of the names. Error::Usage for a name that fits none or several.
Result<QList<LeaderboardRow>> rowsOf(const ResultStore& store, const QStringList& ids);

/// The records of the sets that the ids name (all when there are none) with their annotations, each set once.
Result<RecordDocument> readSets(const ResultStore& store, const QStringList& ids);

}  // namespace epochmark::cli
