// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>
#include <QStringList>

namespace epochmark {

/// A name a row for places without room for its configuration: the device without its maker's name. Where two
/// would be alike, both say their threads, and a number where that is alike too.
QStringList distinctNames(const QList<LeaderboardRow>& rows);

}  // namespace epochmark
