// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/recordjson.h"
#include "results/record/runrecord.h"
#include "results/store/deletedset.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace epochmark {

/// All runs of this user in one SQLite file (WAL, migrated by user_version). QObject; each thread opens its
/// own (a connection belongs to its thread). A store of a newer program, a corrupt or unwritable one is
/// refused with a sentence and left untouched. Changes of any connection of any process are announced (own
/// writes at once, others' within a second while the thread has an event loop and the store is followed).
///     auto store = ResultStore::open(paths::storeFile());
class ResultStore : public QObject {
    Q_OBJECT
public:
    /// Makes the store (and its folder) when it isn't there. Waits at most `busyTimeoutMs` for another
    /// program's lock.
    static Result<std::shared_ptr<ResultStore>> open(const QString& path, int busyTimeoutMs = 5000);
    /// For whoever only looks: one that is there but can't be written (a read-only folder, a full disk) is
    /// opened all the same; what would write then gives Error::Store.
    static Result<std::shared_ptr<ResultStore>> openToRead(const QString& path, int busyTimeoutMs = 5000);
    ~ResultStore() override;

    QString path() const;

    /// Starts the journal of a run: stored as running, under an operating-system lock held until finish() or
    /// the end of the process. Once more for the same run: replaces what is known of it so far, journalled
    /// epochs stay.
    Result<void> begin(const RunRecord& record);
    /// Journals one finished epoch of a run begun here. Waits a quarter of a second at most for another
    /// program's lock: training stands still meanwhile.
    Result<void> appendEpoch(const QString& runId, const EpochReport& epoch);
    /// Replaces the journal by the final record (completed, stopped or failed) in one transaction.
    Result<void> finish(const RunRecord& record);

    /// Every run, newest first; running ones with the epochs journalled so far. Marks runs whose owner is
    /// gone as interrupted first.
    Result<QList<RunRecord>> records() const;
    Result<QList<Annotations>> annotations() const;
    /// records() and annotations().
    Result<RecordDocument> everything() const;
    /// The runs of one set, newest first, as records() has them; empty when there is no such set. Only its
    /// own rows are looked at.
    Result<QList<RunRecord>> runsOfSet(const QString& setId) const;
    /// Sets with a run in work, whoever's.
    Result<QStringList> runningSets() const;
    /// A run's or set's uuid or a unique prefix of at least 6 characters -> the runs of that set.
    /// Error::Usage with a sentence when unknown, too short or ambiguous.
    Result<QList<RunRecord>> find(const QString& idPrefix) const;

    /// Adds records that aren't there; known ids with equal content are counted, with other content refused.
    /// A finished record takes the place of its own run's interrupted journal.
    struct ImportSummary {
        int added = 0;
        int known = 0;
        QStringList refused;  ///< sentences
    };
    Result<ImportSummary> importDocument(const RecordDocument& document);

    /// What export writes of these runs: all but running ones, with their sets' annotations.
    Result<RecordDocument> documentOf(const QList<RunRecord>& runs) const;

    /// Takes a whole set off the board, gives back what restore() needs to undo it, and keeps that among
    /// deletedSets(). Error::Usage while it runs.
    Result<RecordDocument> deleteSet(const QString& setId);
    /// What is there meanwhile stays as it is: the runs of a set that has come back by other ways, its name.
    Result<void> restore(const RecordDocument& deleted);
    /// Sets that were deleted, by whatever program and run of it, latest first.
    Result<QList<DeletedSet>> deletedSets() const;
    /// Brings them back, all or none. Error::Usage when one isn't among them.
    Result<void> restoreSets(const QStringList& setIds);
    /// Removes deleted sets for good.
    Result<void> forgetDeleted(const QStringList& setIds);

    static constexpr int kLongestName = 200;  ///< characters
    /// Error::Usage for more than one line, other control characters, or a name that is too long.
    Result<void> setName(const QString& setId, const QString& name);
    Result<void> setNote(const QString& setId, const QString& note);
    /// Pins a set as the baseline of its fingerprint (unpinning the former one). Error::Usage when it isn't
    /// ranked.
    Result<void> pin(const QString& setId);
    Result<void> unpin(const QString& setId);

    /// Whether the store is looked at once a second for what other connections wrote; it is from the start.
    /// Off while something is measured: each look takes time from that. On again: looks at once.
    void setFollowing(bool isFollowing);
    /// Looks at once, followed or not: what another connection has written is announced before this returns.
    void look();

Q_SIGNALS:
    void changed();
    /// Another connection has journalled epochs of a run in work and done nothing else: runningSets() and
    /// runsOfSet() have it all.
    void journalled();

private:
    class Private;
    explicit ResultStore(std::unique_ptr<Private> state);
    Result<void> announced(Result<void> written);
    std::unique_ptr<Private> d;
};

}  // namespace epochmark
