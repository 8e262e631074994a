// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "team/teamlink.h"
#include "team/teamstate.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QThread;

namespace epochmark {

class TeamWorker;

/// A team's board while a program is open: keeps a line to it in a thread of its own, hears of what is
/// shared, pulls it into the cache beside the store, sends what waits, and opens the line anew when it broke.
/// Nothing here waits for the network: what is asked for is done in its order, then told. While something is
/// measured nothing is asked of the board but by the user's own wish. Any thread with an event loop; owned by
/// whoever shows it.
///     TeamLive team(store.path());
///     connect(&team, &TeamLive::resultsChanged, &board, &BoardSource::readAgain);
///     team.start();
class TeamLive : public QObject {
    Q_OBJECT
public:
    /// `reach`: null: TeamServer::connect().
    explicit TeamLive(const QString& storePath, TeamReach reach = {}, QObject* parent = nullptr);
    /// Waits a moment for what is being sent, and not for a board that doesn't answer: that line is left to
    /// itself until the process ends, and what waited waits on.
    ~TeamLive() override;

    /// From here on the board is followed, where there is one.
    void start();
    const TeamState& state() const { return m_state; }

    /// Joins a board, by an address as a person writes it.
    void join(const QString& address, bool sharesAlways);
    void leave();
    void setSharesAlways(bool isAlways);
    /// Sets to be shared now, or when the board can be reached again.
    void share(const QStringList& setIds);
    /// The same, where the user wishes for that with every finished set.
    void shareFinished(const QStringList& setIds);
    /// Takes an own set off the board, or out of what waits.
    void withdraw(const QString& setId);
    /// By hand: also while something is measured.
    void pull();
    /// Looks at what another program may have done to the cache.
    void look();
    void setMeasuring(bool isMeasuring);

Q_SIGNALS:
    void stateChanged(const epochmark::TeamState& state);
    /// What was pulled is another than before: TeamCache::results().
    void resultsChanged();
    void told(const epochmark::TeamWord& word);

private:
    template <typename Work>
    void post(Work work);

    TeamState m_state;
    StopSource m_ending;
    StopSource m_holding;
    QThread* m_thread;
    TeamWorker* m_worker;  ///< lives on m_thread, goes with it
    bool m_isMeasuring = false;
};

}  // namespace epochmark
