// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/resultstore.h"

#include "base/printable.h"
#include "results/store/livingruns.h"
#include "results/store/resultstoreprivate.h"
#include "results/store/storetrash.h"

#include <QAbstractEventDispatcher>
#include <QFileInfo>

namespace epochmark {

namespace {

constexpr int kPollMs = 1000;
constexpr int kJournalWaitMs = 250;
constexpr qsizetype kShortestPrefix = 6;

Error usage(const QString& message)
{
    return {ErrorCode::Usage, message, {}};
}

}  // namespace

ResultStore::ResultStore(std::unique_ptr<Private> state) : d(std::move(state))
{
    static_cast<void>(d->lookForWrites());
    connect(&d->poll, &QTimer::timeout, this, &ResultStore::look);
    // A thread without an event loop can't be told of anything; its store is read when it asks.
    if (QAbstractEventDispatcher::instance() != nullptr) {
        d->poll.start(kPollMs);
    }
}

ResultStore::~ResultStore() = default;

Result<std::shared_ptr<ResultStore>> ResultStore::open(const QString& path, int busyTimeoutMs)
{
    return StoreDatabase::open(path, busyTimeoutMs).andThen([](std::unique_ptr<StoreDatabase> database) {
        auto state = std::make_unique<Private>(std::move(database));
        return state->storeOrphansAsInterrupted().transform(
            [&state](bool) { return std::shared_ptr<ResultStore>(new ResultStore(std::move(state))); });
    });
}

Result<std::shared_ptr<ResultStore>> ResultStore::openToRead(const QString& path, int busyTimeoutMs)
{
    if (!QFileInfo::exists(path) || StoreDatabase::canBeWritten(path)) {
        return open(path, busyTimeoutMs);
    }
    return StoreDatabase::openReadOnly(path, busyTimeoutMs)
        .transform([](std::unique_ptr<StoreDatabase> database) {
            return std::shared_ptr<ResultStore>(
                new ResultStore(std::make_unique<Private>(std::move(database))));
        });
}

void ResultStore::look()
{
    const auto stored = d->storeOrphansAsInterrupted();
    const Private::Seen seen = d->lookForWrites();
    if (seen == Private::Seen::Change || (stored && stored.value())) {
        Q_EMIT changed();
    } else if (seen == Private::Seen::Journal) {
        Q_EMIT journalled();
    }
}

void ResultStore::setFollowing(bool isFollowing)
{
    if (!isFollowing) {
        d->poll.stop();
    } else if (!d->poll.isActive() && QAbstractEventDispatcher::instance() != nullptr) {
        d->poll.start(kPollMs);
        look();
    }
}

QString ResultStore::path() const
{
    return d->database->path();
}

Result<void> ResultStore::begin(const RunRecord& record)
{
    if (!d->locks.contains(record.id)) {
        auto lock = RunLock::acquire(d->lockFolder, record.id, livingruns::thisProcess());
        if (!lock) {
            return Error{ErrorCode::Store,
                         tr("The run's lock in %1 can't be made. Make the folder writable, or choose "
                            "another place for the results.")
                             .arg(d->lockFolder),
                         {}};
        }
        d->locks.emplace(record.id, std::move(lock));
    }
    const auto begun = d->inTransaction([&]() { return d->rows.insertOrReplace(record); },
                                        Lasting::ProcessEnd);
    if (!begun) {
        d->locks.erase(record.id);
        return begun;
    }
    Q_EMIT changed();
    return {};
}

Result<void> ResultStore::appendEpoch(const QString& runId, const EpochReport& epoch)
{
    if (!d->locks.contains(runId)) {
        return Error{ErrorCode::Internal, tr("The run %1 wasn't begun here.").arg(runId), {}};
    }
    d->database->limitWaiting(kJournalWaitMs);
    const auto written = d->inTransaction([&]() { return d->rows.insertEpoch(runId, epoch); },
                                          Lasting::ProcessEnd);
    d->database->waitAsOpened();
    if (written) {
        Q_EMIT changed();
    }
    return written;
}

Result<void> ResultStore::finish(const RunRecord& record)
{
    const auto written = d->inTransaction([&]() -> Result<void> {
        if (const auto replaced = d->rows.insertOrReplace(record); !replaced) {
            return replaced;
        }
        return d->rows.clearEpochs(record.id);
    });
    if (!written) {
        return written;  // the lock stays: the caller may try again
    }
    d->locks.erase(record.id);
    Q_EMIT changed();
    return {};
}

Result<QList<RunRecord>> ResultStore::records() const
{
    // Where the store can't be written just now, the truth is shown all the same.
    static_cast<void>(d->storeOrphansAsInterrupted());
    return d->withoutOrphans(d->rows.all());
}

Result<QList<Annotations>> ResultStore::annotations() const
{
    return d->rows.annotations();
}

Result<RecordDocument> ResultStore::everything() const
{
    auto found = records();
    if (!found) {
        return found.error();
    }
    auto noted = annotations();
    if (!noted) {
        return noted.error();
    }
    return RecordDocument{std::move(found).value(), std::move(noted).value()};
}

Result<QList<RunRecord>> ResultStore::runsOfSet(const QString& setId) const
{
    return d->withoutOrphans(d->rows.ofSet(setId));
}

Result<QStringList> ResultStore::runningSets() const
{
    return d->rows.setsWithStatus(RunStatus::Running);
}

Result<QList<RunRecord>> ResultStore::find(const QString& idPrefix) const
{
    const QString prefix = idPrefix.trimmed().toLower();
    if (prefix.size() < kShortestPrefix) {
        return usage(tr("\"%1\" is too short for an id: at least %2 characters are needed.")
                         .arg(idPrefix)
                         .arg(kShortestPrefix));
    }
    static_cast<void>(d->storeOrphansAsInterrupted());
    const auto sets = d->rows.setsWithPrefix(prefix);
    if (!sets) {
        return sets.error();
    }
    if (sets->isEmpty()) {
        return usage(tr("No run or set has an id that begins with \"%1\". The list of results shows the ids.")
                         .arg(prefix));
    }
    if (sets->size() > 1) {
        return usage(tr("%1 sets have an id that begins with \"%2\". Give more characters of it.")
                         .arg(sets->size())
                         .arg(prefix));
    }
    return d->withoutOrphans(d->rows.ofSet(sets->first()));
}

Result<ResultStore::ImportSummary> ResultStore::importDocument(const RecordDocument& document)
{
    static_cast<void>(d->storeOrphansAsInterrupted());
    ImportSummary summary;
    const auto written = d->inTransaction([&]() -> Result<void> {
        QSet<QString> newSets;
        for (const RunRecord& record : document.records) {
            if (const auto done = d->importRecord(record, summary, newSets); !done) {
                return done;
            }
        }
        QHash<QString, Annotations> given;
        for (const Annotations& annotations : document.annotations) {
            given.insert(annotations.setId, annotations);
        }
        for (const QString& setId : newSets) {
            Annotations annotations = given.value(setId);
            annotations.setId = setId;
            annotations.importedAt = QDateTime::currentDateTimeUtc();
            if (const auto done = d->importAnnotations(annotations); !done) {
                return done;
            }
        }
        return {};
    });
    return written.transform([&]() {
        if (summary.added > 0) {
            Q_EMIT changed();
        }
        return summary;
    });
}

Result<RecordDocument> ResultStore::documentOf(const QList<RunRecord>& runs) const
{
    const auto annotations = d->rows.annotations();
    if (!annotations) {
        return annotations.error();
    }
    RecordDocument document;
    QSet<QString> sets;
    const QString running = toString(RunStatus::Running);
    for (const RunRecord& run : runs) {
        const bool saysItRuns = run.verbatim.value(QStringLiteral("status")).toString() == running;
        if (run.status != RunStatus::Running && !saysItRuns) {
            document.records.append(run);
            sets.insert(run.setId);
        }
    }
    for (const Annotations& annotation : annotations.value()) {
        if (sets.contains(annotation.setId)) {
            document.annotations.append(annotation);
        }
    }
    return document;
}

Result<RecordDocument> ResultStore::deleteSet(const QString& setId)
{
    static_cast<void>(d->storeOrphansAsInterrupted());
    RecordDocument deleted;
    const auto done = d->inTransaction([&]() -> Result<void> {
        const auto annotations = d->annotationsOf(setId);
        const auto runs = d->rows.ofSet(setId);
        if (!annotations || !runs) {
            return annotations ? runs.error() : annotations.error();
        }
        for (const RunRecord& run : runs.value()) {
            if (run.status == RunStatus::Running) {
                return usage(tr("This result is still running. Stop it first, then delete it."));
            }
        }
        deleted = {runs.value(), {annotations.value()}};
        return StoreTrash(*d->database).put(setId, deleted).andThen([&]() {
            return d->rows.removeSet(setId);
        });
    });
    return done.transform([&]() {
        Q_EMIT changed();
        return deleted;
    });
}

Result<void> ResultStore::restore(const RecordDocument& deleted)
{
    return announced(d->inTransaction([&]() { return d->bringBack(deleted); }));
}

Result<QList<DeletedSet>> ResultStore::deletedSets() const
{
    return StoreTrash(*d->database).all();
}

Result<void> ResultStore::restoreSets(const QStringList& setIds)
{
    return announced(d->inTransaction([&]() -> Result<void> {
        for (const QString& setId : setIds) {
            const auto deleted = StoreTrash(*d->database).documentOf(setId);
            if (!deleted) {
                return deleted.error();
            }
            if (!deleted.value()) {
                return usage(tr("There is no deleted result %1.").arg(setId.left(8)));
            }
            if (const auto back = d->bringBack(*deleted.value()); !back) {
                return back;
            }
        }
        return {};
    }));
}

Result<void> ResultStore::forgetDeleted(const QStringList& setIds)
{
    return d->inTransaction([&]() -> Result<void> {
        for (const QString& setId : setIds) {
            if (const auto removed = StoreTrash(*d->database).remove(setId); !removed) {
                return removed;
            }
        }
        return {};
    });
}

Result<void> ResultStore::setName(const QString& setId, const QString& name)
{
    const QString line = name.trimmed();
    if (line.size() > kLongestName || printable(line) != line) {
        return usage(tr("A name is one line of at most %1 characters.").arg(kLongestName));
    }
    return announced(d->annotate(setId, [&](Annotations& annotations) -> Result<void> {
        annotations.name = line;
        return {};
    }));
}

Result<void> ResultStore::setNote(const QString& setId, const QString& note)
{
    return announced(d->annotate(setId, [&](Annotations& annotations) -> Result<void> {
        annotations.note = note.trimmed();
        return {};
    }));
}

Result<void> ResultStore::pin(const QString& setId)
{
    return announced(d->annotate(setId, [&](Annotations& annotations) -> Result<void> {
        return d->rows.rankedFingerprint(setId).andThen(
            [&](const std::optional<QString>& fingerprint) -> Result<void> {
                if (!fingerprint) {
                    return usage(
                        tr("This result isn't ranked, so it can't be the baseline. Pin a ranked one."));
                }
                annotations.isPinned = true;
                return d->rows.unpinAll(*fingerprint);
            });
    }));
}

Result<void> ResultStore::unpin(const QString& setId)
{
    return announced(d->annotate(setId, [](Annotations& annotations) -> Result<void> {
        annotations.isPinned = false;
        return {};
    }));
}

Result<void> ResultStore::announced(Result<void> written)
{
    if (written) {
        Q_EMIT changed();
    }
    return written;
}

}  // namespace epochmark
