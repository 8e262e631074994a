// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// The processor's clock. Used by one thread.
class ClockSensor {
public:
    virtual ~ClockSensor() = default;
    /// MHz of the fastest core now; absent when it can't be read.
    virtual std::optional<double> megahertz() = 0;
    /// What the processor promises under load on all cores; absent when it doesn't say.
    virtual std::optional<double> baseMegahertz() const = 0;
};

}  // namespace epochmark
