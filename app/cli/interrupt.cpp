// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interrupt.h"

#include <csignal>

namespace epochmark::cli {

namespace {

StopSource& processStop()
{
    static StopSource source;
    return source;
}

void onSignal(int signal)
{
    // Only what a signal handler may do: one lock-free store and the default action put back.
    processStop().requestStop();
    std::signal(signal, SIG_DFL);
}

}  // namespace

StopToken stopOnInterrupt()
{
    // Made before the handler may need it.
    const StopToken token = processStop().token();
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    return token;
}

}  // namespace epochmark::cli
