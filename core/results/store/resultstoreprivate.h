// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/store/resultstore.h"
#include "results/store/runlock.h"
#include "results/store/storedatabase.h"
#include "results/store/storerows.h"

#include <QSet>
#include <QTimer>

#include <map>
#include <memory>

namespace epochmark {

/// What a write must survive.
enum class Lasting { ProcessEnd, PowerCut };

/// What a ResultStore does behind its interface: transactions over its rows, the locks of the runs begun
/// here, and the rules of import. Belongs to its store and its thread.
class ResultStore::Private {
public:
    explicit Private(std::unique_ptr<StoreDatabase> opened);

    /// Does `write` in a transaction. A journal outlives its process without a sync; a result outlives the
    /// power, too.
    template <typename Write>
    Result<void> inTransaction(Write write, Lasting lasting = Lasting::PowerCut)
    {
        const auto sync = lasting == Lasting::PowerCut ? QStringLiteral("PRAGMA synchronous = FULL")
                                                       : QStringLiteral("PRAGMA synchronous = NORMAL");
        if (const auto set = database->run(sync); !set) {
            return set.error();
        }
        if (const auto place = database->checkPlace(); !place) {
            return place;
        }
        StoreTransaction transaction(*database);
        if (!transaction.begun()) {
            return transaction.begun();
        }
        Result<void> done = write();
        if (done) {
            done = transaction.commit();
        }
        if (!done) {
            rows.forget();  // what was read in between may never have been
        }
        return done;
    }

    /// Reads, changes and writes one set's annotations in one transaction.
    template <typename Change>
    Result<void> annotate(const QString& setId, Change change)
    {
        return inTransaction([&]() -> Result<void> {
            return annotationsOf(setId).andThen([&](Annotations annotations) {
                return change(annotations).andThen([&]() { return rows.writeAnnotations(annotations); });
            });
        });
    }

    /// Runs stored as running whose owner is gone.
    Result<QStringList> orphans() const;
    /// Turns orphans into interrupted runs, their journals into their epochs; true when there were any.
    /// Verbatim ones stay as they are: the program that knows them will do it.
    Result<bool> storeOrphansAsInterrupted();
    /// Records as they are shown: also where orphans can't be stored as interrupted just now, they are.
    Result<QList<RunRecord>> withoutOrphans(Result<QList<RunRecord>> found) const;
    /// What is left of a run whose process ended before it.
    static RunRecord interrupted(RunRecord record);

    /// A set's annotations, empty ones when it has none. Error::Usage when there is no such set.
    Result<Annotations> annotationsOf(const QString& setId) const;

    /// Both inside a transaction. A run that is new is added, its set noted in `newSets` when that is new,
    /// too.
    Result<void> importRecord(const RunRecord& record, ImportSummary& summary, QSet<QString>& newSets);
    /// restore()'s work, inside a transaction.
    Result<void> bringBack(const RecordDocument& deleted);
    /// A baseline that was pinned here stays pinned.
    Result<void> importAnnotations(Annotations annotations);

    /// What another connection has written since the last call.
    enum class Seen { Nothing, Journal, Change };
    Seen lookForWrites();

    std::unique_ptr<StoreDatabase> database;
    mutable StoreRows rows;
    QString lockFolder;
    std::map<QString, std::unique_ptr<RunLock>> locks;  ///< of the runs begun here
    QTimer poll;

private:
    Result<bool> storeAsInterrupted(const QString& runId);
    QSet<QString> m_orphansOfOthers;  ///< verbatim: the program that knows them will store them
    qint64 m_dataVersion = -1;
    StoreRows::Marks m_marks;
};

}  // namespace epochmark
