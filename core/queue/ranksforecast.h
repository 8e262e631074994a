// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/ranks.h"
#include "queue/queuedriver.h"
#include "run/rehearsal.h"

#include <QString>

namespace epochmark {

/// What ranks are going to make of a run, foretold from what was timed apart: the work and the link. Value.
struct RanksForecast {
    int ranks = 2;
    qint64 bytes = 0;        ///< that each sends a step
    double linkSeconds = 0;  ///< summing them over all ranks, with nothing else to do
    Rehearsal alone;         ///< one rank, the whole batch, what it may use of the processors without others
    double workSeconds = 0;  ///< of a step on the slowest rank, nothing exchanged, while all work
    double dataSeconds = 0;  ///< the slowest rank's
    double validationSeconds = 0;  ///< of an epoch, shared out
    int epochs = 1;
    bool isNormalised = false;  ///< sums of batch normalisation are exchanged besides, which isn't foretold

    /// A step of all ranks: its work, and of the exchange what the work behind it doesn't hide.
    double stepSeconds() const;
    double epochSeconds() const { return alone.steps * stepSeconds() + validationSeconds; }
    /// Of a run, as Rehearsal's.
    double seconds() const { return dataSeconds + epochs * epochSeconds(); }
    /// Whether they are faster than one.
    bool isWorthIt() const { return seconds() < alone.seconds; }
    /// "36.2 MiB a step take 320 ms over this link, a step's work 60 ms: 2 ranks will be slower than one ..."
    QString sentence() const;
};

/// Rehearses one rank alone, then all at once, nothing stored; the link must have been probed. All ranks call
/// it and get the same. Errors as rehearse()'s, of whichever rank; Error::Stopped when one is asked to stop.
Result<RanksForecast> foretellRanks(const std::shared_ptr<Ranks>& ranks, const RunRequest& request,
                                    const RunDependencies& dependencies, const StopToken& stop);

/// The same for ranks that are started on this machine and end with the call; as a rehearsal of a run.
Result<Rehearsal> rehearseRanks(const RunPlan& plan, const QueueDependencies& dependencies,
                                const StopToken& stop);

}  // namespace epochmark
