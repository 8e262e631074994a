// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/temperaturesensor.h"
#include "queue/runplan.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace epochmark {

/// The temperatures of a plan's devices: at rest, before the first run, and now. Opens nothing when the plan
/// has no cool-down. One thread.
class QueueThermometer {
public:
    /// Gives a device's sensor, or nullptr.
    using Opener = std::function<std::unique_ptr<TemperatureSensor>(const QString& deviceId)>;

    explicit QueueThermometer(Opener open = openDeviceTemperature) : m_open(std::move(open)) {}

    /// Reads what is "at rest" from now on.
    void noteRest(const RunPlan& plan);
    /// Degrees Celsius; absent when the device doesn't tell.
    std::optional<double> rest(const QString& deviceId) const;
    std::optional<double> now(const QString& deviceId) const;

    /// The processor's or the card's own sensor on this machine.
    static std::unique_ptr<TemperatureSensor> openDeviceTemperature(const QString& deviceId);

private:
    struct Thermometer {
        std::unique_ptr<TemperatureSensor> sensor;
        std::optional<double> rest;
    };

    Opener m_open;
    std::map<QString, Thermometer> m_devices;
};

}  // namespace epochmark
