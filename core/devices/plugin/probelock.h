// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "devices/plugin/machinelock.h"

namespace epochmark {

/// The right to probe a plug-in, to ask it for its devices: one at a time among the threads of this process,
/// in the order in which they came, and among the user's processes on this machine; never beside something
/// that is measured (ProbePause), here or in another process. Any thread.
///     const ProbeLock lock(stop);
///     if (lock.state() == ProbeLock::State::Held) ...
class ProbeLock {
public:
    enum class State {
        Held,
        PutOff,  ///< something is measured, or waits to be
        Stopped
    };

    /// A probe takes no longer, its process's end included.
    static constexpr double kMostSeconds = 30;

    /// Waits until it is its turn. Another process that has it for longer than kMostSeconds without a change
    /// has come to a standstill: it isn't waited for any longer.
    explicit ProbeLock(const StopToken& stop = {});
    ProbeLock(const ProbeLock&) = delete;
    ProbeLock& operator=(const ProbeLock&) = delete;
    ~ProbeLock();

    State state() const { return m_state; }
    /// Whether anybody has it, in this process or another one.
    static bool isTaken();

private:
    State waitForTurn(const StopToken& stop);

    MachineLock m_file;
    State m_state = State::Stopped;
};

}  // namespace epochmark
