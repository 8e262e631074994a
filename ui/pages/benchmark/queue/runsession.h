// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/hostrun.h"
#include "pages/benchmark/queue/queuecontent.h"
#include "queue/queuedriver.h"
#include "queue/runqueue.h"
#include "run/progressgate.h"

#include <QObject>
#include <QString>

#include <optional>

namespace epochmark {

class HostRunJob;
class QueueJob;

/// The window's queue, here (a QueueJob) or on another machine (a HostRunJob): starts it, passes its events
/// on and keeps what the queue's list shows. Window thread; the destructor stops and waits for the run in
/// work, one on another machine goes on there.
class RunSession : public QObject {
    Q_OBJECT
public:
    explicit RunSession(QObject* parent = nullptr) : RunSession(QueueDependencies{}, parent) {}
    explicit RunSession(QueueDependencies dependencies, QObject* parent = nullptr);
    ~RunSession() override;

    /// Only when not running.
    void start(const RunPlan& plan);
    /// The same on another machine; ssh's questions are asked over `asker`.
    void startOn(const Host& host, const HostRunRequest& request, QWidget* asker);
    /// Follows one that was begun there before: all of its events come.
    void resumeOn(const Host& host, const OpenHostRun& run, QWidget* asker);
    /// Ends the following; what has been begun on the other machine goes on there. Nothing else than
    /// canLeave() does.
    void leave();
    bool canLeave() const { return m_hostJob != nullptr && m_isBegunThere; }
    /// Whether what runs, runs on another machine.
    bool isElsewhere() const { return m_hostJob != nullptr; }
    /// Ends the run or the pause in work within one step; the ones waiting are left out.
    void requestStop();
    /// Goes on with the next run: ends the run in work, which is kept as stopped, or the pause.
    void skip();
    bool isRunning() const { return m_job != nullptr || m_hostJob != nullptr; }
    const RunQueue& queue() const { return m_queue; }
    QueueList::Content content() const;

Q_SIGNALS:
    /// Everything that happens, RunProgress at most once a second within a stage: painting takes time from a
    /// training on all cores. isRunning() is false when QueueFinished arrives.
    void happened(const epochmark::QueueEvent& event);
    /// What content() says has changed.
    void queueChanged();
    /// Of a run on another machine, besides its events.
    void hostProgressed(const epochmark::HostProgress& progress);
    /// Its end, before its QueueFinished; an Error: it wasn't begun, or ended without a word.
    void hostEnded(const epochmark::Result<epochmark::HostRunOutcome>& outcome);

private:
    void begin(const RunPlan& plan);
    HostRunJob* makeHostJob(const Host& host, QWidget* asker);
    void handleThere(const QueueEvent& event);
    void endThere(const Result<HostRunOutcome>& outcome);
    void handle(const QueueEvent& event);
    void handlePause(const PauseEvent& pause);
    void handleReport(const RunReported& report);
    void follow(const QueueEvent& event);

    QueueDependencies m_dependencies;
    RunQueue m_queue;
    QueueMoment m_moment;
    QueueJob* m_job = nullptr;
    HostRunJob* m_hostJob = nullptr;
    bool m_isBegunThere = false;              ///< it goes on there, whatever happens here
    bool m_isStopAsked = false;               ///< of the queue in work
    std::optional<QueueFinished> m_endThere;  ///< told once everything has been fetched
    QString m_runId;                          ///< of the run in work
    std::optional<int> m_pausedPosition;      ///< of the run that waits for the pause in work
    ProgressGate m_gate;
};

}  // namespace epochmark
