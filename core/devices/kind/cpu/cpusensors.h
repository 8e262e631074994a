// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/clocksensor.h"
#include "devices/sensors/energycounter.h"
#include "devices/sensors/temperaturesensor.h"
#include "devices/sensors/throttlesensor.h"
#include "devices/systemfiles.h"

#include <memory>

namespace epochmark {

/// The sum of all processor packages' counters below /sys/class/powercap (Intel, AMD); nullptr when there is
/// none or one of them may not be read: a part of the packages would be a wrong number.
std::unique_ptr<EnergyCounter> openRaplCounter(const SystemFiles& files);

/// The processor's own sensor: coretemp's package, k10temp's or zenpower's die below /sys/class/hwmon, else
/// the thermal zone x86_pkg_temp; nullptr when there is none (a virtual machine).
std::unique_ptr<TemperatureSensor> openCpuTemperature(const SystemFiles& files);

/// The counters of thermal events below /sys/devices/system/cpu/cpu*/thermal_throttle (Intel); nullptr where
/// there are none.
std::unique_ptr<ThrottleSensor> openCpuThrottle(const SystemFiles& files);

/// cpufreq's scaling_cur_freq and base_frequency below /sys; nullptr where there is no cpufreq (a virtual
/// machine).
std::unique_ptr<ClockSensor> openCpuClock(const SystemFiles& files);

}  // namespace epochmark
