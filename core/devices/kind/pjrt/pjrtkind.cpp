// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/pjrt/pjrtkind.h"

#include "devices/kind/cuda/cudarule.h"
#include "devices/kind/pjrt/plugindevices.h"
#include "devices/plugin/plugins.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

QList<Device> PjrtKind::list(const SystemFiles& files) const
{
    QList<Device> devices;
    for (const PluginLibrary& library : Plugins::instance().libraries()) {
        if (!library.isTpu()) {
            devices += devicesOf(library, kind(), files);
        }
    }
    return devices;
}

void PjrtKind::examine(const QString& deviceId, bool isScan, const StopToken& stop) const
{
    const QString name = deviceId.section(u':', 1, 1);
    for (const PluginLibrary& library : Plugins::instance().libraries()) {
        const bool isFound = isScan ? library.isScanned() : library.isNamed;
        const bool isMeant = name.isEmpty() ? isFound : library.name == name;
        if (!library.isTpu() && isMeant) {
            Plugins::instance().ask(library, isScan, stop);
        }
    }
}

QString PjrtKind::title(const QString& deviceId, int) const
{
    return QObject::tr("PJRT %1").arg(deviceId.section(u':', 1).replace(u':', u' '));
}

QString PjrtKind::configuration(const DeviceFacts& facts) const
{
    const QString plugin = facts.environment.value(QStringLiteral("plugin")).toString();
    QStringList parts{memoryText(facts.memoryBytes),
                      plugin.isEmpty() ? QString() : QObject::tr("plug-in %1").arg(plugin)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QStringList PjrtKind::precisions(const QString& deviceId) const
{
    const auto target = Plugins::instance().target(deviceId);
    if (!target || !target->library.isJaxCuda()) {
        return {};
    }
    const auto verdict = Plugins::instance().verdict(target->library);
    const QList<PluginDeviceFacts> devices = verdict ? verdict->devices : QList<PluginDeviceFacts>();
    const auto capability = target->place < devices.size() ? devices[target->place].computeCapability
                                                           : std::nullopt;
    // A card that isn't known yet is judged when it is opened.
    const QString tf32 = QStringLiteral("tf32");
    return !capability || cudaPrecisions(*capability).contains(tf32) ? QStringList{tf32} : QStringList();
}

QString PjrtKind::filterText() const
{
    return QObject::tr("Other plug-&ins");
}

}  // namespace epochmark
