// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/queueevent.h"
#include "queue/runplan.h"
#include "results/record/runrecord.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// Says which run of a plan comes next, and keeps what became of the others. The sets take turns (A0 B0 A1 B1
/// ...): what slows the machine down meanwhile then meets them alike. Starts nothing and knows no clock:
/// QueueDriver drives it, and those who show a queue keep one that follows its events. Value; one thread.
///     RunQueue queue(plan);
///     while (const auto position = queue.next()) {
///         queue.begin(*position);
///         queue.end(run(queue.request(*position)));
///     }
class RunQueue {
public:
    enum class State { Waiting, Running, Done, Stopped, Skipped, Failed, Dropped };
    struct Entry {
        int set = 0;     ///< position among the plan's sets
        int repeat = 0;  ///< from 0
        State state = State::Waiting;
        std::optional<double> seconds;  ///< headline of a finished run
        bool isRanked = false;
        std::optional<double> billedSeconds;  ///< all of a finished run: check, data, warm-up, training
        bool operator==(const Entry&) const = default;
    };
    /// What is left of the queue in seconds, without pauses. Not complete: sets that never ran are missing in
    /// it.
    struct Forecast {
        double seconds = 0;
        bool isComplete = true;
    };

    RunQueue() = default;
    explicit RunQueue(RunPlan plan);

    const RunPlan& plan() const { return m_plan; }
    /// In the order in which they run. Automatic repeats: grows while a set needs more runs.
    const QList<Entry>& entries() const { return m_entries; }

    /// The run to begin now; absent while one runs and when all is over.
    std::optional<int> next() const;
    std::optional<int> running() const { return m_running; }
    bool isAnyWaiting() const;
    bool isOver() const { return !m_running && !next(); }
    /// Whether the device should cool down before next() begins.
    bool needsCoolDown() const;

    /// Repeat k uses seed + k; where several runs save their model, each file is numbered: "model-2.pt".
    RunRequest request(int position) const;

    void begin(int position);
    /// The run in work has ended. A failed run drops the rest of its set, an unusable dataset or store the
    /// whole queue, and so does a stopped run that wasn't skipped.
    void end(const Result<RunRecord>& result);
    /// The run in work, once it has stopped, leaves the others waiting.
    void skipRunning() { m_isSkipping = true; }
    /// Nothing that waits is run any more.
    void dropWaiting();
    /// Comes to where the queue is that the events tell of.
    void follow(const QueueEvent& event);

    /// Why an automatic set has ended, a sentence; empty while it goes on or when the repeats are fixed.
    QString verdict(int set) const { return m_verdicts.value(set); }
    /// `runSecondsLeft`: of the run in work, absent when unknown; `runSeconds`: how long it has lasted.
    Forecast forecast(double runSeconds, std::optional<double> runSecondsLeft) const;

private:
    void applyRule(int set);
    void drop(std::optional<int> set);
    std::optional<double> usualSeconds(int set) const;

    RunPlan m_plan;
    QList<Entry> m_entries;
    QList<QString> m_verdicts;
    std::optional<int> m_running;
    bool m_isSkipping = false;
    bool m_isDropped = false;  ///< everything that waited: nothing may be added
};

}  // namespace epochmark
