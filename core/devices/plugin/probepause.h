// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "devices/plugin/machinelock.h"

#include <functional>

namespace epochmark {

/// Keeps plug-ins from being probed while something is measured: that takes time of it, and a TPU has one
/// holder. While one lives no process of the user's on this machine begins a probe: Plugins::ask() puts it
/// off. Several may live side by side. Any thread.
///     const ProbePause pause(stop, [&] { sink.handle(...); });
///     if (pause.outcome() == ProbePause::Outcome::Stopped) ...
class ProbePause {
public:
    enum class Outcome {
        Quiet,    ///< no plug-in is being probed
        Stopped,  ///< while one was waited for
        GivenUp   ///< one still is, after ProbeLock::kMostSeconds
    };

    /// Waits until the probe under way is over; no other one begins meanwhile. `waits` is called once where
    /// there is something to wait for.
    explicit ProbePause(const StopToken& stop, const std::function<void()>& waits = nullptr);
    ProbePause(const ProbePause&) = delete;
    ProbePause& operator=(const ProbePause&) = delete;
    ~ProbePause();

    Outcome outcome() const { return m_outcome; }
    /// Whether one lives, in this process or another one.
    static bool isActive();

private:
    Outcome waitForProbe(const StopToken& stop, const std::function<void()>& waits) const;

    MachineLock m_file;
    Outcome m_outcome = Outcome::Quiet;
};

}  // namespace epochmark
