// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/runqueue.h"

#include "base/outputfile.h"
#include "base/overloaded.h"
#include "measure/repeatrule.h"

#include <algorithm>

namespace epochmark {

namespace {

RunQueue::State stateOf(const Result<RunRecord>& result)
{
    if (!result) {
        return result.error().code == ErrorCode::Stopped ? RunQueue::State::Stopped : RunQueue::State::Failed;
    }
    switch (result.value().status) {
    case RunStatus::Completed: return RunQueue::State::Done;
    case RunStatus::Stopped: return RunQueue::State::Stopped;
    case RunStatus::Running:
    case RunStatus::Failed:
    case RunStatus::Interrupted: break;
    }
    return RunQueue::State::Failed;
}

double billedSeconds(const RunTiming& timing)
{
    return timing.checkSeconds.value_or(0) + timing.dataSeconds.value_or(0) + timing.warmupSeconds.value_or(0)
           + timing.trainSeconds.value_or(0);
}

/// Whether no other set of the queue could do better: dataset and store are common to all.
bool concernsAllSets(const Result<RunRecord>& result)
{
    return !result && result.error().code != ErrorCode::DeviceUnavailable
           && result.error().code != ErrorCode::Internal;
}

RunQueue::Entry waiting(int set, int repeat)
{
    RunQueue::Entry entry;
    entry.set = set;
    entry.repeat = repeat;
    return entry;
}

}  // namespace

RunQueue::RunQueue(RunPlan plan) : m_plan(std::move(plan)), m_verdicts(m_plan.sets.size())
{
    const int repeats = m_plan.repeats.isAutomatic ? RepeatRule::kFewest : m_plan.repeats.count;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        for (int set = 0; set < m_plan.sets.size(); ++set) {
            m_entries.append(waiting(set, repeat));
        }
    }
}

std::optional<int> RunQueue::next() const
{
    const auto first = std::ranges::find(m_entries, State::Waiting, &Entry::state);
    return m_running || first == m_entries.end() ? std::nullopt
                                                 : std::optional(static_cast<int>(first - m_entries.begin()));
}

bool RunQueue::isAnyWaiting() const
{
    return std::ranges::find(m_entries, State::Waiting, &Entry::state) != m_entries.end();
}

bool RunQueue::needsCoolDown() const
{
    return m_plan.hasCoolDown() && next().value_or(0) > 0;
}

RunRequest RunQueue::request(int position) const
{
    const Entry& entry = m_entries.at(position);
    RunRequest request = m_plan.sets.at(entry.set);
    request.seed += static_cast<quint64>(entry.repeat);
    const bool isAlone = m_plan.sets.size() == 1 && m_plan.repeats == Repeats{};
    if (!request.saveModelPath.isEmpty() && !isAlone) {
        request.saveModelPath = outputfile::numbered(request.saveModelPath, position + 1);
    }
    return request;
}

void RunQueue::begin(int position)
{
    m_entries[position].state = State::Running;
    m_running = position;
    m_isSkipping = false;
}

void RunQueue::end(const Result<RunRecord>& result)
{
    if (!m_running) {
        return;
    }
    Entry& entry = m_entries[*m_running];
    m_running.reset();
    const int set = entry.set;
    const State state = stateOf(result);
    const bool isSkipped = m_isSkipping && state == State::Stopped;
    entry.state = isSkipped ? State::Skipped : state;
    if (state == State::Done) {
        entry.seconds = result.value().timing.totalSeconds();
        entry.isRanked = result.value().isRanked;
        entry.billedSeconds = billedSeconds(result.value().timing);
        applyRule(set);
    } else if (isSkipped) {
        applyRule(set);
    } else if (state == State::Stopped || concernsAllSets(result)) {
        drop(std::nullopt);
    } else {
        drop(set);
    }
}

void RunQueue::dropWaiting()
{
    drop(std::nullopt);
}

void RunQueue::follow(const QueueEvent& event)
{
    std::visit(Overloaded{[this](const QueueStarted& started) { *this = RunQueue(started.plan); },
                          [this](const RunStarted& started) {
                              // Events may come from elsewhere.
                              if (!m_running && started.position >= 0
                                  && started.position < m_entries.size()) {
                                  begin(started.position);
                              }
                          },
                          [this](const RunFinished& finished) {
                              m_isSkipping = finished.isSkipped;
                              end(finished.result);
                          },
                          [this](const QueueFinished&) { dropWaiting(); }, [](const PauseEvent&) {},
                          [](const RunReported&) {}},
               event);
}

void RunQueue::drop(std::optional<int> set)
{
    m_isDropped = m_isDropped || !set;
    for (Entry& entry : m_entries) {
        if (entry.state == State::Waiting && (!set || entry.set == *set)) {
            entry.state = State::Dropped;
        }
    }
}

/// Only when no run of the set waits any more: the fewest are run whatever they show.
void RunQueue::applyRule(int set)
{
    if (!m_plan.repeats.isAutomatic || m_isDropped) {
        return;
    }
    QList<double> seconds;
    int runs = 0;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.set == set && entry.state == State::Waiting) {
            return;
        }
        runs += entry.set == set ? 1 : 0;
        if (entry.set == set && entry.seconds) {
            seconds.append(*entry.seconds);
        }
    }
    const RepeatRule::Decision decision = RepeatRule::decide(seconds);
    // A skipped run is one of the most that may be begun.
    if (decision.goOn && runs < RepeatRule::kMost) {
        m_entries.append(waiting(set, runs));
    } else {
        m_verdicts[set] = decision.reason;
    }
}

std::optional<double> RunQueue::usualSeconds(int set) const
{
    double sum = 0;
    int count = 0;
    for (const Entry& entry : m_entries) {
        if (entry.set == set && entry.billedSeconds) {
            sum += *entry.billedSeconds;
            ++count;
        }
    }
    return count > 0 ? std::optional<double>(sum / count) : std::nullopt;
}

RunQueue::Forecast RunQueue::forecast(double runSeconds, std::optional<double> runSecondsLeft) const
{
    Forecast forecast;
    const int runningSet = m_running ? m_entries[*m_running].set : -1;
    const std::optional<double> whole = runSecondsLeft ? std::optional<double>(runSeconds + *runSecondsLeft)
                                                       : std::nullopt;
    if (m_running) {
        const auto usual = usualSeconds(runningSet);
        const auto left = runSecondsLeft ? runSecondsLeft
                          : usual        ? std::optional<double>(std::max(0.0, *usual - runSeconds))
                                         : std::nullopt;
        forecast.seconds += left.value_or(0);
        forecast.isComplete = left.has_value();
    }
    for (const Entry& entry : m_entries) {
        if (entry.state != State::Waiting) {
            continue;
        }
        const auto usual = usualSeconds(entry.set);
        const auto known = usual || entry.set != runningSet ? usual : whole;
        forecast.seconds += known.value_or(0);
        forecast.isComplete = forecast.isComplete && known.has_value();
    }
    return forecast;
}

}  // namespace epochmark
