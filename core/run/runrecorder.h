// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/api/engine.h"
#include "results/runrecord.h"
#include "run/runrequest.h"

#include <memory>
#include <optional>

namespace epochmark {

class Manifest;
class ResultStore;

/// The record of one run while it grows, and its journal in the store. Made, used and destroyed on the thread that runs.
///     open() -> fill record() -> begin() -> appendEpoch()... -> finish()
class RunRecorder {
public:
    /// Opens the store. Error::Store with a sentence when it can't be used.
    static Result<std::unique_ptr<RunRecorder>> open(const RunRequest& request, const QString& runId);

    RunRecord& record() { return m_record; }
    const RunRecord& record() const { return m_record; }
    bool hasBegun() const { return m_hasBegun; }
    QString storeFolder() const;

    void setDevice(const Device& device, int threads);
    void setDataset(const Manifest& manifest);

    /// Journals the record as running.
    Result<void> begin();
    /// Keeps one finished epoch and journals it. A journal that can't be written gives a warning once: the run goes on.
    std::optional<Warning> appendEpoch(const EpochReport& epoch);
    /// Takes over what training brought.
    void setOutcome(const TrainingReport& report);
    /// Adds a warning to the record unless it has one of that code.
    void warn(const Warning& warning);

    /// Prices the record, whose status is set, and replaces the journal by it. When the store fails, the record is written to a file beside it
    /// or in the temporary folder, which the Error::Store names: `import` takes it.
    Result<RunRecord> finish();

private:
    explicit RunRecorder(const RunRequest& request, const QString& runId);
    Error rescue(const Error& failure) const;

    QString m_storePath;
    std::shared_ptr<ResultStore> m_store;
    RunRecord m_record;
    bool m_hasBegun = false;
    bool m_isJournalBroken = false;
};

}  // namespace epochmark
