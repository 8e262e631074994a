// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/tpu/tpukind.h"

#include "devices/kind/pjrt/plugindevices.h"
#include "devices/plugin/plugins.h"
#include "devices/plugin/tpubus.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

namespace {

std::optional<PluginLibrary> tpuLibrary()
{
    for (const PluginLibrary& library : Plugins::instance().libraries()) {
        if (library.isTpu()) {
            return library;
        }
    }
    return std::nullopt;
}

}  // namespace

QList<Device> TpuKind::list(const SystemFiles& files) const
{
    auto library = tpuLibrary();
    const QList<BusTpu> onBus = tpusOnBus(files);
    if (library) {
        library->isNamed = library->isNamed || !onBus.isEmpty();
        return devicesOf(*library, kind(), files);
    }
    if (onBus.isEmpty()) {
        return {};
    }
    Device device;
    device.id = firstId();
    device.kind = kind();
    device.name = onBus.first().generation;
    device.isUsable = false;
    device.reason = QObject::tr("No TPU run-time library was found.");
    device.remedy = QObject::tr("Install it (pip install libtpu), or name its file with --plugin tpu=FILE.");
    return {device};
}

/// Loads libtpu where there is a TPU, or where somebody named the library or wants to know.
void TpuKind::examine(const QString& deviceId, bool isScan, const StopToken& stop) const
{
    const auto library = tpuLibrary();
    if (library && (library->isNamed || isScan || !deviceId.isEmpty() || !tpusOnBus().isEmpty())) {
        Plugins::instance().ask(*library, isScan, stop);
    }
}

QString TpuKind::configuration(const DeviceFacts& facts) const
{
    const QString plugin = facts.environment.value(QStringLiteral("plugin")).toString();
    QStringList parts{memoryText(facts.memoryBytes),
                      plugin.isEmpty() ? QString() : QObject::tr("plug-in %1").arg(plugin)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString TpuKind::filterText() const
{
    return QObject::tr("&TPUs");
}

QString TpuKind::icon() const
{
    return QStringLiteral("chip");
}

}  // namespace epochmark
