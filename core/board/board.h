// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cost/costmodel.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"
#include "results/store/resultstore.h"
#include "team/teamcache.h"

#include <QHash>
#include <QList>
#include <QString>

namespace epochmark {

/// Everything that is stored, as rows, ranked and priced: what terminal, window and exports show alike.
/// Value.
///     const Result<Board> board = readBoard(store, CostModel(prices));
struct Board {
    QList<LeaderboardGroup> groups;  ///< in the order of buildLeaderboard()

    /// The group of a fingerprint, nullptr if there is none.
    const LeaderboardGroup* group(const QString& fingerprint) const;
    /// The group a set is in and its row, nullptr if it is unknown.
    const LeaderboardGroup* groupOfSet(const QString& setId) const;
    const LeaderboardRow* rowOfSet(const QString& setId) const;

    bool operator==(const Board&) const = default;
};

/// The rows of these records.
Board boardOf(const RecordDocument& everything, const CostModel& costs);

/// The rows of own results and the team's together, by the same rules; the team's have their mark.
Board boardOf(const RecordDocument& own, const TeamResults& team, const CostModel& costs);

/// Lets rows of `fresh` whose runs are those of the same set in `former` hold the same ones in memory: what
/// stayed as it was is then neither kept twice nor looked at run by run when the two are compared. Changes no
/// value; takes as long as comparing all runs, so away from the window's thread.
void shareRuns(Board& fresh, const Board& former);

/// Own results and the team's, as far as its cache beside the store can be read. Value.
struct SharedBoard {
    Board board;
    QHash<QString, SharedMark> markOfSet;  ///< of every set on the team's board, own ones among them
    QString problem;  ///< a sentence where what is known of the team can't be read: own results alone then
};

/// The rows of all that the store and the team's cache beside it hold. Error::Store with a sentence when the
/// store can't be read.
Result<SharedBoard> readSharedBoard(const ResultStore& store, const CostModel& costs);

/// Own records and the team's, for what leaves the program: those whose rows readSharedBoard() has.
Result<RecordDocument> readShared(const ResultStore& store);

/// The rows of all that the store holds. Error::Store with a sentence when it can't be read.
Result<Board> readBoard(const ResultStore& store, const CostModel& costs);

}  // namespace epochmark
