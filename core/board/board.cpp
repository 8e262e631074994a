// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/board.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace epochmark {

namespace {

/// Nothing where there is no team.
Result<TeamResults> teamBeside(const ResultStore& store)
{
    const QString file = TeamCache::fileBeside(store.path());
    if (!QFileInfo::exists(file)) {
        return TeamResults();
    }
    const auto cache = TeamCache::open(file);
    return cache ? cache.value()->results() : Result<TeamResults>(cache.error());
}

}  // namespace

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

Board boardOf(const RecordDocument& own, const TeamResults& team, const CostModel& costs)
{
    QSet<QString> ownSets;
    for (const RunRecord& record : own.records) {
        ownSets.insert(record.setId);
    }
    Board board = boardOf(withTeam(own, team), costs);
    for (LeaderboardGroup& group : board.groups) {
        for (LeaderboardRow& row : group.rows) {
            const auto mark = team.markOfSet.constFind(row.setId);
            if (mark != team.markOfSet.cend() && !ownSets.contains(row.setId)) {
                row.shared = *mark;
            }
        }
    }
    return board;
}

void shareRuns(Board& fresh, const Board& former)
{
    QHash<QString, const LeaderboardRow*> known;
    for (const LeaderboardGroup& group : former.groups) {
        for (const LeaderboardRow& row : group.rows) {
            known.insert(row.setId, &row);
        }
    }
    for (LeaderboardGroup& group : fresh.groups) {
        for (LeaderboardRow& row : group.rows) {
            const LeaderboardRow* same = known.value(row.setId);
            if (same != nullptr && same->runs == row.runs) {
                row.runs = same->runs;
            }
        }
    }
}

Result<SharedBoard> readSharedBoard(const ResultStore& store, const CostModel& costs)
{
    const auto own = store.everything();
    if (!own) {
        return own.error();
    }
    const auto team = teamBeside(store);
    if (!team) {
        return SharedBoard{boardOf(own.value(), costs), {}, team.error().message};
    }
    return SharedBoard{boardOf(own.value(), team.value(), costs), team->markOfSet, {}};
}

Result<RecordDocument> readShared(const ResultStore& store)
{
    const auto team = teamBeside(store);
    if (!team) {
        return team.error();
    }
    return store.everything().transform(
        [&team](const RecordDocument& own) { return withTeam(own, team.value()); });
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
