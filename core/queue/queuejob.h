// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "queue/queuedriver.h"

#include <QObject>

#include <thread>

namespace epochmark {

/// A queue driven on a thread of its own. Made, started and destroyed on the owner's thread; its one signal
/// arrives there (queued), each event of QueueDriver in turn. The destructor requests a stop and waits;
/// events still under way then are dropped.
///     auto* job = new QueueJob(plan, {}, this);
///     connect(job, &QueueJob::happened, this, &Page::handle);
///     job->start();
class QueueJob : public QObject {
    Q_OBJECT
public:
    explicit QueueJob(RunPlan plan, QueueDependencies dependencies = {}, QObject* parent = nullptr);
    ~QueueJob() override;

    /// From start() until QueueFinished has arrived.
    bool isRunning() const { return m_isRunning; }
    /// At most once; a second call does nothing.
    void start();
    /// As QueueDriver's; they return at once. Any thread.
    void requestStop() { m_driver.requestStop(); }
    void endPause(int position) { m_driver.endPause(position); }
    void skipRun(const QString& runId) { m_driver.skipRun(runId); }

Q_SIGNALS:
    void happened(const epochmark::QueueEvent& event);

protected:
    bool event(QEvent* event) override;

private:
    /// Hands events over to the job's own thread. Outlived by the job, which waits for the thread that uses
    /// it.
    class HandingOver final : public QueueSink {
    public:
        explicit HandingOver(QueueJob* job) : m_job(job) {}
        void handle(const QueueEvent& event) override;

    private:
        QueueJob* m_job;
    };
    void announce(const QueueEvent& event);

    HandingOver m_sink{this};
    QueueDriver m_driver;
    std::thread m_thread;
    bool m_isRunning = false;
};

}  // namespace epochmark
