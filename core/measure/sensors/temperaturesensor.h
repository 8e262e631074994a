// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/nvml.h"
#include "devices/systemfiles.h"

#include <memory>
#include <optional>

namespace epochmark {

/// Reads one temperature. Used by one thread.
class TemperatureSensor {
public:
    virtual ~TemperatureSensor() = default;
    /// Degrees Celsius now; absent when it can't be read.
    virtual std::optional<double> celsius() = 0;
};

/// The processor's own sensor: coretemp's package, k10temp's or zenpower's die below /sys/class/hwmon, else
/// the thermal zone x86_pkg_temp; nullptr when there is none (a virtual machine).
std::unique_ptr<TemperatureSensor> openCpuTemperature(const SystemFiles& files);

/// The card's core; nullptr when it doesn't tell.
std::unique_ptr<TemperatureSensor> openNvmlTemperature(std::shared_ptr<const Nvml> nvml, int device);

}  // namespace epochmark
