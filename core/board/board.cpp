// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/board.h"

#include <algorithm>

namespace epochmark {

const LeaderboardGroup* Board::group(const QString& fingerprint) const
{
    const auto found = std::ranges::find(groups, fingerprint, &LeaderboardGroup::fingerprint);
    return found == groups.cend() ? nullptr : &*found;
}

const LeaderboardGroup* Board::groupOfSet(const QString& setId) const
{
    const auto found = std::ranges::find_if(groups, [&setId](const LeaderboardGroup& group) {
        return std::ranges::find(group.rows, setId, &LeaderboardRow::setId) != group.rows.cend();
    });
    return found == groups.cend() ? nullptr : &*found;
}

const LeaderboardRow* Board::rowOfSet(const QString& setId) const
{
    const LeaderboardGroup* group = groupOfSet(setId);
    return group ? &*std::ranges::find(group->rows, setId, &LeaderboardRow::setId) : nullptr;
}

Board boardOf(const RecordDocument& everything, const CostModel& costs)
{
    return {buildLeaderboard(everything.records, everything.annotations, costs.perRun())};
}

Result<Board> readBoard(const ResultStore& store, const CostModel& costs)
{
    const auto everything = store.everything();
    if (!everything) {
        return everything.error();
    }
    return boardOf(everything.value(), costs);
}

}  // namespace epochmark
