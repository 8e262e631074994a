// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuesharing.h"

#include "pages/benchmark/queue/runsession.h"
#include "team/teamlive.h"

#include <utility>

namespace epochmark {

QueueSharing::QueueSharing(const RunSession* session, TeamLive& team, QObject* parent)
    : QObject(parent), m_team(team)
{
    connect(session, &RunSession::happened, this, &QueueSharing::follow);
}

void QueueSharing::follow(const QueueEvent& event)
{
    if (std::holds_alternative<QueueStarted>(event)) {
        m_team.setMeasuring(true);
    } else if (const auto* run = std::get_if<RunFinished>(&event)) {
        const bool isCompleted = run->result && run->result->status == RunStatus::Completed;
        if (isCompleted && !m_finished.contains(run->result->setId)) {
            m_finished.append(run->result->setId);
        }
    } else if (std::holds_alternative<QueueFinished>(event)) {
        m_team.shareFinished(std::exchange(m_finished, {}));
        m_team.setMeasuring(false);
    }
}

}  // namespace epochmark
