// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/api/engine.h"
#include "results/record/runrecord.h"
#include "run/runrequest.h"

#include <memory>
#include <optional>

namespace epochmark {

class Manifest;
class RescueFile;
class ResultStore;

/// The record of one run while it grows, and its journal in the store. Made, used and destroyed on the thread
/// that runs.
///     open() -> fill record() -> begin() -> appendEpoch()... -> finish()
class RunRecorder {
public:
    /// Opens the store. Error::Store with a sentence when it can't be used.
    static Result<std::unique_ptr<RunRecorder>> open(const RunRequest& request, const QString& runId);
    /// Keeps the record in memory alone: of a rank that isn't the first.
    static std::unique_ptr<RunRecorder> withoutStore(const RunRequest& request, const QString& runId);
    ~RunRecorder();

    RunRecord& record() { return m_record; }
    const RunRecord& record() const { return m_record; }
    bool hasBegun() const { return m_hasBegun; }
    QString storeFolder() const;

    void setDevice(const Device& device, int threads);
    void setDataset(const Manifest& manifest);

    /// Journals the record as running, and takes room on the disk for the finished one.
    Result<void> begin();
    /// Keeps one finished epoch and journals it, with those that couldn't be journalled before. A journal
    /// that can't be written gives a warning once: the run goes on, and each epoch tries again.
    std::optional<Warning> appendEpoch(const EpochReport& epoch);
    /// Takes over what training brought.
    void setOutcome(const TrainingReport& report);
    /// Adds a warning to the record; false when it has one of that code.
    bool warn(const Warning& warning);

    /// Prices the record, whose status is set, and replaces the journal by it. When the store fails, the
    /// record is written to a file beside it (into the room that begin() took, if the disk is full) or in the
    /// temporary folder, which the Error::Store names: `import` takes it.
    Result<RunRecord> finish();

private:
    explicit RunRecorder(const RunRequest& request, const QString& runId);
    Result<void> journalPending();
    Error rescue(const Error& failure) const;
    std::optional<QString> writeRescue(const QByteArray& json) const;

    QString m_storePath;
    std::shared_ptr<ResultStore> m_store;
    RunRecord m_record;
    bool m_hasBegun = false;
    std::unique_ptr<RescueFile> m_room;
    qsizetype m_journalled = 0;  ///< so many of the record's epochs are in the store
    bool m_isJournalBroken = false;
};

}  // namespace epochmark
