// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/filecopy.h"
#include "hosts/host.h"
#include "hosts/hostbundle.h"
#include "hosts/hostcheck.h"
#include "hosts/hostrunrequest.h"
#include "hosts/hostskips.h"
#include "hosts/openhostruns.h"
#include "hosts/sshsession.h"
#include "queue/queueevent.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace epochmark {

/// Where a run on a host stands besides its own events.
enum class HostPhase {
    Connecting,
    Checking,
    SendingProgram,
    SendingData,
    WaitingForScheduler,  ///< it is begun, and its turn hasn't come
    Running,
    LineBroken,  ///< it goes on there; the next try comes by itself
    Stopping,    ///< it was asked to stop
    Storing,
};

struct HostProgress {
    HostPhase phase = HostPhase::Connecting;
    QString sentence;                    ///< what there is to say of it, for people
    std::optional<double> share;         ///< 0-1 of what is sent
    std::optional<double> retrySeconds;  ///< until the next try
};

/// Handles what happens in a run on a host, on the thread that follows it. Events are those of the queue
/// there, device ids with the host's name, records as they are stored here.
class HostRunSink : public QueueSink {
public:
    virtual void progressed(const HostProgress& progress) = 0;
};

/// What a run on a host needs of here.
struct HostRunSurroundings {
    SshManner manner;
    QString hostsFile = {};  ///< empty: HostList::file()
    QString runsFile = {};   ///< empty: openhostruns::file()
    MaySend maySend = {};    ///< asked before anything is sent; empty: it may
};

/// How it came out.
struct HostRunOutcome {
    bool isLeft = false;  ///< it goes on there: leave() was called
    bool isStopped = false;
    QStringList notes;  ///< sentences for the end: that the rent goes on, say
};

/// A run on a host: a session of its own there, which needs no line, and here whoever follows it. The
/// functions block the calling thread until the run has ended and its records are stored here, or until it
/// was left; the requests may come from any thread meanwhile.
///     HostRun run(host, {manner}, sink);
///     const auto outcome = run.start(request);
class HostRun {
public:
    /// Two more who may ask for what requestStop() and leave() ask for; who asks to leave asks to stop, too.
    HostRun(Host host, HostRunSurroundings surroundings, HostRunSink& sink, StopToken stop = {},
            StopToken leave = {});

    /// Sends what is missing there, begins the run and follows it. An Error: it wasn't begun, or ended
    /// without a word (killed, say); sentences say what is left where.
    Result<HostRunOutcome> start(const HostRunRequest& request);
    /// Follows one that was begun before, from its first event on.
    Result<HostRunOutcome> resume(const OpenHostRun& run);

    /// The run there ends within a step and is stored as stopped; before it has begun: it isn't.
    void requestStop() { m_stop.requestStop(); }
    /// The queue there goes on: with the run after that one, which is stored as stopped, or without the rest
    /// of that pause. Nothing happens where it has gone on already.
    void skip(const QueueSkip& skip) { m_skips.ask(skip); }
    /// Ends the following at once (before the run has begun: the whole); the run goes on there and is found
    /// again by openhostruns.
    void leave()
    {
        m_leave.requestStop();
        m_stop.requestStop();
    }

private:
    Result<SshSession> connect(hostcheck::PlaceUse use, const StopToken& stop);
    hostbundle::Listeners bundleListeners();
    Result<QString> prepare(const SshSession& session, const HostRunRequest& request);
    Result<QString> sendFile(const SshSession& session, const QString& path, const QString& folder);
    Result<void> begin(const SshSession& session, const QString& program, const HostRunRequest& request);
    Result<HostRunOutcome> follow(std::optional<SshSession> session, bool isKnownToRun = true);
    QStringList closingNotes() const;
    bool isRented() const;
    void tell(HostPhase phase, const QString& sentence, std::optional<double> share = {});

    Host m_host;
    HostRunSurroundings m_surroundings;
    HostRunSink& m_sink;
    StopSource m_stop;
    StopSource m_leave;
    HostSkips m_skips;
    OpenHostRun m_run;
    QString m_dataset;    ///< there
    QString m_model;      ///< there; empty: none
    QStringList m_notes;  ///< for the end
};

}  // namespace epochmark
