// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

/// Leaderboard rows as a full board has them: cards, processors, ties, a noisy set, one without a price, one
/// in progress, one stopped. Numbers are examples.
namespace epochmark::sample {

/// A ranked row of `repeats` runs; its speed-up is over 1178 s.
LeaderboardRow rankedRow(const QString& setId, const QString& device, int rank, double seconds, int repeats);

/// Seven ranked rows, one running, one stopped, in the order buildLeaderboard() gives.
LeaderboardGroup group();

/// `count` ranked rows with made-up names and times, not in the order of their times.
LeaderboardGroup largeGroup(int count);

/// A completed record of the Classic workload, all fields set.
RunRecord record(const QString& setId, const QString& device, DeviceKind kind, double seconds);

/// A new set id.
QString freshId();

/// Seven sets of one workload, repeats included, and one stopped run: what a store full of results holds.
QList<RunRecord> boardRecords();

}  // namespace epochmark::sample
