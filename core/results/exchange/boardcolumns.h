// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// One column of a leaderboard that goes out for people to read.
struct BoardColumn {
    QString head;
    bool isNumber = false;  ///< stands right, is sorted by value
    QStringList cells;  ///< one a row; plain words with foreign names in them, to be escaped by who writes
    QStringList keys;   ///< what a row is sorted by: a number with a decimal point, or a text; empty: unknown
};

/// The columns in which rows of one workload are shown, whatever the format (Markdown, HTML); those of which
/// no row knows anything are left out, but for the first. Pure function, any thread.
QList<BoardColumn> boardColumns(const QList<LeaderboardRow>& rows);

/// The rows that have ended: a running one is listed, never exported.
QList<LeaderboardRow> endedRows(const LeaderboardGroup& group);

/// What the group's rows have trained, as a sentence that ends with `fingerprint`: format::fingerprint() in
/// the marks of the format that is written. Empty when the workload can't be read.
QString workloadWords(const LeaderboardGroup& group, const QString& fingerprint);

}  // namespace epochmark
