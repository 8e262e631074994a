// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/throttling.h"

#include <optional>

namespace epochmark {

/// What a device's sensors told of heat and clock over a run; what can't be read is absent.
struct Heat {
    std::optional<double> startCelsius;
    std::optional<double> maxCelsius;
    std::optional<double> meanMegahertz;  ///< ClockSensor::megahertz(), mean of the samples
    std::optional<double> baseMegahertz;  ///< ClockSensor::baseMegahertz()
    std::optional<Throttling> throttling;

    bool isKnown() const { return maxCelsius || meanMegahertz || throttling; }
    bool operator==(const Heat&) const = default;
};

}  // namespace epochmark
