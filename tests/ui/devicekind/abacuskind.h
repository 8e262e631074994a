// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

namespace epochmark::test {

/// A kind of device that the program isn't built with: all of it is this file.
class AbacusKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("abacus"); }
    QString firstId() const override { return QStringLiteral("abacus:0"); }
    QList<Device> list(const SystemFiles&) const override
    {
        Device device;
        device.id = firstId();
        device.kind = kind();
        device.name = QStringLiteral("A wooden abacus");
        device.memoryBytes = 13 * kBytesOfRod;
        return {device};
    }
    Result<Device> identified(const Device& listed, const DeviceIdentity& driven) const override
    {
        Device device = listed;
        device.uuid = driven.uuid;
        return device;
    }
    SensorSet openSensors(const Device&, const SystemFiles&) const override
    {
        SensorSet sensors;
        sensors.temperature = std::make_unique<Touch>();
        return sensors;
    }
    QString configuration(const DeviceFacts& facts) const override
    {
        return QStringLiteral("%1 rods").arg(facts.memoryBytes.value_or(0) / kBytesOfRod);
    }
    QString filterText() const override { return QStringLiteral("A&baci"); }
    QString icon() const override { return QStringLiteral("chip"); }

private:
    static constexpr qint64 kBytesOfRod = 1 << 30;  // a network has to fit on them

    class Touch final : public TemperatureSensor {
    public:
        std::optional<double> celsius() override { return 21; }
    };
};

}  // namespace epochmark::test
