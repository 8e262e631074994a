// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuerunner.h"

#include "base/format.h"
#include "base/overloaded.h"
#include "interrupt.h"
#include "queue/eventstream.h"
#include "queue/queuedriver.h"
#include "queue/queuesummary.h"
#include "recordtext.h"
#include "skipwatch.h"
#include "storeaccess.h"

#include <QObject>

namespace epochmark::cli {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{250};

ExitStatus statusOf(const RunRecord& record)
{
    switch (record.status) {
    case RunStatus::Completed: return kDone;
    case RunStatus::Stopped: return kStopped;
    default: return kInternal;
    }
}

/// Where the run's set stands on the leaderboard now; empty when it can't be told.
QStringList standingLines(const RunRequest& request, const RunRecord& record)
{
    const auto store = openStoreToRead(request.storePath);
    const auto board = store ? readBoard(*store.value()) : Result<Board>(store.error());
    if (!board || !record.isRanked) {
        return {};
    }
    const LeaderboardRow* row = board->rowOfSet(record.setId);
    return row && row->rank ? rankLines(*row, *board->groupOfSet(record.setId)) : QStringList();
}

}  // namespace

QueueRunner::QueueRunner(Console& console, EventStream* events)
    : m_console(console), m_events(events), m_progress(console)
{}

ExitStatus QueueRunner::run(const RunPlan& plan, std::shared_ptr<Ranks> ranks, const QString& skipFile)
{
    QueueDependencies dependencies;
    dependencies.run.ranks = std::move(ranks);
    dependencies.betweenLooks = kBetweenLooks;
    dependencies.waitForGoOn = Console::isEnterPressedWithin;
    QueueDriver driver(plan, dependencies, *this, stopOnInterrupt());
    const SkipWatch watch(skipFile, {[this] { return inWork(); },
                                     [&driver](const QueueSkip& skip) {
                                         driver.skipRun(skip.runId);
                                         driver.endPause(skip.pausedPosition.value_or(-1));
                                     }});
    driver.run();
    return m_status;
}

QueueSkip QueueRunner::inWork() const
{
    const std::lock_guard lock(m_workMutex);
    return m_inWork;
}

void QueueRunner::noteWork(const QueueEvent& event)
{
    const std::lock_guard lock(m_workMutex);
    if (const auto* started = std::get_if<RunStarted>(&event)) {
        m_inWork = QueueSkip::run(started->runId);
    } else if (const auto* pause = std::get_if<PauseEvent>(&event)) {
        m_inWork = pause->state.isOver ? QueueSkip() : QueueSkip::pause(pause->position);
    } else if (!std::holds_alternative<RunReported>(event)) {
        m_inWork = {};
    }
}

void QueueRunner::handle(const QueueEvent& event)
{
    m_queue.follow(event);
    noteWork(event);
    if (m_events != nullptr) {
        m_events->handle(event);
        if (const auto problem = m_events->nextProblem()) {
            m_console.warn(QObject::tr("Note: %1").arg(problem->message));
        }
    }
    print(event);
}

void QueueRunner::print(const QueueEvent& event)
{
    std::visit(Overloaded{[](const QueueStarted&) {}, [this](const PauseEvent& pause) { printPause(pause); },
                          [this](const RunStarted& started) { printStart(started); },
                          [this](const RunReported& report) { m_progress.print(report.event); },
                          [this](const RunFinished& finished) { printResult(finished); },
                          [this](const QueueFinished& finished) { printEnd(finished); }},
               event);
}

void QueueRunner::printPause(const PauseEvent& pause)
{
    if (pause.state.isOver) {
        m_console.clearProgress();
        m_isPausePrinted = false;
        return;
    }
    const QString hint = Console::canReadEnter() ? QObject::tr(" (Enter: go on now)") : QString();
    if (m_console.isProgressTerminal() && !m_console.isQuiet()) {
        m_console.drawProgress(coolDownWords(pause.state) + hint);
    } else if (!m_isPausePrinted) {
        m_console.note(coolDownWords(pause.state) + hint);
    }
    m_isPausePrinted = true;
}

void QueueRunner::printStart(const RunStarted& started)
{
    m_started = started;
    m_progress = RunProgressPrinter(m_console);
    const RunPlan& plan = m_queue.plan();
    if (plan.sets.size() == 1 && plan.repeats == Repeats{}) {
        return;
    }
    // How many there will be isn't known while the variation decides.
    const int number = started.position + 1;
    const QString place = plan.repeats.isAutomatic
                              ? QObject::tr("run %1").arg(number)
                              : QObject::tr("run %1 of %2").arg(number).arg(m_queue.entries().size());
    m_console.note(QObject::tr("%1, repeat %2, seed %3 (%4)")
                       .arg(nameOfSet(started.request))
                       .arg(started.repeat + 1)
                       .arg(started.request.seed)
                       .arg(place));
}

void QueueRunner::printResult(const RunFinished& finished)
{
    if (!finished.result) {
        noteStatus(m_console.fail(finished.result.error()));
        return;
    }
    const RunRecord& record = finished.result.value();
    m_records.append(record);
    m_console.note((summaryLines(record) + standingLines(m_started.request, record)).join(u'\n'));
    noteStatus(statusOf(record));
    printVerdict(finished.verdict, m_started.set);
}

void QueueRunner::printVerdict(const QString& verdict, int set) const
{
    if (!verdict.isEmpty()) {
        m_console.note(m_queue.plan().sets.size() > 1
                           ? QObject::tr("%1: %2").arg(nameOfSet(m_queue.plan().sets.at(set)), verdict)
                           : verdict);
    }
}

void QueueRunner::printEnd(const QueueFinished& finished)
{
    if (finished.isStopped && finished.leftOut > 0) {
        noteStatus(kStopped);
        m_console.note(QObject::tr("Stopped: the runs that were waiting are left out."));
    }
    printSummary();
}

/// Only where there is something to compare.
void QueueRunner::printSummary() const
{
    if (m_queue.plan().sets.size() < 2 || m_records.size() < 2) {
        return;
    }
    QList<QStringList> rows{{QObject::tr("Set"), QObject::tr("runs"), QObject::tr("time"),
                             QObject::tr("95 % interval"), QObject::tr("speed-up")}};
    for (const SetSummary& set : summaryOf(m_queue)) {
        const QString speedup = set.isSlowest ? QObject::tr("the slowest")
                                : set.speedup ? format::factor(*set.speedup)
                                              : format::unknown();
        rows.append({set.name, QString::number(set.rankedRuns),
                     set.seconds ? format::runTime(*set.seconds) : format::unknown(),
                     set.interval ? format::runTime(set.interval->low) + QStringLiteral(" – ")
                                        + format::runTime(set.interval->high)
                                  : format::unknown(),
                     speedup});
    }
    m_console.note(QString());
    m_console.note(table(rows, {false, true, true, true, true}));
}

void QueueRunner::noteStatus(ExitStatus status)
{
    if (m_status == kDone) {
        m_status = status;
    }
}

}  // namespace epochmark::cli
