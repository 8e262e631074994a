// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "team/teamlink.h"

#include <QMutex>
#include <QObject>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTimeZone>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace epochmark::test {

/// A team's board in memory, by the rules of the real one: a set is its first member's, a known run with
/// another content is refused, numbers grow. Any number of lines from any threads; a restarted board's lines
/// are dead and say so only when they are asked. Outlives its lines.
///     FakeTeamBoard board;
///     TeamLive team(storePath, board.reach());
class FakeTeamBoard {
public:
    TeamReach reach()
    {
        return [this](const TeamAddress& address) { return open(address); };
    }

    /// Nobody gets a line, and those that are there are dead.
    void goDown()
    {
        const QMutexLocker lock(&m_mutex);
        m_isDown = true;
        ++m_life;
        m_listeners.clear();
    }
    void comeUp()
    {
        const QMutexLocker lock(&m_mutex);
        m_isDown = false;
    }
    void setReadersOnly(bool isReadersOnly)
    {
        const QMutexLocker lock(&m_mutex);
        m_isReadersOnly = isReadersOnly;
    }
    /// From here on share() waits for letGo(); each one has told m_blocked that it does.
    void blockSharing() { m_isBlocking = true; }
    void letGo() { m_gate.release(1'000); }
    bool waitForBlocked(int milliseconds) { return m_blocked.tryAcquire(1, milliseconds); }

    /// How often anything was asked of it, lines opened among it.
    int questions() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_questions;
    }
    int lines() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_lines;
    }
    /// Runs that are on it.
    QStringList runs() const
    {
        const QMutexLocker lock(&m_mutex);
        QStringList ids;
        for (const TeamChange& change : m_changes) {
            if (change.isWithdrawal) {
                ids.removeAll(change.run.runId);
            } else {
                ids.append(change.run.runId);
            }
        }
        return ids;
    }

    /// As another member does, with another program.
    void shareAs(const QString& user, const QList<SharedRun>& runs)
    {
        if (const auto added = add(user, runs); !added) {
            qFatal("%s", qPrintable(added.error().message));
        }
    }

private:
    struct Listener {
        QObject* context;
        std::function<void()> told;
    };

    class Link : public TeamLink {
    public:
        Link(FakeTeamBoard& board, const QString& user, int life, bool canShare)
            : m_board(board), m_user(user), m_life(life), m_canShare(canShare)
        {}
        ~Link() override
        {
            const QMutexLocker lock(&m_board.m_mutex);
            --m_board.m_lines;
            m_board.m_listeners.removeIf(
                [this](const Listener& listener) { return listener.context == &m_context; });
        }

        QString boardId() const override { return QStringLiteral("11111111-2222-3333-4444-555555555555"); }
        QString user() const override { return m_user; }
        bool canShare() const override { return m_canShare; }

        Result<Shared> share(const QList<SharedRun>& runs) override
        {
            if (m_board.m_isBlocking) {
                m_board.m_blocked.release();
                m_board.m_gate.acquire();
            }
            if (const auto asked = ask(); !asked) {
                return asked.error();
            }
            return m_canShare
                       ? m_board.add(m_user, runs)
                       : Result<Shared>(Error{
                           ErrorCode::Store, QStringLiteral("You may read the board, but not share."), {}});
        }
        Result<int> withdraw(const QString& setId) override
        {
            const auto asked = ask();
            return asked ? Result<int>(m_board.remove(m_user, setId)) : Result<int>(asked.error());
        }
        Result<QList<TeamChange>> changesAfter(qint64 sequence, int most) override
        {
            const auto asked = ask();
            return asked ? Result<QList<TeamChange>>(m_board.after(sequence, most))
                         : Result<QList<TeamChange>>(asked.error());
        }
        Result<qint64> lastSequence() const override
        {
            const auto asked = ask();
            const QMutexLocker lock(&m_board.m_mutex);
            return asked ? Result<qint64>(m_board.m_changes.size()) : Result<qint64>(asked.error());
        }
        Result<void> listen(std::function<void()> told) override
        {
            const auto asked = ask();
            const QMutexLocker lock(&m_board.m_mutex);
            if (asked) {
                m_board.m_listeners.append({&m_context, std::move(told)});
            }
            return asked;
        }

    private:
        Result<void> ask() const
        {
            const QMutexLocker lock(&m_board.m_mutex);
            ++m_board.m_questions;
            return m_life == m_board.m_life
                       ? Result<void>()
                       : Result<void>(Error{
                           ErrorCode::Store,
                           QObject::tr("The team's board %1 answers: %2")
                               .arg(QStringLiteral("lab"), QStringLiteral("server closed the connection")),
                           {}});
        }

        FakeTeamBoard& m_board;
        QString m_user;
        int m_life;
        bool m_canShare;
        QObject m_context;  ///< in the thread that opened the line
    };

    Result<std::unique_ptr<TeamLink>> open(const TeamAddress& address)
    {
        const QMutexLocker lock(&m_mutex);
        ++m_questions;
        if (m_isDown) {
            return Error{ErrorCode::Store,
                         QObject::tr("The team's board %1 can't be reached: %2.")
                             .arg(address.place(), QStringLiteral("nobody answers")),
                         {}};
        }
        static const QRegularExpression kUser(QStringLiteral("user=(\\S+)"));
        const QString user = kUser.match(address.text()).captured(1);
        ++m_lines;
        return std::unique_ptr<TeamLink>(std::make_unique<Link>(*this, user, m_life, !m_isReadersOnly));
    }

    Result<TeamLink::Shared> add(const QString& user, const QList<SharedRun>& runs)
    {
        const QMutexLocker lock(&m_mutex);
        bool isAnew = false;
        for (const SharedRun& run : runs) {
            bool isKnown = false;
            for (const TeamChange& change : std::as_const(m_changes)) {
                if (change.run.setId == run.setId && !change.isWithdrawal && change.mark.by != user) {
                    return Error{ErrorCode::Input, QStringLiteral("That set is another member's."), {}};
                }
                isKnown = change.run.runId == run.runId ? !change.isWithdrawal : isKnown;
            }
            if (!isKnown) {
                isAnew = true;
                m_changes.append(
                    {m_changes.size() + 1, false, true, run, {user, QDateTime::currentDateTimeUtc()}});
            }
        }
        if (isAnew) {
            announce();
        }
        return isAnew ? TeamLink::Shared::Anew : TeamLink::Shared::Known;
    }

    int remove(const QString& user, const QString& setId)
    {
        const QMutexLocker lock(&m_mutex);
        QHash<QString, SharedRun> there;
        for (const TeamChange& change : std::as_const(m_changes)) {
            if (change.isWithdrawal) {
                there.remove(change.run.runId);
            } else if (change.run.setId == setId && change.mark.by == user) {
                there.insert(change.run.runId, change.run);
            }
        }
        for (const SharedRun& run : std::as_const(there)) {
            TeamChange change;
            change.sequence = m_changes.size() + 1;
            change.isWithdrawal = true;
            change.run.runId = run.runId;
            change.run.setId = run.setId;
            m_changes.append(change);
        }
        if (!there.isEmpty()) {
            announce();
        }
        return static_cast<int>(there.size());
    }

    QList<TeamChange> after(qint64 sequence, int most) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_changes.mid(sequence, most);
    }

    /// The mutex is held: no line goes meanwhile.
    void announce() const
    {
        for (const Listener& listener : m_listeners) {
            QMetaObject::invokeMethod(listener.context, listener.told, Qt::QueuedConnection);
        }
    }

    mutable QMutex m_mutex;
    QList<TeamChange> m_changes;
    QList<Listener> m_listeners;
    QSemaphore m_blocked;
    QSemaphore m_gate;
    std::atomic<bool> m_isBlocking = false;
    int m_life = 0;
    int m_lines = 0;
    int m_questions = 0;
    bool m_isDown = false;
    bool m_isReadersOnly = false;
};

}  // namespace epochmark::test
