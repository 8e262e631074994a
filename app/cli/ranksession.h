// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "commandline.h"
#include "console.h"
#include "engine/api/ranks.h"
#include "localranks.h"
#include "queue/queueevent.h"
#include "queue/runplan.h"

#include <memory>

namespace epochmark::cli {

/// The options of `run` that ranks take.
QList<Option> rankOptions();

/// How many processes share a run out: as `--ranks` says, or the launcher that started this one; 1: alone.
/// Error::Usage where both say something, or the launcher contradicts itself.
Result<RankPlace> rankPlaceOf(const Arguments& arguments);

/// This process among the ranks of a `run`: starts the others where the user asked for that, meets them and
/// parts from them. Used by the main thread.
class RankSession {
public:
    /// Error::Usage where ranks can't do what is planned; errors of Engine::joinRanks().
    static Result<std::unique_ptr<RankSession>> open(const Arguments& arguments, const RankPlace& place,
                                                     const RunPlan& plan, const Console& console,
                                                     const StopToken& stop);
    ~RankSession();

    std::shared_ptr<Ranks> ranks() const { return m_ranks; }
    /// Runs the plan of a rank that isn't the first: nothing is printed but why this rank ended, where the
    /// first one can't tell.
    ExitStatus follow(const RunPlan& plan, const Console& console, const StopToken& stop);

private:
    std::unique_ptr<LocalRanks> m_others;  ///< started by this process; ended after m_ranks
    std::shared_ptr<Ranks> m_ranks;
};

}  // namespace epochmark::cli
