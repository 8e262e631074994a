// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queuesummary.h"

#include <algorithm>

namespace epochmark {

namespace {

QList<double> rankedSeconds(const RunQueue& queue, int set)
{
    QList<double> seconds;
    for (const RunQueue::Entry& entry : queue.entries()) {
        if (entry.set == set && entry.isRanked && entry.seconds) {
            seconds.append(*entry.seconds);
        }
    }
    return seconds;
}

int otherRuns(const RunQueue& queue, int set)
{
    int count = 0;
    for (const RunQueue::Entry& entry : queue.entries()) {
        const bool hasBegun = entry.state != RunQueue::State::Waiting
                              && entry.state != RunQueue::State::Dropped;
        count += entry.set == set && hasBegun && !(entry.isRanked && entry.seconds) ? 1 : 0;
    }
    return count;
}

std::optional<int> slowestOf(const QList<SetSummary>& sets)
{
    std::optional<int> slowest;
    for (int i = 0; i < sets.size(); ++i) {
        if (sets[i].seconds && (!slowest || *sets[i].seconds > *sets[*slowest].seconds)) {
            slowest = i;
        }
    }
    return slowest;
}

}  // namespace

QList<SetSummary> summaryOf(const RunQueue& queue)
{
    QList<SetSummary> sets;
    QList<QList<double>> times;
    for (int i = 0; i < queue.plan().sets.size(); ++i) {
        const RunRequest& request = queue.plan().sets.at(i);
        times.append(rankedSeconds(queue, i));
        SetSummary set;
        set.setId = request.setId;
        set.name = nameOfSet(request);
        set.rankedRuns = static_cast<int>(times[i].size());
        set.otherRuns = otherRuns(queue, i);
        set.seconds = statistics::median(times[i]);
        set.interval = statistics::timeInterval(times[i]);
        set.variation = statistics::variation(times[i]);
        set.verdict = queue.verdict(i);
        sets.append(set);
    }
    const auto slowest = slowestOf(sets);
    for (int i = 0; slowest && i < sets.size(); ++i) {
        sets[i].isSlowest = i == *slowest;
        if (sets[i].seconds) {
            sets[i].speedup = *sets[*slowest].seconds / *sets[i].seconds;
        }
        if (!sets[i].isSlowest) {
            sets[i].speedupInterval = statistics::ratioInterval(times[*slowest], times[i]);
            sets[i].certainty = certaintyOf(times[*slowest], times[i]);
            sets[i].speedupRuns = std::min(sets[*slowest].rankedRuns, sets[i].rankedRuns);
        }
    }
    return sets;
}

}  // namespace epochmark
