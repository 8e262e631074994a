// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/resultstoreprivate.h"

#include "results/store/storetrash.h"

#include "results/record/recordjson.h"
#include "results/store/storeactivity.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace epochmark {

ResultStore::Private::Private(std::unique_ptr<StoreDatabase> opened)
    : database(std::move(opened)), rows(*database),
      lockFolder(RunLock::folderOf(QFileInfo(database->path()).absolutePath()))
{}

namespace {

/// Whether `whole` is the finished record of a run whose journal is all that reached the store: the disk was
/// full, say, and the record went to a file.
bool isRescueOf(const RunRecord& stump, const RunRecord& whole)
{
    return stump.status == RunStatus::Interrupted && !stump.isVerbatim()
           && whole.status != RunStatus::Interrupted && stump.setId == whole.setId
           && stump.startedAt == whole.startedAt && stump.epochs.size() <= whole.epochs.size();
}

}  // namespace

Result<QStringList> ResultStore::Private::orphans() const
{
    auto running = rows.idsWithStatus(RunStatus::Running);
    if (running) {
        running->removeIf(
            [this](const QString& id) { return locks.contains(id) || !RunLock::isFree(lockFolder, id); });
    }
    return running;
}

Result<bool> ResultStore::Private::storeAsInterrupted(const QString& runId)
{
    const auto written = inTransaction([&]() -> Result<void> {
        const auto record = rows.one(runId);  // looked up again: its owner may have finished it just before
        if (!record || !record.value() || record.value()->status != RunStatus::Running) {
            return record ? Result<void>() : record.error();
        }
        if (record.value()->isVerbatim()) {
            m_orphansOfOthers.insert(runId);
            return {};
        }
        return rows.insertOrReplace(interrupted(*record.value())).andThen([&]() {
            return rows.clearEpochs(runId);
        });
    });
    const bool isOthers = m_orphansOfOthers.contains(runId);
    if (written && !isOthers) {
        for (const char* leftover : {".lock", ".rescue"}) {
            QFile::remove(lockFolder + QLatin1Char('/') + runId + QLatin1String(leftover));
        }
    }
    return written.transform([isOthers]() { return !isOthers; });
}

Result<bool> ResultStore::Private::storeOrphansAsInterrupted()
{
    const auto found = orphans();
    if (!found) {
        return found.error();
    }
    bool isAnyStored = false;
    for (const QString& runId : found.value()) {
        if (m_orphansOfOthers.contains(runId)) {
            continue;
        }
        const auto stored = storeAsInterrupted(runId);
        if (!stored) {
            return stored.error();
        }
        isAnyStored = isAnyStored || stored.value();
    }
    return isAnyStored;
}

Result<QList<RunRecord>> ResultStore::Private::withoutOrphans(Result<QList<RunRecord>> found) const
{
    const auto isRunning = [](const RunRecord& record) { return record.status == RunStatus::Running; };
    if (!found || std::none_of(found->cbegin(), found->cend(), isRunning)) {
        return found;
    }
    const auto gone = orphans();
    for (RunRecord& record : found.value()) {
        if (isRunning(record) && gone && gone->contains(record.id)) {
            record = interrupted(record);
        }
    }
    return found;
}

RunRecord ResultStore::Private::interrupted(RunRecord record)
{
    record.status = RunStatus::Interrupted;
    record.isRanked = false;
    const QString reason = ResultStore::tr("Interrupted: the program ended after %1 of %2 epochs.")
                               .arg(record.epochs.size())
                               .arg(record.workload.epochs);
    record.unrankedReasons = record.isVerbatim() ? record.unrankedReasons + QStringList{reason}
                                                 : QStringList{reason};
    return record;
}

Result<Annotations> ResultStore::Private::annotationsOf(const QString& setId) const
{
    const auto exists = rows.hasSet(setId);
    if (!exists || !exists.value()) {
        return exists
                   ? Error{ErrorCode::Usage, tr("There is no result with the id %1 any more.").arg(setId), {}}
                   : exists.error();
    }
    const auto all = rows.annotations();
    if (!all) {
        return all.error();
    }
    for (const Annotations& annotations : all.value()) {
        if (annotations.setId == setId) {
            return annotations;
        }
    }
    Annotations none;
    none.setId = setId;
    return none;
}

Result<void> ResultStore::Private::importRecord(const RunRecord& record, ImportSummary& summary,
                                                QSet<QString>& newSets)
{
    if (record.status == RunStatus::Running) {
        summary.refused += tr("The run %1 was still running when it was written: not imported.")
                               .arg(record.id);
        return {};
    }
    const auto known = rows.one(record.id);
    if (!known) {
        return known.error();
    }
    if (known.value()) {
        if (toJson(*known.value()) == toJson(record)) {
            ++summary.known;
        } else if (isRescueOf(*known.value(), record)) {
            ++summary.added;
            return rows.insertOrReplace(record);
        } else {
            summary.refused += tr("The run %1 is here already with another content: the one here was kept.")
                                   .arg(record.id);
        }
        return {};
    }
    const auto hasSet = rows.hasSet(record.setId);
    if (!hasSet) {
        return hasSet.error();
    }
    if (!hasSet.value()) {
        newSets.insert(record.setId);
    }
    ++summary.added;
    return rows.insertOrReplace(record);
}

Result<void> ResultStore::Private::bringBack(const RecordDocument& deleted)
{
    for (const Annotations& annotations : deleted.annotations) {
        const auto isThere = rows.hasSet(annotations.setId);
        if (!isThere) {
            return isThere.error();
        }
        for (const RunRecord& record : deleted.records) {
            const auto known = rows.one(record.id);
            if (!known) {
                return known.error();
            }
            if (!known.value() && record.setId == annotations.setId) {
                if (const auto inserted = rows.insertOrReplace(record); !inserted) {
                    return inserted;
                }
            }
        }
        const auto named = isThere.value() ? Result<void>() : importAnnotations(annotations);
        const auto taken = named.andThen([&]() { return StoreTrash(*database).remove(annotations.setId); });
        if (!taken) {
            return taken;
        }
    }
    return {};
}

Result<void> ResultStore::Private::importAnnotations(Annotations annotations)
{
    if (annotations.isPinned) {
        const auto fingerprint = rows.rankedFingerprint(annotations.setId);
        if (!fingerprint) {
            return fingerprint.error();
        }
        const auto pinned = rows.pinnedSet(fingerprint.value().value_or(QString()));
        if (!pinned) {
            return pinned.error();
        }
        annotations.isPinned = fingerprint.value() && !pinned.value();
    }
    return rows.writeAnnotations(annotations);
}

ResultStore::Private::Seen ResultStore::Private::lookForWrites()
{
    StoreActivity::countPoll();
    auto query = database->run(QStringLiteral("PRAGMA data_version"));
    if (!query || !query->next()) {
        return Seen::Nothing;  // busy just now: the next look will see it
    }
    const qint64 found = query->value(0).toLongLong();
    const bool isFirst = m_dataVersion < 0;
    if (found == m_dataVersion) {
        return Seen::Nothing;
    }
    m_dataVersion = found;
    const StoreRows::Marks before = m_marks;
    const auto marks = rows.marks();
    m_marks = marks ? marks.value() : StoreRows::Marks{};
    if (isFirst) {
        return Seen::Nothing;
    }
    const bool isJournal = marks && m_marks.revision == before.revision && m_marks.runs == before.runs
                           && m_marks.journalled != before.journalled;
    return isJournal ? Seen::Journal : Seen::Change;
}

}  // namespace epochmark
