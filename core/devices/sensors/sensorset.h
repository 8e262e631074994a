// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/clocksensor.h"
#include "devices/sensors/energycounter.h"
#include "devices/sensors/temperaturesensor.h"
#include "devices/sensors/throttlesensor.h"

#include <memory>

namespace epochmark {

/// The sensors that tell of one device; any may be missing (nullptr).
struct SensorSet {
    std::unique_ptr<EnergyCounter> energy;
    std::unique_ptr<TemperatureSensor> temperature;
    std::unique_ptr<ThrottleSensor> throttle;
    std::unique_ptr<ClockSensor> clock;

    bool isEmpty() const { return !energy && !temperature && !throttle && !clock; }
};

}  // namespace epochmark
