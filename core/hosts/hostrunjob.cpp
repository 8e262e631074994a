// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostrunjob.h"

#include "run/handover.h"

#include <utility>

namespace epochmark {

void HostRunJob::HandingOver::handle(const QueueEvent& event)
{
    HandOver::post(m_job, [job = m_job, event] { Q_EMIT job->happened(event); });
}

void HostRunJob::HandingOver::progressed(const HostProgress& progress)
{
    HandOver::post(m_job, [job = m_job, progress] { Q_EMIT job->progressed(progress); });
}

HostRunJob::HostRunJob(Host host, HostRunSurroundings surroundings, QObject* parent)
    : QObject(parent), m_run(std::move(host), std::move(surroundings), m_sink)
{}

HostRunJob::~HostRunJob()
{
    m_run.leave();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void HostRunJob::start(const HostRunRequest& request)
{
    follow([this, request] { return m_run.start(request); });
}

void HostRunJob::resume(const OpenHostRun& run)
{
    follow([this, run] { return m_run.resume(run); });
}

void HostRunJob::follow(const std::function<Result<HostRunOutcome>()>& work)
{
    if (m_thread.joinable()) {
        return;
    }
    m_isRunning = true;
    m_thread = std::thread([this, work] {
        const auto outcome = work();
        HandOver::post(this, [this, outcome] {
            m_isRunning = false;
            Q_EMIT ended(outcome);
        });
    });
}

bool HostRunJob::event(QEvent* event)
{
    return HandOver::deliver(*event) || QObject::event(event);
}

}  // namespace epochmark
