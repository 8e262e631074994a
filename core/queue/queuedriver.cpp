// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queuedriver.h"

#include <QObject>
#include <QUuid>

#include <algorithm>
#include <exception>
#include <new>
#include <thread>

namespace epochmark {

namespace {

/// For an event on its way to another thread, and then some.
constexpr std::size_t kReserveBytes = 1 << 20;
constexpr std::chrono::milliseconds kBetweenDeliveries(20);

}  // namespace

/// Says which run an event belongs to.
class QueueDriver::Reporter final : public RunSink {
public:
    Reporter(QueueDriver& driver, QString runId) : m_driver(driver), m_runId(std::move(runId)) {}
    void handle(const RunEvent& event) override { m_driver.report(RunReported{m_runId, event}); }

private:
    QueueDriver& m_driver;
    QString m_runId;
};

QueueDriver::QueueDriver(RunPlan plan, QueueDependencies dependencies, QueueSink& sink, StopToken stop)
    : m_dependencies(std::move(dependencies)), m_sink(sink), m_thermometer(m_dependencies.thermometer),
      m_queue(std::move(plan)), m_stop(stop)
{}

void QueueDriver::run()
{
    report(QueueStarted{m_queue.plan()});
    m_reserve = std::make_unique<char[]>(kReserveBytes);
    // A run catches its own; this is memory running out between two of them.
    const Error unexpected{ErrorCode::Internal, QObject::tr("The run ended by an unexpected failure."), {}};
    try {
        runAll();
    } catch (const std::exception& exception) {
        breakOff(unexpected, exception.what());
    }
    if (m_session) {  // who waits for the end of the queue may count on theirs
        m_dependencies.run.ranks.reset();
        m_session.reset();
    }
    finish();
}

/// What can't be had is left out, but the run is told to be finished.
void QueueDriver::breakOff(const Error& error, const char* detail)
{
    m_reserve.reset();
    if (m_unfinished.isEmpty()) {
        return;
    }
    RunFinished finished;
    finished.runId = m_unfinished;
    Error told = error;
    try {
        told.detail = QString::fromLocal8Bit(detail);
        if (m_queue.running()) {
            m_queue.end(told);
        }
    } catch (const std::exception&) {
        told.detail.clear();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_runId.clear();
        finished.isSkipped = m_isSkipped;
    }
    finished.result = told;
    deliver(finished);
    m_unfinished.clear();
}

void QueueDriver::runAll()
{
    m_thermometer.noteRest(m_queue.plan());
    while (m_queue.next() && !m_isBroken && (areOthersWaiting() || !m_stop.isStopRequested())) {
        m_pausedSeconds.reset();
        if (m_queue.needsCoolDown() && isFirst() && !m_stop.isStopRequested()) {
            pause();  // other ranks wait for the first one
        }
        if (!goesOn()) {
            return;
        }
        runNext();
    }
}

/// Ranks that have met go on together or not at all: none leaves the others without a word.
bool QueueDriver::areOthersWaiting() const
{
    return m_hasShared || isFirstOfMet();
}

/// They agree within the first run, in which each hears of a stop as well.
bool QueueDriver::isFirstOfMet() const
{
    return !m_hasBegun && m_dependencies.run.ranks != nullptr;
}

/// Between two runs: ranks begin the next one together, or none does; each says whether it was asked to stop,
/// or only to leave out the run that ended. Those that the plan asks for meet in its first run.
bool QueueDriver::goesOn()
{
    if (isFirstOfMet()) {
        return true;
    }
    if (m_hasShared && !m_lost) {
        hearOthers(*m_dependencies.run.ranks);
    }
    return !m_stop.isStopRequested();
}

void QueueDriver::hearOthers(Ranks& ranks)
{
    const QByteArray stop("stop");
    const QByteArray skip("skip");
    const bool isSkipped = std::exchange(m_hasSkipped, false);
    const auto all = ranks.gather(m_stop.isStopRequested() ? stop
                                  : isSkipped              ? skip
                                                           : QByteArray("go"),
                                  m_stop.token());
    if (!all && all.error().code == ErrorCode::Stopped) {
        m_stop.requestStop();
    } else if (!all) {
        m_lost = all.error();  // told as the outcome of the run that can't be begun
    } else if (all->contains(stop) || (m_wasStopped && !all->contains(skip))) {
        m_stop.requestStop();
    }
    ranks.forgetWishes();
}

bool QueueDriver::isFirst() const
{
    return m_dependencies.run.ranks == nullptr || m_dependencies.run.ranks->place().isFirst();
}

Result<std::unique_ptr<RankSession>>
QueueDependencies::meetOnThisMachine(const RunPlan& plan, const QString& command, const StopToken& stop)
{
    const auto meeting = RankMeeting::onThisMachine(plan, command);
    return meeting ? RankSession::open(meeting.value(), plan, stop)
                   : Result<std::unique_ptr<RankSession>>(meeting.error());
}

/// Before the first run of a plan that has ranks.
Result<void> QueueDriver::findRanks(RunSink& sink)
{
    if (m_lost) {
        return *m_lost;
    }
    const int ranks = m_queue.plan().ranks;
    if (ranks < 2 || m_dependencies.run.ranks != nullptr) {
        return {};
    }
    sink.handle(LogMessage{
        QObject::tr("%1 processes are started on this machine to train together.", "ranks, two or more")
            .arg(ranks)});
    auto session = m_dependencies.meetRanks(m_queue.plan(), QStringLiteral("run"), m_runStop.token());
    if (!session) {
        return session.error();
    }
    m_session = std::move(session).value();
    m_dependencies.run.ranks = m_session->ranks();
    if (const QString sentence = m_session->linkSentence(); !sentence.isEmpty()) {
        sink.handle(LogMessage{sentence});
    }
    return {};
}

void QueueDriver::pause()
{
    const int position = *m_queue.next();
    const QString device = m_queue.request(position).deviceId;
    const CoolDown rule(m_queue.plan().coolDown, m_thermometer.rest(device));
    {
        const std::lock_guard lock(m_mutex);
        m_pausedPosition = position;
        m_isPauseEnded = false;
    }
    const auto look = [this, &rule, &device, begunAt = m_dependencies.pauseClock()] {
        return rule.at(m_dependencies.pauseClock() - begunAt, m_thermometer.now(device));
    };
    CoolDown::State state = look();
    while (!state.isOver) {
        report(PauseEvent{position, state});
        const bool isEnded = waitForNextLook(position);
        state = look();
        state.isOver = state.isOver || isEnded;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_pausedPosition.reset();
    }
    m_pausedSeconds = state.seconds;
    report(PauseEvent{position, state});
}

/// Whether the pause is to end now, whatever the temperature.
bool QueueDriver::waitForNextLook(int position)
{
    const auto isEnded = [this] { return m_isPauseEnded || m_stop.isStopRequested(); };
    if (m_dependencies.waitForGoOn && m_dependencies.waitForGoOn(m_dependencies.betweenLooks)) {
        endPause(position);
    }
    std::unique_lock lock(m_mutex);
    if (!m_dependencies.waitForGoOn) {
        m_wake.wait_for(lock, m_dependencies.betweenLooks, isEnded);
    }
    return isEnded();
}

void QueueDriver::runNext()
{
    const int position = *m_queue.next();
    const RunQueue::Entry entry = m_queue.entries().at(position);
    RunStarted started{QUuid::createUuid().toString(QUuid::WithoutBraces), position, entry.set, entry.repeat,
                       m_queue.request(position)};
    started.request.coolDownSeconds = m_pausedSeconds;
    beginRun(started);
    Reporter reporter(*this, started.runId);
    if (const auto found = findRanks(reporter); !found) {
        m_lost = found.error();
        finishRun(found.error());
        return;
    }
    finishRun(
        RunExecutor(started.request, started.runId, m_dependencies.run, reporter, m_runStop.token()).run());
}

void QueueDriver::beginRun(const RunStarted& started)
{
    m_queue.begin(started.position);
    m_hasBegun = true;
    {
        const std::lock_guard lock(m_mutex);
        m_runId = started.runId;
        m_runStop = StopSource(m_stop.token());
        m_isSkipped = false;
    }
    m_unfinished = started.runId;
    deliver(started);
}

void QueueDriver::finishRun(const Result<RunRecord>& result)
{
    RunFinished finished;
    {
        const std::lock_guard lock(m_mutex);
        finished.runId = std::exchange(m_runId, QString());
        finished.isSkipped = m_isSkipped;
    }
    const int set = m_queue.entries().at(*m_queue.running()).set;
    endRun(result, finished.isSkipped);
    finished.result = result;
    finished.verdict = m_queue.verdict(set);
    deliver(finished);
    m_unfinished.clear();
}

void QueueDriver::endRun(const Result<RunRecord>& result, bool isSkipped)
{
    const bool isCompleted = result && result->status == RunStatus::Completed;
    const bool isShared = m_dependencies.run.ranks != nullptr || m_queue.plan().ranks > 1;
    m_wasStopped = result ? result->status == RunStatus::Stopped : result.error().code == ErrorCode::Stopped;
    m_hasSkipped = isSkipped && m_wasStopped;
    m_hasShared = m_dependencies.run.ranks != nullptr && (isCompleted || m_wasStopped);
    m_isBroken = isShared && !isCompleted && !m_wasStopped;  // without one of them the others can't go on
    // Whether it was a stop or a skip, and whose, the ranks say to each other before the next run. Those that
    // never met would begin with another one.
    const bool isAsked = m_hasShared && m_wasStopped && m_queue.isAnyWaiting();
    if (isAsked || (isSkipped && (!isShared || m_hasShared))) {
        m_queue.skipRunning();
    } else if (isShared && m_wasStopped) {
        m_stop.requestStop();
    }
    m_queue.end(result);
}

void QueueDriver::finish()
{
    m_queue.dropWaiting();
    const QList<RunQueue::Entry>& entries = m_queue.entries();
    const auto are = [&entries](RunQueue::State state) {
        return static_cast<int>(
            std::count_if(entries.cbegin(), entries.cend(),
                          [state](const RunQueue::Entry& entry) { return entry.state == state; }));
    };
    QueueFinished finished;
    finished.leftOut = are(RunQueue::State::Dropped);
    finished.isStopped = m_stop.isStopRequested()
                         && (finished.leftOut > 0 || are(RunQueue::State::Stopped) > 0);
    deliver(finished);
}

void QueueDriver::report(const QueueEvent& event)
{
    const std::lock_guard lock(m_reporting);
    m_sink.handle(event);
}

/// Somebody waits for it: without memory it comes later, but it comes.
void QueueDriver::deliver(const QueueEvent& event)
{
    for (;;) {
        try {
            report(event);
            return;
        } catch (const std::bad_alloc&) {
            m_reserve.reset();
            std::this_thread::sleep_for(kBetweenDeliveries);
        }
    }
}

void QueueDriver::requestStop()
{
    const std::lock_guard lock(m_mutex);
    m_stop.requestStop();
    m_wake.notify_all();
}

void QueueDriver::endPause(int position)
{
    const std::lock_guard lock(m_mutex);
    m_isPauseEnded = m_isPauseEnded || m_pausedPosition == position;
    m_wake.notify_all();
}

void QueueDriver::skipRun(const QString& runId)
{
    const std::lock_guard lock(m_mutex);
    if (!runId.isEmpty() && m_runId == runId) {
        m_isSkipped = true;
        m_runStop.requestStop();
    }
}

}  // namespace epochmark
