// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "devices/machinestate.h"
#include "measure/sensors/processtimes.h"

#include <functional>
#include <optional>

namespace epochmark {

/// The machine at one look, and what else was at work on it since the look before.
struct MachineLook {
    MachineState state;
    /// Processors that other programs kept busy in the mean: 1.3; absent at the first look, and where the
    /// system doesn't tell.
    std::optional<double> othersBusy;
    QString busiest;         ///< the program that used most of it; empty when none did
    double busiestBusy = 0;  ///< processors that it kept busy
};

/// Looks at the machine from time to time while nothing is measured. A look reads a file a process: a few
/// milliseconds. One thread at a time.
class MachineWatch {
public:
    /// `clock`: monotonic seconds.
    explicit MachineWatch(
        SystemFiles files = SystemFiles(),
        std::function<double()> clock = [watch = Stopwatch()] { return watch.seconds(); })
        : m_files(std::move(files)), m_clock(std::move(clock))
    {}

    /// A look that follows within two seconds says of others what the one before said: so little says
    /// nothing.
    MachineLook look();

private:
    struct Books {
        ProcessTimes programs;
        double seconds;
    };

    SystemFiles m_files;
    std::function<double()> m_clock;
    std::optional<Books> m_last;
    MachineLook m_told;
};

}  // namespace epochmark
