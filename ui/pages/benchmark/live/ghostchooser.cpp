// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/ghostchooser.h"

#include "context/appcontext.h"
#include "context/boardfollower.h"
#include "pages/benchmark/live/raceline.h"

namespace epochmark {

GhostChooser::GhostChooser(AppContext* context, const BoardFollower* board, RaceLine* line, QObject* parent)
    : QObject(parent), m_context(context), m_board(board), m_line(line)
{
    line->setGhostCount(context->settings().ghostCount());
    connect(line, &RaceLine::ghostCountChosen, this, &GhostChooser::setCount);
    connect(line, &RaceLine::rivalsChosen, this, &GhostChooser::pick);
}

void GhostChooser::begin(const QString& setId, const QString& deviceName)
{
    m_setId = setId;
    m_deviceName = deviceName;
    m_fingerprint.clear();
    m_sets.clear();
    m_line->setRivals({});
}

void GhostChooser::setWork(const WorkloadSpec& workload)
{
    m_fingerprint = workload.fingerprint();
    if (m_picked && m_pickedFor != m_fingerprint) {  // those did other work
        m_picked.reset();
        m_line->setGhostCount(m_context->settings().ghostCount());
    }
    update();
}

void GhostChooser::setCount(int count)
{
    m_context->settings().setGhostCount(count);
    m_line->setGhostCount(count);
    m_picked.reset();
    update();
}

void GhostChooser::pick(const QStringList& setIds)
{
    m_picked = setIds;
    m_pickedFor = m_fingerprint;
    update();
}

void GhostChooser::update()
{
    const LeaderboardGroup* stored = m_fingerprint.isEmpty() ? nullptr : m_board->group(m_fingerprint);
    if (stored == nullptr) {
        return;
    }
    LeaderboardGroup group = *stored;
    group.rows.removeIf([this](const LeaderboardRow& row) { return row.setId == m_setId; });
    if (m_picked && !m_picked->isEmpty() && ghostsOf(group, m_deviceName, *m_picked).isEmpty()) {
        m_picked.reset();  // all that were picked have been deleted
        m_line->setGhostCount(m_context->settings().ghostCount());
    }
    const QList<Ghost> ghosts = m_picked
                                    ? ghostsOf(group, m_deviceName, *m_picked)
                                    : chooseGhosts(group, m_deviceName, m_context->settings().ghostCount());
    m_sets.clear();
    for (const Ghost& ghost : ghosts) {
        m_sets << ghost.setId;
    }
    m_line->setRivals(offeredRivals(group, m_deviceName, m_sets));
    Q_EMIT chosen(ghosts);
}

}  // namespace epochmark
