// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interrupt.h"

#include <QByteArray>
#include <QObject>

#include <cerrno>
#include <csignal>
#include <initializer_list>

#include <unistd.h>

namespace epochmark::cli {

namespace {

StopSource& processStop()
{
    static StopSource source;
    return source;
}

/// What is said at once, since the step under way may take a while; made before a handler may need it.
const QByteArray& acknowledgement()
{
    static const QByteArray text =
        (isatty(STDERR_FILENO) == 1 ? QByteArray("\n") : QByteArray())
        + QObject::tr(
              "Stopping after the step under way. Once more ends it at once; finished epochs are kept.")
              .toUtf8()
        + '\n';
    return text;
}

/// Does only what a signal handler may do: a lock-free store and a write. SA_RESETHAND has put the default
/// action back already.
void onSignal(int)
{
    const int former = errno;
    processStop().requestStop();
    const QByteArray& text = acknowledgement();
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.constData(),
                                                     static_cast<size_t>(text.size()));
    errno = former;
}

/// Whoever had the signal ignored (nohup, a background job of a script) keeps it so.
void catchSignal(int signal)
{
    struct sigaction former {};
    sigaction(signal, nullptr, &former);
    if (former.sa_handler == SIG_IGN) {
        return;
    }
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

}  // namespace

void requestProcessStop()
{
    processStop().requestStop();
}

StopToken stopOnInterrupt()
{
    // Made before the handler may need it.
    const StopToken token = processStop().token();
    acknowledgement();
    // A reader that has seen enough (head) is no reason to lose a training.
    std::signal(SIGPIPE, SIG_IGN);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        catchSignal(signal);
    }
    return token;
}

}  // namespace epochmark::cli
