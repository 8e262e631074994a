// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuerunner.h"

#include "base/format.h"
#include "base/stopwatch.h"
#include "interrupt.h"
#include "queue/queuesummary.h"
#include "recordtext.h"
#include "run/runexecutor.h"
#include "runprogress.h"
#include "storeaccess.h"

#include <QObject>
#include <QUuid>

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
    const auto store = openStore(request.storePath);
    const auto board = store ? readBoard(*store.value()) : Result<Board>(store.error());
    if (!board || !record.isRanked) {
        return {};
    }
    const LeaderboardRow* row = board->rowOfSet(record.setId);
    return row && row->rank ? rankLines(*row, *board->groupOfSet(record.setId)) : QStringList();
}

}  // namespace

QueueRunner::QueueRunner(RunPlan plan, Console& console)
    : m_queue(std::move(plan)), m_console(console), m_stop(stopOnInterrupt())
{}

ExitStatus QueueRunner::runAll()
{
    m_thermometer.noteRest(m_queue.plan());
    while (const auto position = m_queue.next()) {
        m_pause.reset();
        if (m_queue.needsCoolDown()) {
            coolDown();
        }
        if (m_stop.isStopRequested()) {
            m_queue.dropWaiting();
            noteStatus(kStopped);
            m_console.note(QObject::tr("Stopped: the runs that were waiting are left out."));
        } else {
            runNext(*position);
        }
    }
    tellSummary();
    return m_status;
}

void QueueRunner::coolDown()
{
    const QString device = m_queue.request(*m_queue.next()).deviceId;
    const CoolDown pause(m_queue.plan().coolDown, m_thermometer.rest(device));
    const QString hint = Console::canReadEnter() ? QObject::tr(" (Enter: go on now)") : QString();
    const bool isRedrawn = m_console.isProgressTerminal() && !m_console.isQuiet();
    const Stopwatch clock;
    CoolDown::State state = pause.at(0, m_thermometer.now(device));
    if (!isRedrawn && !state.isOver) {
        m_console.note(coolDownWords(state) + hint);
    }
    while (!state.isOver && !m_stop.isStopRequested()) {
        if (isRedrawn) {
            m_console.drawProgress(coolDownWords(state) + hint);
        }
        if (Console::isEnterPressedWithin(kBetweenLooks)) {
            break;
        }
        state = pause.at(clock.seconds(), m_thermometer.now(device));
    }
    m_console.clearProgress();
    m_pause = clock.seconds();
}

void QueueRunner::runNext(int position)
{
    RunRequest request = m_queue.request(position);
    request.coolDownSeconds = m_pause;
    const int set = m_queue.entries().at(position).set;
    announce(position);
    m_queue.begin(position);
    RunProgressPrinter printer(m_console);
    const auto result =
        RunExecutor(request, QUuid::createUuid().toString(QUuid::WithoutBraces), {}, printer, m_stop).run();
    m_queue.end(result);
    if (!result) {
        noteStatus(m_console.fail(result.error()));
        return;
    }
    m_records.append(result.value());
    m_console.note((summaryLines(result.value()) + standingLines(request, result.value())).join(u'\n'));
    noteStatus(statusOf(result.value()));
    tellVerdict(set);
}

void QueueRunner::announce(int position) const
{
    const RunPlan& plan = m_queue.plan();
    if (plan.sets.size() == 1 && plan.repeats == Repeats{}) {
        return;
    }
    const RunQueue::Entry& entry = m_queue.entries().at(position);
    // How many there will be isn't known while the spread decides.
    const QString number = plan.repeats.isAutomatic
                               ? QObject::tr("run %1").arg(position + 1)
                               : QObject::tr("run %1 of %2").arg(position + 1).arg(m_queue.entries().size());
    m_console.note(QObject::tr("%1, repeat %2, seed %3 (%4)")
                       .arg(nameOfSet(plan.sets.at(entry.set)))
                       .arg(entry.repeat + 1)
                       .arg(m_queue.request(position).seed)
                       .arg(number));
}

void QueueRunner::tellVerdict(int set) const
{
    const QString reason = m_queue.verdict(set);
    if (!reason.isEmpty()) {
        m_console.note(m_queue.plan().sets.size() > 1
                           ? QObject::tr("%1: %2").arg(nameOfSet(m_queue.plan().sets.at(set)), reason)
                           : reason);
    }
}

/// Only where there is something to compare.
void QueueRunner::tellSummary() const
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
