// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/queue/queuecontent.h"
#include "queue/queuedriver.h"
#include "queue/runqueue.h"
#include "run/progressgate.h"

#include <QObject>
#include <QString>

#include <optional>

namespace epochmark {

class QueueJob;

/// The window's queue: starts a QueueJob, passes its events on and keeps what the queue's list shows. Window
/// thread; the destructor stops and waits for the run in work.
class RunSession : public QObject {
    Q_OBJECT
public:
    explicit RunSession(QObject* parent = nullptr) : RunSession(QueueDependencies{}, parent) {}
    explicit RunSession(QueueDependencies dependencies, QObject* parent = nullptr);
    ~RunSession() override;

    /// Only when not running.
    void start(const RunPlan& plan);
    /// Ends the run or the pause in work within one step; the ones waiting are left out.
    void requestStop();
    /// Goes on with the next run: ends the run in work, which is kept as stopped, or the pause.
    void skip();
    bool isRunning() const { return m_job != nullptr; }
    const RunQueue& queue() const { return m_queue; }
    QueueList::Content content() const { return contentOf(m_queue, m_moment); }

Q_SIGNALS:
    /// Everything that happens, RunProgress at most once a second within a stage: painting takes time from a
    /// training on all cores. isRunning() is false when QueueFinished arrives.
    void happened(const epochmark::QueueEvent& event);
    /// What content() says has changed.
    void queueChanged();

private:
    void handle(const QueueEvent& event);
    void handlePause(const PauseEvent& pause);
    void handleReport(const RunReported& report);
    void follow(const QueueEvent& event);

    QueueDependencies m_dependencies;
    RunQueue m_queue;
    QueueMoment m_moment;
    QueueJob* m_job = nullptr;
    QString m_runId;                      ///< of the run in work
    std::optional<int> m_pausedPosition;  ///< of the run that waits for the pause in work
    ProgressGate m_gate;
};

}  // namespace epochmark
