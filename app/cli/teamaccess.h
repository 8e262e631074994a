// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "console.h"
#include "results/store/resultstore.h"
#include "team/teamcache.h"
#include "team/teamserver.h"

#include <QList>

#include <memory>

namespace epochmark::cli {

/// A connection to the board that the user has joined.
Result<std::unique_ptr<TeamServer>> serverOf(const TeamCache& cache);

/// Sends what waits to the team's board and says what became of it. Exit status: kInput where something still
/// waits or was refused.
int sendWaiting(const ResultStore& store, TeamCache& cache, const Console& console);

/// After sets were finished: shares them where the user wished for that (team connect --always); says why
/// where it must wait. Never fails a run.
void shareFinished(const Arguments& arguments, const QList<RunRecord>& records, const Console& console);

}  // namespace epochmark::cli
