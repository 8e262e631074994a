// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "team/sharedrun.h"
#include "team/teamaddress.h"
#include "team/teamlink.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <memory>

namespace epochmark {

/// A connection to a team's board in PostgreSQL. Errors are Error::Store with a sentence: not reachable, not
/// allowed, no board there, a newer program's.
class TeamServer : public TeamLink {
public:
    static Result<std::unique_ptr<TeamServer>> connect(const TeamAddress& address);
    /// Makes the board, or brings an older one up to date, all or nothing, by a user who may make roles and
    /// schemas. Returns the version that was there (0: none).
    static Result<int> init(const TeamAddress& address);
    ~TeamServer() override;
    TeamServer(const TeamServer&) = delete;
    TeamServer& operator=(const TeamServer&) = delete;

    QString boardId() const override { return m_boardId; }
    QString user() const override { return m_user; }
    bool canShare() const override { return m_canShare; }

    Result<Shared> share(const QList<SharedRun>& runs) override;
    Result<int> withdraw(const QString& setId) override;
    /// At most 16 MiB at once.
    Result<QList<TeamChange>> changesAfter(qint64 sequence, int most) override;
    Result<qint64> lastSequence() const override;
    Result<void> listen(std::function<void()> told) override;

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
