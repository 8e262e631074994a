// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queuethermometer.h"

#include "devices/kind/devicekinds.h"

namespace epochmark {

std::unique_ptr<TemperatureSensor> QueueThermometer::openDeviceTemperature(const QString& deviceId)
{
    Device device;
    device.id = deviceId;
    device.kind = DeviceKinds::kindOf(deviceId);
    return DeviceKinds::of(device.kind).openSensors(device, SystemFiles()).temperature;
}

void QueueThermometer::noteRest(const RunPlan& plan)
{
    m_devices.clear();
    if (!plan.hasCoolDown()) {
        return;
    }
    for (const RunRequest& set : plan.sets) {
        if (m_devices.count(set.deviceId) == 0) {
            Thermometer thermometer;
            thermometer.sensor = m_open(set.deviceId);
            thermometer.rest = thermometer.sensor ? thermometer.sensor->celsius() : std::nullopt;
            m_devices.emplace(set.deviceId, std::move(thermometer));
        }
    }
}

std::optional<double> QueueThermometer::rest(const QString& deviceId) const
{
    const auto found = m_devices.find(deviceId);
    return found != m_devices.end() ? found->second.rest : std::nullopt;
}

std::optional<double> QueueThermometer::now(const QString& deviceId) const
{
    const auto found = m_devices.find(deviceId);
    return found != m_devices.end() && found->second.sensor ? found->second.sensor->celsius() : std::nullopt;
}

}  // namespace epochmark
