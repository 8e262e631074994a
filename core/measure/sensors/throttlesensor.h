// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/nvml.h"
#include "devices/systemfiles.h"
#include "measure/heat.h"

#include <memory>
#include <optional>

namespace epochmark {

/// Watches whether a device is held back, from the moment it is made. Used by one thread.
class ThrottleSensor {
public:
    virtual ~ThrottleSensor() = default;
    /// Looks once; to be called about once a second.
    virtual void sample() = 0;
    /// What was seen so far; absent when it can't be read any more.
    virtual std::optional<Throttling> found() const = 0;
};

/// The counters of thermal events below /sys/devices/system/cpu/cpu*/thermal_throttle (Intel); nullptr where
/// there are none.
std::unique_ptr<ThrottleSensor> openCpuThrottle(const SystemFiles& files);

/// The card's reasons for a lower clock; nullptr when it gives none.
std::unique_ptr<ThrottleSensor> openNvmlThrottle(std::shared_ptr<const Nvml> nvml, int device);

/// The processor's clock. Used by one thread.
class ClockSensor {
public:
    virtual ~ClockSensor() = default;
    /// MHz of the fastest core now; absent when it can't be read.
    virtual std::optional<double> megahertz() = 0;
    /// What the processor promises under load on all cores; absent when it doesn't say.
    virtual std::optional<double> baseMegahertz() const = 0;
};

/// cpufreq's scaling_cur_freq and base_frequency below /sys; nullptr where there is no cpufreq (a virtual
/// machine).
std::unique_ptr<ClockSensor> openCpuClock(const SystemFiles& files);

}  // namespace epochmark
