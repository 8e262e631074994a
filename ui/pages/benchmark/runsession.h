// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "pages/benchmark/repeatlist.h"
#include "results/runrecord.h"
#include "run/runevents.h"
#include "run/runrequest.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace epochmark {

class BenchmarkJob;

/// The repeats of one set, one BenchmarkJob after the other; passes their events on. Window thread; the destructor stops
/// and waits for the job in work.
class RunSession : public QObject {
    Q_OBJECT
public:
    explicit RunSession(QObject* parent = nullptr);
    ~RunSession() override;

    /// Starts `repeats` runs of one set: repeat k uses seed + k. Only when not running.
    void start(const RunRequest& request, int repeats);
    /// Ends the run in work within one step; the ones waiting are dropped.
    void requestStop();
    bool isRunning() const { return m_job != nullptr || !m_waiting.isEmpty(); }
    const QList<RepeatList::Entry>& entries() const { return m_entries; }

Q_SIGNALS:
    void runStarted(const epochmark::RunRequest& request, int index);
    void stageChanged(const epochmark::StageEvent& event);
    /// At most once a second within a stage: painting takes time from a training on all cores.
    void progressed(const epochmark::RunProgress& progress);
    void datasetRead(const epochmark::DatasetSummary& summary);
    void modelReady(const QList<epochmark::LayerSummary>& summary);
    void epochFinished(const epochmark::EpochReport& report);
    void warningRaised(const epochmark::Warning& warning);
    void messageLogged(const QString& text);
    void entriesChanged();
    /// One run has ended; then, after the last, sessionFinished().
    void runFinished(const epochmark::Result<epochmark::RunRecord>& result);
    void sessionFinished();

private:
    void startNext();
    void takeResult(const Result<RunRecord>& result);
    void updateShare(const RunProgress& progress);

    QList<RunRequest> m_waiting;
    QList<RepeatList::Entry> m_entries;
    qsizetype m_current = -1;
    BenchmarkJob* m_job = nullptr;
    std::optional<RunStage> m_lastStage;  ///< of the progress passed on last
    Stopwatch m_sinceProgress;
};

}  // namespace epochmark
