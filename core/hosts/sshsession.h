// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/host.h"
#include "hosts/sshquestion.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

class QIODevice;

namespace epochmark {

/// How ssh is to ask.
struct SshManner {
    enum class Asking {
        Never,     ///< a key or an agent must do: for reconnecting, and for scripts
        Terminal,  ///< ssh itself, on the terminal of this process
        Window,    ///< by `ask`
    };
    Asking asking = Asking::Never;
    SshAsk ask = {};
};

/// A script to be run on a host. `script` is for a POSIX sh, `arguments` are its $1, $2, ...
struct SshCall {
    QString script = {};
    QStringList arguments = {};
    QString prefix = {};         ///< words before the shell that runs it; empty: none
    bool isTended = false;       ///< without input: a stop, or a line that ends, ends what runs there, too
    QIODevice* input = nullptr;  ///< sent to it from where it stands to its end; null: nothing
    std::function<void(qint64 sent)> onSent = {};  ///< bytes of the input that ssh has taken
    /// Takes what comes; an error ends the call with it. Empty: it is collected.
    std::function<Result<void>(const QByteArray& piece)> onOutput = {};
    qint64 mostOutput = 1 << 20;  ///< bytes that are collected; more is Error::Input
    int mostSilenceMs = 0;        ///< without a byte on either stream; 0: any
    int mostMs = 0;               ///< in all; 0: any
};

/// What came of it.
struct SshAnswer {
    int status = 0;     ///< of the script, 0-254
    QByteArray output;  ///< where it was collected
    QByteArray errors;  ///< the last 16 KiB of its standard error
};

/// A line to a host over the system's OpenSSH client: the user's own open master where there is one, else one
/// of ours that lives on for some minutes for the next call. Blocks the calling thread, which needs no event
/// loop; one thread at a time. EPOCHMARK_SSH ("ssh -F file") names another client or its options.
///     const auto session = SshSession::open(host, {SshManner::Asking::Terminal, {}}, stop);
///     const auto answer = session->run({QStringLiteral("uname -s")}, stop);
class SshSession {
public:
    /// Connects, asking as `manner` says. Error::DeviceUnavailable with a sentence (unreachable, refused,
    /// another host key, ...); Error::Stopped.
    static Result<SshSession> open(const Host& host, const SshManner& manner, const StopToken& stop);

    /// Error::DeviceUnavailable: the line broke (isBroken() of the error tells); Error::Input: more output
    /// than asked for; Error::Stopped: on request, what was started there is left alone unless it is tended.
    /// A script that fails is an answer with its status.
    Result<SshAnswer> run(const SshCall& call, const StopToken& stop) const;

    /// Ends a master of ours over which nothing comes any more, after seconds; one that others may still use
    /// stays, and so does the user's. A stop ends the looking, and the master stays.
    void close(const StopToken& stop) const;

    const Host& host() const { return m_host; }

private:
    SshSession(Host host, QString socket) : m_host(std::move(host)), m_socket(std::move(socket)) {}
    Host m_host;
    QString m_socket;  ///< of our master; empty: the user's own
};

/// Whether an error says that the line, not the work, failed: another try may do.
bool isLineBroken(const Error& error);

}  // namespace epochmark
