// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

namespace epochmark::cli {

/// From the first call on, Ctrl-C, SIGTERM and a terminal that closes request a stop instead of ending the process; a second Ctrl-C ends it at once
/// (what was journalled is kept). The token belongs to the process.
StopToken stopOnInterrupt();

}  // namespace epochmark::cli
