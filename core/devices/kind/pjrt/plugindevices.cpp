// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/pjrt/plugindevices.h"

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/plugin/pluginrefusal.h"
#include "devices/plugin/plugins.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark {

namespace {

QString deviceId(const PluginLibrary& library, qsizetype place)
{
    return library.isTpu() ? QStringLiteral("tpu:%1").arg(place)
                           : QStringLiteral("pjrt:%1:%2").arg(library.name).arg(place);
}

/// TPU v2 and v3 show each core of a chip as a device of its own.
QString partOf(const QString& kind, qsizetype count)
{
    const bool isCore = kind.contains(QLatin1String("TPU v2")) || kind.contains(QLatin1String("TPU v3"));
    return isCore ? QObject::tr("one of %1 cores").arg(count) : QObject::tr("one of %1 devices").arg(count);
}

bool isProcessor(const PluginVerdict& verdict)
{
    return verdict.platform.compare(QLatin1String("cpu"), Qt::CaseInsensitive) == 0;
}

/// As the plug-in tells it; one for the processor knows no better word than "cpu".
QString deviceName(const PluginDeviceFacts& facts, const PluginVerdict& verdict, const SystemFiles& files)
{
    if (isProcessor(verdict)) {
        return QObject::tr("%1 by XLA").arg(cpuInfoOf(files).name);
    }
    const qsizetype count = verdict.devices.size();
    return count > 1 ? QStringLiteral("%1 (%2)").arg(facts.kind, partOf(facts.kind, count)) : facts.kind;
}

/// Nobody here has a TPU: whoever measures on one should know, and tell.
QString detailOf(const PluginLibrary& library, const PluginVerdict& verdict)
{
    const QString version = QObject::tr("plug-in %1, PJRT 0.%2").arg(library.name).arg(verdict.pjrtMinor);
    if (isProcessor(verdict)) {
        return version;
    }
    return library.isTpu()
               ? QObject::tr(
                     "%1 · experimental: Classic compiles for TPU v2 to 7x, but has not been run on one")
                     .arg(version)
               : QObject::tr("%1 · experimental: its makers have had none to run it on").arg(version);
}

Device refusedDevice(const PluginLibrary& library, const DeviceKind& kind, const PluginRefusal& refusal)
{
    Device device;
    device.id = deviceId(library, 0);
    device.kind = kind;
    device.name = QFileInfo(library.file).fileName();
    device.isUsable = false;
    device.reason = refusal.reason;
    device.remedy = refusal.remedy;
    return device;
}

}  // namespace

QList<Device> devicesOf(const PluginLibrary& library, const DeviceKind& kind, const SystemFiles& files)
{
    const bool wasPutOff = Plugins::instance().wasPutOff(library);
    if (!library.isNamed && !wasPutOff && !Plugins::instance().wasAsked(library)) {
        return {};
    }
    if (!QFileInfo(library.file).isFile()) {
        return {refusedDevice(library, kind,
                              {QObject::tr("There is no file %1.").arg(library.file),
                               QObject::tr("Install it, or name the plug-in's file again."), false})};
    }
    const auto verdict = Plugins::instance().verdict(library);
    if (!verdict && wasPutOff) {
        return {refusedDevice(library, kind,
                              {QObject::tr("This plug-in isn't asked for its devices while something is "
                                           "measured on this machine."),
                               QObject::tr("Look again when that is over."), false})};
    }
    if (!verdict) {
        return {refusedDevice(library, kind,
                              {QObject::tr("This plug-in hasn't been asked yet which devices it has."),
                               QObject::tr("Scan asks it, under Plug-ins in the settings; so does "
                                           "\"epochmark-cli devices\"."),
                               false})};
    }
    if (verdict->failure || verdict->devices.isEmpty()) {
        return {refusedDevice(library, kind,
                              verdict->failure ? refusalOf(*verdict->failure) : noDeviceRefusal())};
    }
    QList<Device> devices;
    for (const PluginDeviceFacts& facts : verdict->devices) {
        Device device;
        device.id = deviceId(library, devices.size());
        device.kind = kind;
        device.name = deviceName(facts, *verdict, files);
        device.memoryBytes = facts.memoryBytes;
        device.detail = detailOf(library, *verdict);
        devices.append(device);
        if (isProcessor(*verdict)) {
            break;  // XLA shows the same processor several times
        }
    }
    return devices;
}

}  // namespace epochmark
