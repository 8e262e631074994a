// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/eventlines.h"
#include "hosts/hostrun.h"
#include "hosts/hostskips.h"
#include "hosts/openhostruns.h"
#include "hosts/sshsession.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// Follows a run on a host to its end: over as many lines as it takes, each event once, records into the
/// store here. Lives as long as one HostRun::start() or resume(), on its thread.
class HostFollower {
public:
    HostFollower(const Host& host, const HostRunSurroundings& surroundings, const OpenHostRun& run,
                 HostRunSink& sink, StopToken stop, StopToken leave, HostSkips& skips);

    /// The line broke while it was begun: where it isn't there it may yet come, for a minute.
    void doubt() { m_looksLeft = kMostLooks; }
    /// Error: the run ended without a word, or says something that it may not; what it measured stays there
    /// then.
    Result<HostRunOutcome> follow(std::optional<SshSession> session);

private:
    /// How a line came to its end.
    enum class LineEnd { Finished, Ended, Broken, Asked };

    Result<LineEnd> followOnce(const SshSession& session);
    Result<LineEnd> read(const SshSession& session, const char* script, const StopToken& stop);
    Result<void> take(const QByteArray& piece);
    Result<void> takeEvents(const QByteArray& piece);
    void pass(const QueueEvent& event);
    void keep(RunFinished& finished);
    Result<void> store(RunRecord& record);
    Result<SshSession> reconnect();
    Result<LineEnd> sendStop(const SshSession& session);
    Result<LineEnd> sendSkip(const SshSession& session, const QueueSkip& skip);
    /// Why it ended; absent: it goes on there, or the line broke before that was known.
    std::optional<Error> endWithoutWord(const SshSession& session);
    Result<HostRunOutcome> conclude(const SshSession& session);
    QString unstoredSentence() const;
    bool waitForNextTry(const Error& why);
    void tellRunning();
    QString folder() const;

    Host m_host;
    const HostRunSurroundings& m_surroundings;
    OpenHostRun m_run;
    HostRunSink& m_sink;
    StopToken m_stop;
    StopToken m_leave;
    HostSkips& m_skips;
    QString m_skipTrouble;  ///< why the last one wasn't heard
    EventLines m_lines;
    QByteArray m_head;  ///< until the line's own beginning has been seen
    bool m_hasBegun = false;
    bool m_isStopSent = false;
    static constexpr int kMostLooks = 30;  ///< two seconds apart
    int m_looksLeft = 0;                   ///< for a run that may not have begun
    int m_tries = 0;
    HostRunOutcome m_outcome;
    QStringList m_unstored;  ///< why a record isn't here
};

}  // namespace epochmark
