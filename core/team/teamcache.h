// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/recordjson.h"
#include "results/record/sharedmark.h"
#include "team/sharedrun.h"

#include <QDateTime>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>

namespace epochmark {

/// What was pulled from a team, and who shared it. Value.
struct TeamResults {
    RecordDocument document;               ///< with names and notes of the sets
    QHash<QString, SharedMark> markOfSet;  ///< by the set's id
    QDateTime fetchedAt;                   ///< when the board was asked last; invalid: never

    bool operator==(const TeamResults&) const = default;
};

/// What this user knows of a team's board without a network: where it is, what was pulled from it, and the
/// sets that wait to be shared (the outbox). One SQLite file beside the store, team.sqlite; a run never needs
/// it. Belongs to the thread that opened it. Errors are Error::Store with a sentence.
class TeamCache {
public:
    static QString fileBeside(const QString& storePath);
    /// Makes it where it isn't there.
    static Result<std::unique_ptr<TeamCache>> open(const QString& path);
    ~TeamCache();
    TeamCache(const TeamCache&) = delete;
    TeamCache& operator=(const TeamCache&) = delete;

    /// TeamAddress::text(); empty: no team.
    Result<QString> address() const;
    /// Joins the board of that id at that address. Error::Usage while sets still wait for another board; what
    /// was pulled from another is dropped.
    Result<void> join(const QString& address, const QString& boardId);
    /// Leaves the team: what was pulled and what waits goes, too.
    Result<void> leave();
    /// Whether finished sets are to be shared without being asked for.
    Result<bool> sharesAlways() const;
    Result<void> setSharesAlways(bool isAlways);

    /// Sets that wait, longest first.
    Result<QStringList> outbox() const;
    Result<void> addToOutbox(const QStringList& setIds);
    Result<void> removeFromOutbox(const QString& setId);

    /// The sequence number up to which this board was pulled; another board's id: 0, and what was pulled is
    /// dropped.
    Result<qint64> lastSequence(const QString& boardId);
    /// Forgets what was pulled: all of the board is to come anew.
    Result<void> restart(const QString& boardId);
    /// Applies what happened on the board after `from`, in order, all or nothing, and moves lastSequence().
    /// Records that can't be used are left out, a sentence each. Error::Store where another program has
    /// pulled meanwhile.
    Result<QStringList> apply(const QString& boardId, qint64 from, const QList<TeamChange>& changes);
    Result<void> setFetchedAt(const QDateTime& when);

    Result<QDateTime> fetchedAt() const;  ///< invalid: never

    Result<TeamResults> results() const;

    /// Another value than before: another program has written here meanwhile.
    Result<qint64> othersWrites() const;

private:
    explicit TeamCache(const QString& path);
    Result<void> prepare();
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {}) const;
    Error failed(const QSqlError& error) const;
    Result<void> together(const std::function<Result<void>()>& work) const;
    Result<void> forgetPulled(const QString& boardId) const;
    Result<QString> setting(const QString& key) const;
    Result<void> setSetting(const QString& key, const QString& value) const;
    Result<void> applyOne(const TeamChange& change, QStringList& leftOut) const;

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
};

/// Own results and the team's, own ones first: of a set that is here, what others shared under its id is left
/// out.
RecordDocument withTeam(RecordDocument own, const TeamResults& team);

}  // namespace epochmark
