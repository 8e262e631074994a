// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// What a device's sensors told over one epoch, as means of their samples; what couldn't be read is absent,
/// never 0. Samples come once a second: of epochs that are shorter some have none.
struct EpochSensors {
    std::optional<double> celsius;
    std::optional<double> megahertz;  ///< ClockSensor::megahertz()
    std::optional<double> watts;      ///< of what the energy counter counts (Energy::scope)

    bool isKnown() const { return celsius || megahertz || watts; }
    bool operator==(const EpochSensors&) const = default;
};

}  // namespace epochmark
