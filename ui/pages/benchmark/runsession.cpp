// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/runsession.h"

#include "run/benchmarkjob.h"

#include <QUuid>

#include <algorithm>

namespace epochmark {

namespace {

// A redraw of tiles, stage bar and charts costs some 4 ms. At 20 a second the window took 7 % from a training on both cores
// of a small machine.
constexpr double kProgressSeconds = 1;

/// Share of a run in percent: training is nearly all of it.
int percentOf(const RunProgress& progress)
{
    if (progress.stage < RunStage::Train || progress.epochs == 0) {
        return 0;
    }
    return progress.stage == RunStage::Train ? std::clamp(static_cast<int>(progress.share * 100), 0, 100) : 100;
}

RepeatList::State stateOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Completed: return RepeatList::State::Done;
    case RunStatus::Stopped: return RepeatList::State::Stopped;
    case RunStatus::Running:
    case RunStatus::Failed:
    case RunStatus::Interrupted: break;
    }
    return RepeatList::State::Failed;
}

}  // namespace

RunSession::RunSession(QObject* parent) : QObject(parent) {}

RunSession::~RunSession()
{
    delete m_job;
}

void RunSession::start(const RunRequest& request, int repeats)
{
    m_waiting.clear();
    m_entries.clear();
    m_current = -1;
    const QString setId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (int k = 0; k < repeats; ++k) {
        RunRequest repeat = request;
        repeat.setId = setId;
        repeat.seed = request.seed + static_cast<quint64>(k);
        m_waiting.append(repeat);
        m_entries.append(RepeatList::Entry{});
    }
    startNext();
}

void RunSession::requestStop()
{
    m_waiting.clear();
    if (m_job != nullptr) {
        m_job->requestStop();
    }
}

void RunSession::startNext()
{
    const RunRequest request = m_waiting.takeFirst();
    ++m_current;
    m_entries[m_current].state = RepeatList::State::Running;
    Q_EMIT entriesChanged();
    m_lastStage.reset();
    m_job = new BenchmarkJob(request, this);
    connect(m_job, &BenchmarkJob::stageChanged, this, &RunSession::stageChanged);
    connect(m_job, &BenchmarkJob::progressed, this, &RunSession::updateShare);
    connect(m_job, &BenchmarkJob::datasetRead, this, &RunSession::datasetRead);
    connect(m_job, &BenchmarkJob::modelReady, this, &RunSession::modelReady);
    connect(m_job, &BenchmarkJob::epochFinished, this, &RunSession::epochFinished);
    connect(m_job, &BenchmarkJob::warningRaised, this, &RunSession::warningRaised);
    connect(m_job, &BenchmarkJob::messageLogged, this, &RunSession::messageLogged);
    connect(m_job, &BenchmarkJob::finished, this, &RunSession::takeResult);
    Q_EMIT runStarted(request, static_cast<int>(m_current));
    m_job->start();
}

void RunSession::updateShare(const RunProgress& progress)
{
    if (m_lastStage == progress.stage && m_sinceProgress.seconds() < kProgressSeconds) {
        return;
    }
    m_lastStage = progress.stage;
    m_sinceProgress.restart();
    const int percent = percentOf(progress);
    if (m_entries[m_current].percent != percent) {
        m_entries[m_current].percent = percent;
        Q_EMIT entriesChanged();
    }
    Q_EMIT progressed(progress);
}

void RunSession::takeResult(const Result<RunRecord>& result)
{
    m_job->deleteLater();
    m_job = nullptr;
    RepeatList::Entry& entry = m_entries[m_current];
    entry.state = result ? stateOf(result.value().status) : RepeatList::State::Failed;
    entry.seconds = result ? result.value().timing.totalSeconds() : std::nullopt;
    // A failed run fails again: the rest of the set is dropped, as when the user stops.
    if (entry.state != RepeatList::State::Done) {
        m_waiting.clear();
    }
    const bool isLast = m_waiting.isEmpty();
    Q_EMIT entriesChanged();
    Q_EMIT runFinished(result);
    if (isLast) {
        Q_EMIT sessionFinished();
    } else {
        startNext();
    }
}

}  // namespace epochmark
