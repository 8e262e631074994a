// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

namespace epochmark::cli {

/// From the first call on, Ctrl-C, SIGTERM and a terminal that closes request a stop instead of ending the
/// process, and say so at once on standard error; a second Ctrl-C ends it at once (what was journalled is
/// kept), a second SIGTERM doesn't: schedulers send several. A reader of standard output that goes away ends
/// nothing any more. The token belongs to the process.
StopToken stopOnInterrupt();

/// What a run on another machine is told by signals.
struct RemoteStop {
    StopToken stop;   ///< it is to stop there: Ctrl-C and SIGTERM
    StopToken leave;  ///< it is to go on there without anybody here: a terminal that closes
};
/// The same for a run on another machine, from then on: a second Ctrl-C ends the following alone.
RemoteStop stopRemoteOnInterrupt();

/// The same stop without a signal and without a word. Any thread.
void requestProcessStop();

}  // namespace epochmark::cli
