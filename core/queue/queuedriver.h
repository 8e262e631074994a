// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "base/stopwatch.h"
#include "queue/queueevent.h"
#include "queue/queuethermometer.h"
#include "queue/ranksession.h"
#include "queue/runqueue.h"
#include "run/runexecutor.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace epochmark {

/// Where a queue gets its runs, temperatures and time from, and who else may end a pause.
struct QueueDependencies {
    RunDependencies run;
    QueueThermometer::Opener thermometer = QueueThermometer::openDeviceTemperature;
    std::function<double()> pauseClock = [watch = Stopwatch()] {
        return watch.seconds();
    };                                            ///< monotonic seconds
    std::chrono::milliseconds betweenLooks{500};  ///< at a pause
    /// Waits so long at most; true: the pause is to end now (somebody pressed Enter). Empty: nobody but
    /// endPause() and a stop ends it.
    std::function<bool(std::chrono::milliseconds)> waitForGoOn;
    /// Starts and meets the ranks of a plan that has several, for "run" or "estimate"; `run.ranks` of whoever
    /// has met them already come first.
    using MeetRanks = std::function<Result<std::unique_ptr<RankSession>>(
        const RunPlan& plan, const QString& command, const StopToken& stop)>;
    MeetRanks meetRanks = meetOnThisMachine;

    static Result<std::unique_ptr<RankSession>> meetOnThisMachine(const RunPlan& plan, const QString& command,
                                                                  const StopToken& stop);
};

/// Drives a plan from its first run to its last: runs in turn, pauses in between, repeats, stop and skip.
/// Everything happens in run(), on the calling thread, without an event loop; the other functions may be
/// called from any thread meanwhile. Window and terminal do the same by it: they differ in what they show.
///     QueueDriver driver(plan, {}, sink, stopOnInterrupt());
///     driver.run();
class QueueDriver {
public:
    /// `stop`: somebody else's request; it ends a run within one step, a pause at its next look.
    QueueDriver(RunPlan plan, QueueDependencies dependencies, QueueSink& sink, StopToken stop = {});

    /// At most once. Whatever happens, each run that was started is finished once, and QueueFinished is the
    /// last event: a sink that throws std::bad_alloc in place of taking one of these gets it again until it
    /// has.
    void run();

    /// Ends the run in work within one step, or the pause; those that wait are left out.
    void requestStop();
    /// Begins the run at `position` now; nothing happens unless the pause before it is under way.
    void endPause(int position);
    /// Ends that run within one step, keeps it as stopped and goes on with the next; nothing happens unless
    /// it is under way. Ranks all end it and go on together; a stop of one of them comes first.
    void skipRun(const QString& runId);

private:
    class Reporter;

    void runAll();
    bool areOthersWaiting() const;
    bool isFirstOfMet() const;
    bool goesOn();
    void hearOthers(Ranks& ranks);
    Result<void> findRanks(RunSink& sink);
    bool isFirst() const;
    void pause();
    bool waitForNextLook(int position);
    void runNext();
    void beginRun(const RunStarted& started);
    void finishRun(const Result<RunRecord>& result);
    void endRun(const Result<RunRecord>& result, bool isSkipped);
    void breakOff(const Error& error, const char* detail);
    void finish();
    void deliver(const QueueEvent& event);
    void report(const QueueEvent& event);

    QueueDependencies m_dependencies;
    QueueSink& m_sink;
    QueueThermometer m_thermometer;
    RunQueue m_queue;
    std::unique_ptr<RankSession> m_session;  ///< of the ranks that the plan asks for, while it is driven
    bool m_isBroken = false;                 ///< a run of several ranks has failed
    bool m_hasBegun = false;                 ///< a run
    bool m_hasShared = false;     ///< several ranks came to the end of the last run, or stopped it together
    bool m_wasStopped = false;    ///< the last run was
    bool m_hasSkipped = false;    ///< here, for the next one's sake
    std::optional<Error> m_lost;  ///< why the ranks can't go on
    std::optional<double> m_pausedSeconds;  ///< waited before the next run
    std::mutex m_reporting;                 ///< one event at a time
    QString m_unfinished;                   ///< the run that was started and not told to be finished
    std::unique_ptr<char[]> m_reserve;      ///< given up where memory has run out

    StopSource m_stop;
    std::mutex m_mutex;  ///< guards what is below
    std::condition_variable m_wake;
    std::optional<int> m_pausedPosition;  ///< while a pause is under way
    bool m_isPauseEnded = false;
    QString m_runId;  ///< while a run is under way
    StopSource m_runStop;
    bool m_isSkipped = false;
};

}  // namespace epochmark
