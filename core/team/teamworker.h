// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "team/teamcache.h"
#include "team/teamexchange.h"
#include "team/teamlink.h"
#include "team/teamstate.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace epochmark {

/// The half of TeamLive that waits for the network: every function is called in its thread, and all it has
/// (cache, line, timers) lives there. `ending` is heard between two sets and between two pages.
class TeamWorker : public QObject {
    Q_OBJECT
public:
    TeamWorker(const QString& storePath, TeamReach reach, const StopToken& ending);
    ~TeamWorker() override;

    void start();
    void join(const QString& address, bool sharesAlways);
    void leave();
    void setSharesAlways(bool isAlways);
    void share(const QStringList& setIds);
    void shareFinished(const QStringList& setIds);
    void withdraw(const QString& setId);
    void pull();
    void look();
    /// Lets go of the line until release(), whose token then ends what isn't asked for.
    void hold();
    void release(const StopToken& stop);
    /// Lets go of everything and ends the thread.
    void end();

Q_SIGNALS:
    void stateChanged(const epochmark::TeamState& state);
    void resultsChanged();
    void told(const epochmark::TeamWord& word);

private:
    using About = TeamWord::About;

    bool openCache(bool isToBeMade);
    void tell(About about, const Result<void>& done, const QString& sentence = {});
    void readState();
    void setLine(TeamState::Line line, const QString& problem = {});
    void publish();
    Result<void> reach();
    Result<teamexchange::Sent> send(const StopToken& stop);
    Result<teamexchange::Pulled> fetch(const StopToken& stop);
    Result<void> exchange(bool isAsked);
    Result<void> exchangeOnce(const StopToken& stop);
    void exchangeInBackground();
    void settle(const Result<void>& done);
    void hear();
    void readOthers();

    QString m_storePath;
    TeamReach m_reach;
    StopToken m_ending;
    StopToken m_stop;
    std::unique_ptr<TeamCache> m_cache;
    std::unique_ptr<TeamLink> m_link;
    TeamState m_state;
    TeamState m_published;
    teamexchange::Sent m_sent;      ///< by the last exchange
    teamexchange::Pulled m_pulled;  ///< by the last exchange
    QTimer m_next;                  ///< to the next look at the board
    QElapsedTimer m_sinceExchange;
    QDeadlineTimer m_rightsHold;  ///< until then a missing right isn't asked for again
    QDateTime m_notedAt;          ///< what the cache holds as fetchedAt
    qint64 m_othersWrites = 0;
    int m_failures = 0;  ///< in a row
    bool m_isHeld = false;
};

}  // namespace epochmark
