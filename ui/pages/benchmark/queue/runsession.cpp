// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/runsession.h"

#include "base/overloaded.h"
#include "context/sshasking.h"
#include "hosts/hostrunjob.h"
#include "queue/queuejob.h"

#include <QWidget>

#include <algorithm>

namespace epochmark {

namespace {

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

RunSession::RunSession(QueueDependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies))
{}

RunSession::~RunSession()
{
    delete m_hostJob;
    delete m_job;
}

QueueList::Content RunSession::content() const
{
    QueueList::Content content = contentOf(m_queue, m_moment);
    if (isElsewhere() && m_isStopAsked) {
        content.skip.clear();  // those that wait there are told to be left out when it has ended
    }
    return content;
}

void RunSession::begin(const RunPlan& plan)
{
    m_queue = RunQueue(plan);
    m_moment = {};
    m_runId.clear();
    m_pausedPosition.reset();
}

HostRunJob* RunSession::makeHostJob(const Host& host, QWidget* asker)
{
    m_isBegunThere = false;
    m_isStopAsked = false;
    m_endThere.reset();
    auto* job = new HostRunJob(host, {askedOver(asker)}, this);
    connect(job, &HostRunJob::happened, this, &RunSession::handleThere);
    connect(job, &HostRunJob::ended, this, &RunSession::endThere);
    connect(job, &HostRunJob::progressed, this, [this](const HostProgress& progress) {
        // What comes after it is told of a run that has begun, too: its line may break before it is seen to
        // run.
        m_isBegunThere = m_isBegunThere || progress.phase >= HostPhase::WaitingForScheduler;
        Q_EMIT hostProgressed(progress);
    });
    return job;
}

void RunSession::startOn(const Host& host, const HostRunRequest& request, QWidget* asker)
{
    begin(request.plan);
    m_hostJob = makeHostJob(host, asker);
    m_hostJob->start(request);
    Q_EMIT queueChanged();
}

void RunSession::resumeOn(const Host& host, const OpenHostRun& run, QWidget* asker)
{
    begin({});
    m_hostJob = makeHostJob(host, asker);
    m_isBegunThere = true;
    m_hostJob->resume(run);
    Q_EMIT queueChanged();
}

void RunSession::leave()
{
    if (canLeave()) {
        m_hostJob->leave();
    }
}

/// The queue there is the plan as its own sets are called.
void RunSession::handleThere(const QueueEvent& event)
{
    if (const auto* started = std::get_if<QueueStarted>(&event)) {
        RunPlan plan = started->plan;
        plan.ranks = m_queue.plan().ranks;  // isn't told
        begin(plan);
        Q_EMIT queueChanged();
        Q_EMIT happened(event);
    } else if (const auto* finished = std::get_if<QueueFinished>(&event)) {
        m_endThere = *finished;
    } else {
        handle(event);
    }
}

void RunSession::endThere(const Result<HostRunOutcome>& outcome)
{
    if (m_queue.running() && (!outcome || outcome->isLeft)) {
        const Error why = outcome ? Error{ErrorCode::Stopped, tr("It goes on there."), {}} : outcome.error();
        follow(RunFinished{m_runId, why, false, {}});  // while the run is still one elsewhere
    }
    m_hostJob->deleteLater();
    m_hostJob = nullptr;
    m_queue.dropWaiting();
    Q_EMIT hostEnded(outcome);
    follow(m_endThere.value_or(QueueFinished{}));
}

void RunSession::start(const RunPlan& plan)
{
    begin(plan);
    m_job = new QueueJob(plan, m_dependencies, this);
    connect(m_job, &QueueJob::happened, this, &RunSession::handle);
    m_job->start();
}

void RunSession::requestStop()
{
    if (m_job != nullptr) {
        m_job->requestStop();
        m_queue.dropWaiting();
        m_moment.pause.reset();
        Q_EMIT queueChanged();
    } else if (m_hostJob != nullptr) {
        m_hostJob->requestStop();
        m_isStopAsked = true;
        m_moment.pause.reset();
        Q_EMIT queueChanged();
    }
}

void RunSession::skip()
{
    if (m_job != nullptr && m_pausedPosition) {
        m_job->endPause(*m_pausedPosition);
        m_moment.pause.reset();
        Q_EMIT queueChanged();
    } else if (m_job != nullptr) {
        m_job->skipRun(m_runId);
    } else if (m_hostJob != nullptr) {
        m_hostJob->skip(m_pausedPosition ? QueueSkip::pause(*m_pausedPosition) : QueueSkip::run(m_runId));
    }
}

void RunSession::handle(const QueueEvent& event)
{
    std::visit(Overloaded{[this](const PauseEvent& pause) { handlePause(pause); },
                          [this](const RunReported& report) { handleReport(report); },
                          [this, &event](const auto&) { follow(event); }},
               event);
}

void RunSession::follow(const QueueEvent& event)
{
    if (const auto* started = std::get_if<RunStarted>(&event)) {
        m_runId = started->runId;
        m_moment.percent = 0;
        m_moment.runSeconds = 0;
        m_moment.runSecondsLeft.reset();
        m_gate.reset();
    } else if (std::holds_alternative<QueueFinished>(event) && m_job != nullptr) {
        m_job->deleteLater();
        m_job = nullptr;
    }
    m_queue.follow(event);
    Q_EMIT queueChanged();
    Q_EMIT happened(event);
}

void RunSession::handlePause(const PauseEvent& pause)
{
    m_pausedPosition = pause.state.isOver ? std::nullopt : std::optional<int>(pause.position);
    m_moment.pause = pause.state.isOver ? std::nullopt : std::optional<CoolDown::State>(pause.state);
    if (pause.state.isOver) {
        m_moment.usualPauseSeconds = pause.state.seconds;
    }
    Q_EMIT queueChanged();
    Q_EMIT happened(pause);
}

void RunSession::handleReport(const RunReported& report)
{
    if (const auto* progress = std::get_if<RunProgress>(&report.event)) {
        if (!m_gate.passes(*progress)) {
            return;
        }
        m_moment.percent = percentOf(*progress);
        m_moment.runSeconds = progress->elapsedSeconds;
        m_moment.runSecondsLeft = progress->secondsLeft;
        Q_EMIT queueChanged();
    }
    Q_EMIT happened(report);
}

}  // namespace epochmark
