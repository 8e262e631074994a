// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interrupt.h"

#include <QByteArray>
#include <QObject>

#include <atomic>
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

StopSource& leaveSource()
{
    static StopSource source;
    return source;
}

std::atomic<bool> isRemote = false;
std::atomic<bool> isTold = false;

QByteArray lineFor(const QString& sentence)
{
    return (isatty(STDERR_FILENO) == 1 ? QByteArray("\n") : QByteArray()) + sentence.toUtf8() + '\n';
}

/// What is said at once, since the step under way may take a while; made before a handler may need it.
const QByteArray& acknowledgement()
{
    static const QByteArray text = lineFor(QObject::tr(
        "Stopping after the step under way. Ctrl-C once more ends it at once; finished epochs are kept."));
    return text;
}

const QByteArray& remoteAcknowledgement()
{
    static const QByteArray text = lineFor(
        QObject::tr("Asking the other machine to stop. Ctrl-C once more ends only the following here, "
                    "whether or not it has heard; a run that is open: \"epochmark-cli host runs\"."));
    return text;
}

/// Does only what a signal handler may do: lock-free stores, a write, the default action for a second Ctrl-C.
void onSignal(int signal)
{
    const int former = errno;
    if (signal == SIGHUP && isRemote) {
        leaveSource().requestStop();  // before the stop: that isn't what was asked for
        processStop().requestStop();
        isTold = true;  // nobody is asked to stop
        errno = former;
        return;
    }
    processStop().requestStop();
    if (isTold.exchange(true)) {
        if (signal == SIGINT) {
            std::signal(SIGINT, SIG_DFL);
            std::raise(SIGINT);
        }
        errno = former;
        return;
    }
    const QByteArray& text = isRemote ? remoteAcknowledgement() : acknowledgement();
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
    action.sa_flags = SA_RESTART;
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
    remoteAcknowledgement();
    // A reader that has seen enough (head) is no reason to lose a training.
    std::signal(SIGPIPE, SIG_IGN);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        catchSignal(signal);
    }
    return token;
}

RemoteStop stopRemoteOnInterrupt()
{
    const StopToken leave = leaveSource().token();
    isRemote = true;
    return {stopOnInterrupt(), leave};
}

}  // namespace epochmark::cli
