// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"
#include "results/store/storedatabase.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace epochmark {

class RowFieldWriter;

/// Records, epochs and annotations as rows of a store: the only place that knows its tables. What was parsed
/// of a file is kept and shared by all stores of this process that have it open, so that a second reading
/// costs only what changed. Belongs to its database's thread; writing functions expect an open
/// StoreTransaction.
class StoreRows {
public:
    explicit StoreRows(const StoreDatabase& database);

    /// Drops what was parsed: for after a rollback.
    void forget();

    Result<void> insertOrReplace(const RunRecord& record);
    Result<void> insertEpoch(const QString& runId, const EpochReport& epoch);
    Result<void> clearEpochs(const QString& runId);
    Result<void> writeAnnotations(const Annotations& annotations);
    Result<void> removeSet(const QString& setId);

    /// What tells one state of the store from another without reading its records. An annotation changes none
    /// of it.
    struct Marks {
        qint64 revision = 0;  ///< raised with every record that is written
        qint64 runs = 0;
        qint64 journalled = 0;  ///< epochs of runs in work
        bool operator==(const Marks&) const = default;
    };
    Result<Marks> marks() const;

    /// Newest first; running ones with their journal.
    Result<QList<RunRecord>> all();
    Result<std::optional<RunRecord>> one(const QString& runId);
    Result<QList<RunRecord>> ofSet(const QString& setId);
    Result<QStringList> idsWithStatus(RunStatus status) const;
    Result<QStringList> setsWithStatus(RunStatus status) const;
    /// Sets that own the prefix or whose runs do.
    Result<QStringList> setsWithPrefix(const QString& prefix) const;
    Result<QList<Annotations>> annotations() const;
    Result<bool> hasSet(const QString& setId) const;
    /// The fingerprint of a set's ranked runs; absent when none is ranked.
    Result<std::optional<QString>> rankedFingerprint(const QString& setId) const;
    /// The pinned set of a fingerprint, absent when there is none.
    Result<std::optional<QString>> pinnedSet(const QString& fingerprint) const;
    Result<void> unpinAll(const QString& fingerprint);

private:
    struct Head {
        QString id;
        qint64 revision = 0;
        bool isRunning = false;
    };
    struct Parsed;
    Result<QList<Head>> heads(const QString& condition, const QVariantList& values) const;
    Result<QList<RunRecord>> read(const QList<Head>& heads);
    Result<RunRecord> fromJson(const QString& runId) const;
    Result<void> parse(const QString& condition, const QVariantList& values);
    Result<void> parseMissing(const QList<Head>& heads);
    Result<void> addJournal(RunRecord& record) const;
    Result<qint64> nextRevision();
    Result<void> write(RowFieldWriter row, qint64 revision);
    Result<QStringList> texts(const QString& sql, const QVariantList& values) const;
    Result<std::optional<QString>> first(const QString& sql, const QVariantList& values) const;

    const StoreDatabase& m_database;
    std::shared_ptr<Parsed> m_parsed;
};

}  // namespace epochmark
