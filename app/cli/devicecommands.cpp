// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "devices/devicecatalog.h"
#include "planarguments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

namespace epochmark::cli {

namespace {

template <typename Number>
QJsonValue orNull(const std::optional<Number>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(int count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Device& device)
{
    return {{QStringLiteral("id"), device.id},
            {QStringLiteral("kind"), toString(device.kind)},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("memory_bytes"), orNull(device.memoryBytes)},
            {QStringLiteral("memory_in_use_bytes"), orNull(device.memoryInUseBytes)},
            {QStringLiteral("used_by"), orNull(device.usedBy)},
            {QStringLiteral("cores"), orNull(device.physicalCores)},
            {QStringLiteral("threads"), orNull(device.logicalCores)},
            {QStringLiteral("default_threads"), orNull(device.defaultThreads)},
            {QStringLiteral("uuid"), orNull(device.uuid)},
            {QStringLiteral("pci"), orNull(device.pciAddress)},
            {QStringLiteral("power_limit_w"), orNull(device.powerLimitWatts)},
            {QStringLiteral("link"), orNull(device.link)},
            {QStringLiteral("detail"), orNull(device.detail)},
            {QStringLiteral("usable"), device.isUsable},
            {QStringLiteral("reason"), orNull(device.reason)},
            {QStringLiteral("remedy"), orNull(device.remedy)}};
}

QString describe(const Device& device)
{
    QStringList facts;
    if (device.physicalCores > 0) {
        facts.append(QObject::tr("cores: %1").arg(device.physicalCores));
        facts.append(QObject::tr("threads: %1").arg(device.logicalCores));
    }
    if (device.defaultThreads > 0 && device.defaultThreads != device.physicalCores) {
        facts.append(QObject::tr("threads that train by default: %1").arg(device.defaultThreads));
    }
    if (device.memoryBytes) {
        facts.append(format::bytes(*device.memoryBytes));
    }
    if (!device.detail.isEmpty()) {
        facts.append(device.detail);
    }
    if (!device.usedBy.isEmpty()) {
        facts.append(QObject::tr("in use by %1").arg(device.usedBy));
    }
    return facts.join(QStringLiteral(" · "));
}

int runDevices(const Arguments& arguments, Console& console)
{
    if (const auto named = namePlugins(arguments); !named) {
        return console.fail(named.error());
    }
    DeviceCatalog::examine(QString(), arguments.has(name("scan")));
    const QList<Device> devices = DeviceCatalog::scan().devices();
    if (arguments.has(QStringLiteral("json"))) {
        QJsonArray list;
        for (const Device& device : devices) {
            list.append(toJson(device));
        }
        console.printData(QJsonDocument(QJsonObject{{QStringLiteral("devices"), list}}).toJson());
        return kDone;
    }
    QList<QStringList> rows{{QObject::tr("ID"), QObject::tr("Device"), QString()}};
    for (const Device& device : devices) {
        rows.append({device.id, device.name, describe(device)});
        if (!device.isUsable) {
            rows.append({QString(), QObject::tr("can't be used"),
                         QStringLiteral("%1 %2").arg(device.reason, device.remedy)});
        }
    }
    console.print(table(rows, {false, false, false}));
    return kDone;
}

}  // namespace

QList<Command> deviceCommands()
{
    const Grammar devices{
        QStringLiteral("devices"),
        QObject::tr("Lists what can train here, and why something can't."),
        {},
        {pluginOption(),
         {name("scan"), {}, QObject::tr("ask every PJRT plug-in there is, Python's too, anew")},
         {name("json"), {}, QObject::tr("as JSON on standard output")}}};
    return {{devices, runDevices}};
}

}  // namespace epochmark::cli
