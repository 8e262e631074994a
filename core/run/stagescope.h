// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "base/stopwatch.h"
#include "run/runevent.h"
#include "run/runsink.h"

#include <exception>
#include <utility>

namespace epochmark {

/// Reports one station of a run: running from its construction, done when said so, else stopped or failed.
/// On the run's thread.
class StageScope {
public:
    /// `stop`: what ends it early without a fault; by default nothing does.
    explicit StageScope(RunSink& sink, RunStage stage, StopToken stop = {})
        : m_sink(sink), m_stop(std::move(stop)), m_stage(stage)
    {
        report(StageState::Running);
    }
    ~StageScope()
    {
        if (m_isDone) {
            return;
        }
        // The stage may be left because there is no memory; then there may be none to tell of it either.
        try {
            report(m_stop.isStopRequested() ? StageState::Stopped : StageState::Failed);
        } catch (const std::exception&) {
            m_isDone = true;
        }
    }
    StageScope(const StageScope&) = delete;
    StageScope& operator=(const StageScope&) = delete;

    void done() { done(m_clock.seconds()); }
    /// What the record says it took, where that is less than the whole of it.
    void done(double seconds)
    {
        m_isDone = true;
        m_sink.handle(StageEvent{m_stage, StageState::Done, seconds});
    }
    double seconds() const { return m_clock.seconds(); }

private:
    void report(StageState state) const { m_sink.handle(StageEvent{m_stage, state, m_clock.seconds()}); }

    RunSink& m_sink;
    StopToken m_stop;
    RunStage m_stage;
    Stopwatch m_clock;
    bool m_isDone = false;
};

}  // namespace epochmark
