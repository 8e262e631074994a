// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "commandline.h"
#include "console.h"
#include "queue/ranksession.h"
#include "queue/runplan.h"

#include <memory>

namespace epochmark::cli {

/// The options of `run` that ranks take.
QList<Option> rankOptions();

/// How many processes share a run out: as `--ranks` says, or the launcher that started this one; 1: alone.
/// Error::Usage where both say something, or the launcher contradicts itself.
Result<RankPlace> rankPlaceOf(const Arguments& arguments);

/// Meets the other ranks of a plan: those of a launcher, or this program once more with the same words. Null:
/// this process is alone. `ready`: whether it could begin; what hinders it a launcher's other ranks are told.
Result<std::unique_ptr<RankSession>> meetRanks(const Arguments& arguments, const RankPlace& place,
                                               const RunPlan& plan, const StopToken& stop,
                                               const Result<void>& ready = {});

/// Runs the plan of a rank that isn't the first: nothing is printed but why this rank ended, where the first
/// one can't tell.
ExitStatus followPlan(const std::shared_ptr<Ranks>& ranks, const RunPlan& plan, const Console& console,
                      const StopToken& stop);

}  // namespace epochmark::cli
