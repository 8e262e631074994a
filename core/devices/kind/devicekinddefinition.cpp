// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/devicekinddefinition.h"

#include <QObject>

#include <cmath>

namespace epochmark {

Result<Device> DeviceKindDefinition::identified(const Device& listed, const DeviceIdentity&) const
{
    return listed;
}

void DeviceKindDefinition::examine(const QString&, bool, const StopToken&) const {}

SensorSet DeviceKindDefinition::openSensors(const Device&, const SystemFiles&) const
{
    return {};
}

QString DeviceKindDefinition::title(const QString& deviceId, int) const
{
    return QString(deviceId).toUpper().replace(u':', u' ');
}

QString DeviceKindDefinition::configuration(const DeviceFacts& facts) const
{
    return memoryText(facts.memoryBytes);
}

QString DeviceKindDefinition::icon() const
{
    return QStringLiteral("gpu");
}

QString DeviceKindDefinition::memoryText(const std::optional<qint64>& bytes)
{
    return bytes ? QObject::tr("%1 GB").arg(std::lround(static_cast<double>(*bytes) / (1024.0 * 1024 * 1024)))
                 : QString();
}

}  // namespace epochmark
