// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queuejob.h"

#include "run/handover.h"

#include <utility>

namespace epochmark {

void QueueJob::HandingOver::handle(const QueueEvent& event)
{
    HandOver::post(m_job, [job = m_job, event] { job->announce(event); });
}

QueueJob::QueueJob(RunPlan plan, QueueDependencies dependencies, QObject* parent)
    : QObject(parent), m_driver(std::move(plan), std::move(dependencies), m_sink)
{}

QueueJob::~QueueJob()
{
    m_driver.requestStop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void QueueJob::start()
{
    if (m_thread.joinable()) {
        return;
    }
    m_isRunning = true;
    m_thread = std::thread([this] { m_driver.run(); });
}

bool QueueJob::event(QEvent* event)
{
    return HandOver::deliver(*event) || QObject::event(event);
}

void QueueJob::announce(const QueueEvent& event)
{
    m_isRunning = !std::holds_alternative<QueueFinished>(event);
    Q_EMIT happened(event);
}

}  // namespace epochmark
