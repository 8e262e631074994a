// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interrupt.h"

#include <csignal>
#include <initializer_list>

namespace epochmark::cli {

namespace {

StopSource& processStop()
{
    static StopSource source;
    return source;
}

/// Does only what a signal handler may do: one lock-free store. SA_RESETHAND has put the default action back already.
void onSignal(int)
{
    processStop().requestStop();
}

/// Whoever had the signal ignored (nohup, a background job of a script) keeps it so.
void catchSignal(int signal)
{
    struct sigaction former{};
    sigaction(signal, nullptr, &former);
    if (former.sa_handler == SIG_IGN) {
        return;
    }
    struct sigaction action{};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

StopToken stopOnInterrupt()
{
    // Made before the handler may need it.
    const StopToken token = processStop().token();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        catchSignal(signal);
    }
    return token;
}

}  // namespace epochmark::cli
