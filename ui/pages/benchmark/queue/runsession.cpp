// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/runsession.h"

#include "base/format.h"
#include "run/benchmarkjob.h"

#include <algorithm>

namespace epochmark {

namespace {

// A redraw of tiles, stage bar and charts costs some 4 ms. At 20 a second the window took 7 % from a training
// on both cores of a small machine.
constexpr double kProgressSeconds = 1;

/// Share of a run in percent: training is nearly all of it.
int percentOf(const RunProgress& progress)
{
    if (progress.stage < RunStage::Train || progress.epochs == 0) {
        return 0;
    }
    return progress.stage == RunStage::Train ? std::clamp(static_cast<int>(progress.share * 100), 0, 100)
                                             : 100;
}

}  // namespace

RunSession::RunSession(SessionDependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)), m_thermometer(m_dependencies.thermometer)
{
    m_looks.setInterval(m_dependencies.lookMilliseconds);
    connect(&m_looks, &QTimer::timeout, this, &RunSession::lookAtPause);
}

RunSession::~RunSession()
{
    delete m_job;
}

void RunSession::start(const RunPlan& plan)
{
    m_queue = RunQueue(plan);
    m_moment = {};
    m_pausedSeconds.reset();
    m_thermometer.noteRest(plan);
    goOn();
}

void RunSession::requestStop()
{
    m_queue.dropWaiting();
    if (m_job != nullptr) {
        m_job->requestStop();
    } else if (m_pause) {
        endPause();
    }
}

void RunSession::skip()
{
    if (m_job != nullptr) {
        m_queue.skipRunning();
        m_job->requestStop();
    } else if (m_pause) {
        endPause();
    }
}

void RunSession::goOn()
{
    if (m_queue.isOver()) {
        Q_EMIT queueChanged();
        Q_EMIT sessionFinished();
    } else if (m_queue.needsCoolDown()) {
        beginPause();
    } else {
        startNext();
    }
}

void RunSession::beginPause()
{
    const QString device = m_queue.request(*m_queue.next()).deviceId;
    m_pause = Pause{CoolDown(m_queue.plan().coolDown, m_thermometer.rest(device)), device,
                    m_dependencies.pauseClock()};
    m_looks.start();
    lookAtPause();
}

void RunSession::lookAtPause()
{
    const double seconds = m_dependencies.pauseClock() - m_pause->begunAt;
    const CoolDown::State state = m_pause->rule.at(seconds, m_thermometer.now(m_pause->deviceId));
    if (state.isOver) {
        endPause();
        return;
    }
    m_moment.pause = state;
    Q_EMIT queueChanged();
}

void RunSession::endPause()
{
    m_looks.stop();
    m_pausedSeconds = m_dependencies.pauseClock() - m_pause->begunAt;
    m_moment.usualPauseSeconds = *m_pausedSeconds;
    m_moment.pause.reset();
    m_pause.reset();
    if (m_queue.isOver()) {
        goOn();
    } else {
        startNext();
    }
}

void RunSession::startNext()
{
    const int position = *m_queue.next();
    RunRequest request = m_queue.request(position);
    request.coolDownSeconds = m_pausedSeconds;
    m_pausedSeconds.reset();
    m_queue.begin(position);
    m_moment.percent = 0;
    m_moment.runSeconds = 0;
    m_moment.runSecondsLeft.reset();
    m_lastStage.reset();
    m_job = new BenchmarkJob(request, m_dependencies.run, this);
    connectJob();
    Q_EMIT queueChanged();
    Q_EMIT runStarted(request);
    if (request.coolDownSeconds) {
        Q_EMIT messageLogged(
            tr("Cooled down for %1 before this run.").arg(format::clockTime(*request.coolDownSeconds)));
    }
    m_job->start();
}

void RunSession::connectJob()
{
    connect(m_job, &BenchmarkJob::stageChanged, this, &RunSession::stageChanged);
    connect(m_job, &BenchmarkJob::progressed, this, &RunSession::takeProgress);
    connect(m_job, &BenchmarkJob::datasetRead, this, &RunSession::datasetRead);
    connect(m_job, &BenchmarkJob::modelReady, this, &RunSession::modelReady);
    connect(m_job, &BenchmarkJob::epochFinished, this, &RunSession::epochFinished);
    connect(m_job, &BenchmarkJob::warningRaised, this, &RunSession::warningRaised);
    connect(m_job, &BenchmarkJob::messageLogged, this, &RunSession::messageLogged);
    connect(m_job, &BenchmarkJob::finished, this, &RunSession::takeResult);
}

void RunSession::takeProgress(const RunProgress& progress)
{
    if (m_lastStage == progress.stage && m_sinceProgress.seconds() < kProgressSeconds) {
        return;
    }
    m_lastStage = progress.stage;
    m_sinceProgress.restart();
    m_moment.percent = percentOf(progress);
    m_moment.runSeconds = progress.elapsedSeconds;
    m_moment.runSecondsLeft = progress.secondsLeft;
    Q_EMIT queueChanged();
    Q_EMIT progressed(progress);
}

void RunSession::takeResult(const Result<RunRecord>& result)
{
    m_job->deleteLater();
    m_job = nullptr;
    const int set = m_queue.entries().at(*m_queue.running()).set;
    m_queue.end(result);
    Q_EMIT queueChanged();
    Q_EMIT runFinished(result);
    if (const QString verdict = m_queue.verdict(set); !verdict.isEmpty()) {
        Q_EMIT messageLogged(verdict);
    }
    goOn();
}

}  // namespace epochmark
