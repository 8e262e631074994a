// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/fileidentity.h"
#include "base/result.h"
#include "results/store/storeuse.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QTemporaryDir>
#include <QVariantList>

#include <memory>

namespace epochmark {

/// One SQLite connection to a result store: checked before the process touches it first, migrated, WAL,
/// foreign keys on. Belongs to the thread that opened it.
///     auto database = StoreDatabase::open(path, 5000);
///     auto query = database.value()->run("SELECT id FROM runs WHERE set_id = ?", {setId});
class StoreDatabase {
public:
    static constexpr int kVersion = 1;  ///< user_version that this program writes

    /// Waits at most `busyTimeoutMs` for another program's lock. Error::Store with a sentence for a store
    /// that is newer, damaged, no store at all, locked or not writable; its file is left as it was. A file
    /// that this process has found whole before is opened without looking through it again (StoreUse).
    static Result<std::unique_ptr<StoreDatabase>> open(const QString& path, int busyTimeoutMs);
    /// Whether open() would find rights and room to write beside it.
    static bool canBeWritten(const QString& path);
    /// Opens a store that can't be written, with all that was ever committed to it: where its log can't be
    /// used in its place, a copy of both in the temporary folder. Nothing is made or changed beside the
    /// store. Error::Store as of open().
    static Result<std::unique_ptr<StoreDatabase>> openReadOnly(const QString& path, int busyTimeoutMs);
    ~StoreDatabase();
    StoreDatabase(const StoreDatabase&) = delete;
    StoreDatabase& operator=(const StoreDatabase&) = delete;

    /// Prepares, binds by position and executes. Error::Store with a sentence.
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {}) const;

    /// The error of a statement as a sentence about this file.
    Error error(const QSqlError& sqlError) const;

    /// From here on waits `ms` for another program's lock, but never longer than open() was told.
    void limitWaiting(int ms) const;
    void waitAsOpened() const { limitWaiting(m_busyTimeoutMs); }

    /// Error::Store when the path doesn't lead to the opened file any more: it was deleted, or another put in
    /// its place, and whatever is written into the opened one would be lost.
    Result<void> checkPlace() const;

    QString path() const { return m_path; }

private:
    StoreDatabase(QString path, int busyTimeoutMs);
    Result<void> connect(const QString& name, const QString& options);
    static Result<void> checkWhole(const QString& path, int busyTimeoutMs);
    Result<void> check(const QString& path);
    Result<void> checkCopy();
    Result<void> prepare();
    Result<void> useWriteAheadLog();
    Result<int> version() const;
    Result<void> migrate();

    std::unique_ptr<QTemporaryDir> m_copy;  ///< where the store is read, when not in its place
    std::shared_ptr<StoreUse> m_use;  ///< counts this connection among those of the process; outlives it
    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    int m_busyTimeoutMs = 0;
    FileIdentity m_place;        ///< of the opened file
    mutable int m_lastCode = 0;  ///< SQLite's, of the last error
};

/// BEGIN IMMEDIATE now, ROLLBACK at the end of the scope unless commit() succeeded.
class StoreTransaction {
public:
    explicit StoreTransaction(const StoreDatabase& database);
    ~StoreTransaction();
    StoreTransaction(const StoreTransaction&) = delete;
    StoreTransaction& operator=(const StoreTransaction&) = delete;

    /// Whether it could begin.
    const Result<void>& begun() const { return m_begun; }
    Result<void> commit();

private:
    const StoreDatabase& m_database;
    Result<void> m_begun;
    bool m_isOpen = false;
};

}  // namespace epochmark
