// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/queue/queuecontent.h"

#include "base/format.h"

#include <algorithm>

namespace epochmark {

namespace {

QString nameOfEntry(const RunQueue& queue, const RunQueue::Entry& entry)
{
    const RunPlan& plan = queue.plan();
    const QString run = QueueList::tr("Run %1").arg(entry.repeat + 1);
    if (plan.sets.size() == 1) {
        return run;
    }
    const QString set = nameOfSet(plan.sets.at(entry.set));
    return plan.repeats == Repeats{}
               ? set
               : set + QStringLiteral(" · ") + QueueList::tr("run %1").arg(entry.repeat + 1);
}

QueueList::State stateOf(RunQueue::State state)
{
    switch (state) {
    case RunQueue::State::Waiting: return QueueList::State::Waiting;
    case RunQueue::State::Running: return QueueList::State::Running;
    case RunQueue::State::Done: return QueueList::State::Done;
    case RunQueue::State::Stopped: return QueueList::State::Stopped;
    case RunQueue::State::Skipped: return QueueList::State::Skipped;
    case RunQueue::State::Failed: return QueueList::State::Failed;
    case RunQueue::State::Dropped: break;
    }
    return QueueList::State::Dropped;
}

QString leftOf(const RunQueue& queue, const QueueMoment& moment)
{
    if (queue.isOver()) {
        return {};
    }
    const auto& entries = queue.entries();
    const auto waiting = std::count_if(entries.begin(), entries.end(), [](const RunQueue::Entry& entry) {
        return entry.state == RunQueue::State::Waiting;
    });
    const RunQueue::Forecast forecast = queue.forecast(moment.runSeconds, moment.runSecondsLeft);
    const double pauses = queue.plan().hasCoolDown() ? static_cast<double>(waiting) * moment.usualPauseSeconds
                                                     : 0;
    const QString time = format::clockTime(forecast.seconds + pauses);
    if (forecast.isComplete) {
        return QueueList::tr("about %1 left").arg(time);
    }
    return forecast.seconds > 0 ? QueueList::tr("more than %1 left").arg(time) : QString();
}

QString skipWords(const RunQueue& queue, const QueueMoment& moment)
{
    if (moment.pause) {
        return QueueList::tr("&Go on now");
    }
    // The last one is what Stop is for.
    const bool hasWaiting = std::any_of(
        queue.entries().begin(), queue.entries().end(),
        [](const RunQueue::Entry& entry) { return entry.state == RunQueue::State::Waiting; });
    return queue.running() && hasWaiting ? QueueList::tr("S&kip this run") : QString();
}

}  // namespace

QueueList::Content contentOf(const RunQueue& queue, const QueueMoment& moment)
{
    QueueList::Content content;
    content.title = queue.plan().sets.size() > 1 ? QueueList::tr("Queue") : QueueList::tr("Repeats");
    content.left = leftOf(queue, moment);
    // Several sets end for reasons of their own: the card of their comparison has them.
    content.words = moment.pause                    ? coolDownWords(*moment.pause)
                    : queue.plan().sets.size() == 1 ? queue.verdict(0)
                                                    : QString();
    content.skip = skipWords(queue, moment);
    for (const RunQueue::Entry& entry : queue.entries()) {
        content.entries.append({nameOfEntry(queue, entry), stateOf(entry.state), entry.seconds,
                                entry.state == RunQueue::State::Running ? moment.percent : 0,
                                queue.verdict(entry.set)});
    }
    const auto next = queue.next();
    if (moment.pause && next) {
        content.entries[*next].state = QueueList::State::CoolingDown;
    }
    return content;
}

}  // namespace epochmark
