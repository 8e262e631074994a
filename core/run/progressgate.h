// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "run/runevent.h"

#include <optional>

namespace epochmark {

/// Lets progress through at most once a second within a stage: a redraw of tiles, stage bar and charts costs
/// some 4 ms, and at 20 a second the window took 7 % from a training on both cores of a small machine. Value;
/// one thread.
class ProgressGate {
public:
    static constexpr double kSeconds = 1;

    /// Whether it may pass; counts as passed then.
    bool passes(const RunProgress& progress)
    {
        if (m_stage == progress.stage && m_clock.seconds() < kSeconds) {
            return false;
        }
        m_stage = progress.stage;
        m_clock.restart();
        return true;
    }
    /// The next one passes.
    void reset() { m_stage.reset(); }

private:
    std::optional<RunStage> m_stage;  ///< of the one that passed last
    Stopwatch m_clock;
};

}  // namespace epochmark
