// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "console.h"
#include "hosts/hostrun.h"
#include "queuerunner.h"

#include <QString>

namespace epochmark::cli {

/// How ssh asks from here: on the terminal where this process has one to itself, else not at all.
SshManner terminalManner();

/// Whether a plan is for another machine.
bool isForHost(const RunPlan& plan);

/// Error::Usage: an option that stays here, or what HostRunRequest refuses.
Result<HostRunRequest> hostRequestOf(const Arguments& arguments, const RunPlan& plan);

/// Runs it there and shows it as a run here; Ctrl-C stops it there, `skipFile` is SkipWatch's.
ExitStatus runOnHost(const HostRunRequest& request, const QString& skipFile, QueueRunner& runner,
                     const Console& console);

/// Follows a run that was begun before: `which` is its host's name, or its id or the beginning of that.
ExitStatus resumeOnHost(const QString& which, const QString& skipFile, QueueRunner& runner,
                        const Console& console);

}  // namespace epochmark::cli
