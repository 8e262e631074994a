// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/pluginreport.h"

#include "devices/kind/pjrt/plugindevices.h"
#include "devices/plugin/plugins.h"

#include <algorithm>

namespace epochmark {

int PluginReport::usableDevices() const
{
    return static_cast<int>(
        std::ranges::count_if(devices, [](const Device& device) { return device.isUsable; }));
}

QList<PluginReport> pluginReports()
{
    QList<PluginReport> reports;
    for (const PluginLibrary& library : Plugins::instance().libraries()) {
        const DeviceKind kind(library.isTpu() ? QStringLiteral("tpu") : QStringLiteral("pjrt"));
        reports.append({library, devicesOf(library, kind, SystemFiles())});
    }
    return reports;
}

}  // namespace epochmark
