// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// How results are called wherever they stand beside others: board, ghosts, Compare, choosers, plots, report,
/// terminal. Parts of a name are joined by " · ": what comes after the first one tells like devices apart and
/// is the last to be cut. Pure functions, any thread.

/// The row's device alone: "RTX 3060 Ti"; a name that a person gave stays as it is, but for the vendor of the
/// very device that it names: "NVIDIA Tesla T4, rented" is "Tesla T4, rented". For a place that says the
/// configuration beside it.
QString shortName(const LeaderboardRow& row);

/// With the threads that trained, where the device has such: "EPYC 7763 · 2 threads". For a place that shows
/// one row alone.
QString nameWithThreads(const LeaderboardRow& row);

/// What a list shows beside its names, so that it needn't be said in them.
enum class Beside { Nothing, Configuration };

/// A name a row, no two alike (beside their configurations, if those are shown): the short one, and after it
/// only what tells it from its like: threads, pipeline, network, dataset, day, time of day, note; a number
/// where all of that is alike.
QStringList distinctNames(const QList<LeaderboardRow>& rows, Beside beside = Beside::Nothing);

/// A row in a list to choose from: "EPYC 7763 · 2 threads · 8.7 s · 3 Nov 2026, 14:33". The time is left out
/// where there is none yet.
QString choiceText(const LeaderboardRow& row);

}  // namespace epochmark
