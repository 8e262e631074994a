// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosts/hostrun.h"

#include <QObject>

#include <thread>

namespace epochmark {

/// A run on a host, followed on a thread of its own. Made, started and destroyed on the owner's thread; its
/// signals arrive there (queued). The destructor leaves the run, which goes on there, and waits for the
/// thread: not for long, unless surroundings.manner.ask is still asking.
///     auto* job = new HostRunJob(host, surroundings, this);
///     connect(job, &HostRunJob::happened, this, &Page::handle);
///     job->start(request);
class HostRunJob : public QObject {
    Q_OBJECT
public:
    HostRunJob(Host host, HostRunSurroundings surroundings, QObject* parent = nullptr);
    ~HostRunJob() override;

    bool isRunning() const { return m_isRunning; }
    /// One of the two, once.
    void start(const HostRunRequest& request);
    void resume(const OpenHostRun& run);
    /// As HostRun's; they return at once.
    void requestStop() { m_run.requestStop(); }
    void skip(const QueueSkip& skip) { m_run.skip(skip); }
    void leave() { m_run.leave(); }

Q_SIGNALS:
    void happened(const epochmark::QueueEvent& event);
    void progressed(const epochmark::HostProgress& progress);
    /// The last one.
    void ended(const epochmark::Result<epochmark::HostRunOutcome>& outcome);

protected:
    bool event(QEvent* event) override;

private:
    class HandingOver final : public HostRunSink {
    public:
        explicit HandingOver(HostRunJob* job) : m_job(job) {}
        void handle(const QueueEvent& event) override;
        void progressed(const HostProgress& progress) override;

    private:
        HostRunJob* m_job;
    };
    void follow(const std::function<Result<HostRunOutcome>()>& work);

    HandingOver m_sink{this};
    HostRun m_run;
    std::thread m_thread;
    bool m_isRunning = false;
};

}  // namespace epochmark
