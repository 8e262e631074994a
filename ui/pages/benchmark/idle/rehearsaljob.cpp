// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/rehearsaljob.h"

#include "queue/ranksforecast.h"

#include <QThread>

#include <utility>

namespace epochmark {

RehearsalJob::RehearsalJob(QObject* parent) : QObject(parent) {}

RehearsalJob::~RehearsalJob()
{
    if (m_thread != nullptr) {
        m_thread->disconnect(this);
        m_stop.requestStop();
        m_thread->wait();
        delete m_thread;
    }
}

void RehearsalJob::start(const RunPlan& plan, const QueueDependencies& dependencies)
{
    m_stop = StopSource();
    m_answer = std::make_shared<std::optional<Result<Rehearsal>>>();
    m_thread = QThread::create([plan, dependencies, stop = m_stop.token(), answer = m_answer] {
        *answer = plan.ranks > 1 ? rehearseRanks(plan, dependencies, stop)
                                 : rehearse(plan.sets.first(), dependencies.run, stop);
    });
    connect(m_thread, &QThread::finished, this, [this] {
        std::exchange(m_thread, nullptr)->deleteLater();
        Q_EMIT finished(m_answer->value());
    });
    m_thread->start();
}

}  // namespace epochmark
