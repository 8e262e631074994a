// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/hostcheckjob.h"

#include "context/sshasking.h"
#include "run/handover.h"

#include <QWidget>

namespace epochmark {

HostCheckJob::HostCheckJob(QWidget* asker) : QObject(asker), m_asker(asker) {}

HostCheckJob::~HostCheckJob()
{
    m_stop.requestStop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void HostCheckJob::start(const Work& work)
{
    if (m_isRunning) {
        return;
    }
    if (m_thread.joinable()) {
        m_thread.join();  // it has handed over its last word
    }
    m_isRunning = true;
    m_stop = StopSource();
    m_thread = std::thread([this, work, manner = askedOver(m_asker, m_stop.token()), stop = m_stop.token()] {
        const auto report = work(manner, stop);
        HandOver::post(this, [this, report] {
            m_isRunning = false;
            Q_EMIT ended(report);
        });
    });
}

bool HostCheckJob::event(QEvent* event)
{
    return HandOver::deliver(*event) || QObject::event(event);
}

}  // namespace epochmark
