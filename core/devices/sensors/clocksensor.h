// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// A device's clock. Used by one thread.
class ClockSensor {
public:
    virtual ~ClockSensor() = default;
    /// MHz now, of a processor's fastest core or a card's multiprocessors; absent when it can't be read.
    virtual std::optional<double> megahertz() = 0;
    /// What it is to hold under load: its base or default applications clock; absent when it doesn't say.
    virtual std::optional<double> baseMegahertz() const = 0;
};

}  // namespace epochmark
