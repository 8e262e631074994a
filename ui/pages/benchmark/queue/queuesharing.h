// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "queue/queueevent.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

class RunSession;
class TeamLive;

/// Between a queue and the team: while it goes on, pauses included, the board isn't asked for anything; the
/// sets that it finished are then shared where the user wishes for that. Owned by the Benchmark page; window
/// thread.
class QueueSharing : public QObject {
    Q_OBJECT
public:
    QueueSharing(const RunSession* session, TeamLive& team, QObject* parent);

private:
    void follow(const QueueEvent& event);

    TeamLive& m_team;
    QStringList m_finished;  ///< sets with a completed run
};

}  // namespace epochmark
