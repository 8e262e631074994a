// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

namespace epochmark::cli {

/// From the first call on, Ctrl-C, SIGTERM and a terminal that closes request a stop instead of ending the
/// process, and say so at once on standard error; a second Ctrl-C ends it at once (what was journalled is
/// kept). A reader of standard output that goes away ends nothing any more. The token belongs to the process.
StopToken stopOnInterrupt();

/// The same stop without a signal and without a word. Any thread.
void requestProcessStop();

}  // namespace epochmark::cli
