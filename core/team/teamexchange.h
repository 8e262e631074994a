// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "results/store/resultstore.h"
#include "team/teamcache.h"
#include "team/teamlink.h"

#include <QString>
#include <QStringList>

/// Sharing with a team and pulling from it: what lies between a store, a cache and a board. One thread; each
/// call waits for the network.
namespace epochmark::teamexchange {

/// What became of the outbox.
struct Sent {
    int shared = 0;       ///< sets that are on the board now and weren't
    int known = 0;        ///< sets that were there already
    QStringList refused;  ///< sentences; these sets don't wait any longer
    QStringList waiting;  ///< sets that still wait
    QString whyWaiting;   ///< a sentence; empty: nothing waits
};

/// The completed runs of these sets (unique beginnings of ids will do), as they would leave. Error::Usage
/// with a sentence: unknown, or nothing completed in it.
Result<QList<SharedRun>> runsToShare(const ResultStore& store, const QStringList& ids);

/// Sends what waits, set after set, each wholly or not at all; a set that was sent is out of the outbox
/// before the next one begins, so that whatever breaks in between, nothing is lost and nothing there twice.
/// Sets that were deleted meanwhile wait no longer. `server`: null when it can't be reached, `why` then says
/// so. Stopped: the set in work is sent, the others wait.
Result<Sent> sendOutbox(const ResultStore& store, TeamCache& cache, TeamLink* server, const QString& why,
                        const StopToken& stop = {});

/// What a pull brought.
struct Pulled {
    int shared = 0;       ///< runs that came
    int withdrawn = 0;    ///< runs that went
    QStringList leftOut;  ///< sentences
};

/// Takes over all that happened since the last time. Stopped: what has come is kept, the rest is another
/// time's.
Result<Pulled> pull(TeamCache& cache, TeamLink& server, const StopToken& stop = {});

}  // namespace epochmark::teamexchange
