// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/cuda/nvml.h"
#include "devices/sensors/clocksensor.h"
#include "devices/sensors/energycounter.h"
#include "devices/sensors/temperaturesensor.h"
#include "devices/sensors/throttlesensor.h"

#include <memory>

namespace epochmark {

/// The card's own total-energy counter, else its power samples integrated; nullptr when it has neither.
std::unique_ptr<EnergyCounter> openNvmlCounter(std::shared_ptr<const Nvml> nvml, int device);

/// The card's core; nullptr when it doesn't tell.
std::unique_ptr<TemperatureSensor> openNvmlTemperature(std::shared_ptr<const Nvml> nvml, int device);

/// The clock of the card's multiprocessors; nullptr when it doesn't tell. While nothing runs on the card it
/// is absent: how far a card slows down at rest says nothing of a run. Its base is the default applications
/// clock, which the card is built to hold under load; where there is none (cards for consumers), or it is the
/// highest one, it is absent, as the highest clock is a promise to nobody.
std::unique_ptr<ClockSensor> openNvmlClock(std::shared_ptr<const Nvml> nvml, int device);

/// The card's reasons for a lower clock; nullptr when it gives none.
std::unique_ptr<ThrottleSensor> openNvmlThrottle(std::shared_ptr<const Nvml> nvml, int device);

}  // namespace epochmark
