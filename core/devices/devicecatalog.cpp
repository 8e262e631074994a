// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/devicecatalog.h"

#include "devices/kind/devicekinds.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

DeviceCatalog DeviceCatalog::scan()
{
    QList<Device> devices;
    for (const DeviceKindDefinition* kind : DeviceKinds::all()) {
        devices += kind->list(SystemFiles());
    }
    return DeviceCatalog(devices);
}

void DeviceCatalog::examine(const QString& deviceId, bool isScan, const StopToken& stop)
{
    for (const DeviceKindDefinition* kind : DeviceKinds::all()) {
        if (deviceId.isEmpty() || DeviceKinds::kindOf(deviceId) == kind->kind()) {
            kind->examine(deviceId, isScan, stop);
        }
    }
}

Result<Device> DeviceCatalog::usable(const QString& id) const
{
    QStringList known;
    for (const Device& device : m_devices) {
        if (device.id != id) {
            known.append(device.id);
        } else if (device.isUsable) {
            return device;
        } else {
            return Error{ErrorCode::DeviceUnavailable,
                         QObject::tr("%1 (%2) can't be used: %3 %4")
                             .arg(device.id, device.name, device.reason, device.remedy)
                             .trimmed(),
                         {}};
        }
    }
    return Error{
        ErrorCode::DeviceUnavailable,
        QObject::tr(
            "There is no device \"%1\" on this machine. It has: %2. \"epochmark-cli devices\" lists them.")
            .arg(id, known.join(QStringLiteral(", "))),
        {}};
}

}  // namespace epochmark
