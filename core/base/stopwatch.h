// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace epochmark {

/// Monotonic wall clock, never paused: the only clock that a measured time comes from.
class Stopwatch {
public:
    using Clock = std::chrono::steady_clock;

    Stopwatch() : m_start(Clock::now()) {}
    void restart() { m_start = Clock::now(); }

    /// Seconds since construction or the last restart().
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

private:
    Clock::time_point m_start;
};

}  // namespace epochmark
