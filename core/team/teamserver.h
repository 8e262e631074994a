// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "team/sharedrun.h"
#include "team/teamaddress.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <memory>

namespace epochmark {

/// A connection to a team's board. Belongs to the thread that opened it; each call waits for the network.
/// Errors are Error::Store with a sentence: not reachable, not allowed, no board there, a newer program's.
class TeamServer {
public:
    /// Whether what was shared was there already.
    enum class Shared { Anew, Known };

    static Result<std::unique_ptr<TeamServer>> connect(const TeamAddress& address);
    /// Makes the board, or brings an older one up to date, all or nothing, by a user who may make roles and
    /// schemas. Returns the version that was there (0: none).
    static Result<int> init(const TeamAddress& address);
    ~TeamServer();
    TeamServer(const TeamServer&) = delete;
    TeamServer& operator=(const TeamServer&) = delete;

    QString boardId() const { return m_boardId; }
    QString user() const { return m_user; }
    bool canShare() const { return m_canShare; }

    /// Shares the runs of one set, all or none, as this user. Error::Input with a sentence where the board
    /// refuses it: a run that is there with another content, a set of another member's. Sent twice, it is
    /// there once.
    Result<Shared> share(const QList<SharedRun>& runs);
    /// Takes this user's runs of a set off the board; how many there were.
    Result<int> withdraw(const QString& setId);
    /// What happened after `sequence`, in order, at most so many and 16 MiB at once; nothing: that was all.
    Result<QList<TeamChange>> changesAfter(qint64 sequence, int most);
    /// Of the latest change; 0: none yet.
    Result<qint64> lastSequence() const;

private:
    explicit TeamServer(const TeamAddress& address);
    static Result<std::unique_ptr<TeamServer>> open(const TeamAddress& address);
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {}) const;
    Result<void> runAll(const QStringList& statements) const;
    Error error(const QSqlError& sqlError) const;
    Result<int> version() const;
    Result<void> greet();
    Result<int> countWithin(qint64 sequence, int most, qint64 bytes) const;
    Result<bool> isThere(const SharedRun& run) const;
    Result<bool> shareOne(const SharedRun& run) const;

    QString m_place;
    QString m_connection;
    QSqlDatabase m_database;
    QString m_boardId;
    QString m_user;
    bool m_canShare = false;
};

}  // namespace epochmark
