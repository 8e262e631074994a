// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "console.h"
#include "queue/queueevent.h"
#include "queue/queueskip.h"
#include "queue/runqueue.h"
#include "results/record/runrecord.h"
#include "runprogress.h"

#include <QList>

#include <memory>
#include <mutex>

namespace epochmark {
class EventStream;
class Ranks;
}  // namespace epochmark

namespace epochmark::cli {

/// Drives a plan on the calling thread and shows it on the terminal: progress, pauses, results, and why an
/// automatic set has enough.
class QueueRunner final : public QueueSink {
public:
    /// `events`: where they are written besides, or nullptr; outlives this.
    QueueRunner(Console& console, EventStream* events);

    /// Done, or what the first run that didn't end well says. `ranks`: with whom it is shared out, or null;
    /// `skipFile`: SkipWatch's.
    ExitStatus run(const RunPlan& plan, std::shared_ptr<Ranks> ranks = nullptr, const QString& skipFile = {});
    /// The same after the events of a run elsewhere were handed to handle().
    ExitStatus status() const { return m_status; }
    /// The run or the pause in work; empty: none. Any thread.
    QueueSkip inWork() const;
    /// All records there are, also after a stop or a failure.
    const QList<RunRecord>& records() const { return m_records; }

    void handle(const QueueEvent& event) override;

private:
    void noteWork(const QueueEvent& event);
    void print(const QueueEvent& event);
    void printPause(const PauseEvent& pause);
    void printStart(const RunStarted& started);
    void printResult(const RunFinished& finished);
    void printVerdict(const QString& verdict, int set) const;
    void printEnd(const QueueFinished& finished);
    void printSummary() const;
    void noteStatus(ExitStatus status);

    Console& m_console;
    EventStream* m_events;
    RunQueue m_queue;  ///< where the driver's stands
    RunProgressPrinter m_progress;
    RunStarted m_started;  ///< the run in work
    bool m_isPausePrinted = false;
    mutable std::mutex m_workMutex;
    QueueSkip m_inWork;
    ExitStatus m_status = kDone;
    QList<RunRecord> m_records;
};

}  // namespace epochmark::cli
