// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/device.h"

#include <QList>

namespace epochmark {

/// Lists the devices of this machine, kind after kind (DeviceKinds), as the system tells of them. No LibTorch
/// is loaded: takes milliseconds. What can't be
/// used stays in the list with reason and remedy. Value class, any thread.
class DeviceCatalog {
public:
    /// Asks the running system.
    static DeviceCatalog scan();
    /// Before scan(), what it alone can't know: which devices a plug-in has. Seconds; see
    /// DeviceKindDefinition::examine(). Any thread.
    static void examine(const QString& deviceId = QString(), bool isScan = false, const StopToken& stop = {});
    explicit DeviceCatalog(QList<Device> devices) : m_devices(std::move(devices)) {}

    const QList<Device>& devices() const { return m_devices; }
    /// Error::DeviceUnavailable: unknown id (naming the known ones), or known but unusable, with reason and
    /// remedy.
    Result<Device> usable(const QString& id) const;

private:
    QList<Device> m_devices;
};

}  // namespace epochmark
