// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "pages/benchmark/queue/queuecontent.h"
#include "queue/queuethermometer.h"
#include "queue/runqueue.h"
#include "results/record/runrecord.h"
#include "run/runevents.h"
#include "run/runexecutor.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace epochmark {

class BenchmarkJob;

/// Where a session gets its runs, temperatures and time from; tests put others in.
struct SessionDependencies {
    RunDependencies run;
    QueueThermometer::Opener thermometer = QueueThermometer::openDeviceTemperature;
    std::function<double()> pauseClock = [watch = Stopwatch()] {
        return watch.seconds();
    };                           ///< monotonic seconds
    int lookMilliseconds = 500;  ///< between two looks at a pause
};

/// A queue of runs, one BenchmarkJob after the other with pauses in between; passes their events on. Window
/// thread; the destructor stops and waits for the job in work.
class RunSession : public QObject {
    Q_OBJECT
public:
    explicit RunSession(QObject* parent = nullptr) : RunSession(SessionDependencies{}, parent) {}
    explicit RunSession(SessionDependencies dependencies, QObject* parent = nullptr);
    ~RunSession() override;

    /// Only when not running.
    void start(const RunPlan& plan);
    /// Ends the run or the pause in work within one step; the ones waiting are left out.
    void requestStop();
    /// Goes on with the next run: ends the run in work, which is kept as stopped, or the pause.
    void skip();
    bool isRunning() const { return m_job != nullptr || m_pause.has_value() || !m_queue.isOver(); }
    const RunQueue& queue() const { return m_queue; }
    QueueList::Content content() const { return contentOf(m_queue, m_moment); }

Q_SIGNALS:
    void runStarted(const epochmark::RunRequest& request);
    void stageChanged(const epochmark::StageEvent& event);
    /// At most once a second within a stage: painting takes time from a training on all cores.
    void progressed(const epochmark::RunProgress& progress);
    void datasetRead(const epochmark::DatasetSummary& summary);
    void modelReady(const QList<epochmark::LayerSummary>& summary);
    void epochFinished(const epochmark::EpochReport& report);
    void warningRaised(const epochmark::Warning& warning);
    void messageLogged(const QString& text);
    /// What content() says has changed.
    void queueChanged();
    /// One run has ended; then, after the last, sessionFinished().
    void runFinished(const epochmark::Result<epochmark::RunRecord>& result);
    void sessionFinished();

private:
    struct Pause {
        CoolDown rule;
        QString deviceId;
        double begunAt = 0;
    };
    void goOn();
    void startNext();
    void beginPause();
    void lookAtPause();
    void endPause();
    void connectJob();
    void takeResult(const Result<RunRecord>& result);
    void takeProgress(const RunProgress& progress);

    SessionDependencies m_dependencies;
    QueueThermometer m_thermometer;
    RunQueue m_queue;
    QueueMoment m_moment;
    std::optional<Pause> m_pause;
    std::optional<double> m_pausedSeconds;  ///< waited before the next run
    QTimer m_looks;
    BenchmarkJob* m_job = nullptr;
    std::optional<RunStage> m_lastStage;  ///< of the progress passed on last
    Stopwatch m_sinceProgress;
};

}  // namespace epochmark
