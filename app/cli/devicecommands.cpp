// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "base/format.h"
#include "devices/devicecatalog.h"
#include "hosts/hostlist.h"
#include "planarguments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

namespace epochmark::cli {

namespace {

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
    QList<Device> devices = DeviceCatalog::scan().devices();
    const auto hosts = HostList::load(HostList::file());
    if (hosts) {
        devices += hosts->listedDevices();
    } else {
        console.warn(QObject::tr("Note: %1").arg(hosts.error().message));
    }
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
        QObject::tr("Lists what can train here and on added machines, and why something can't."),
        {},
        {pluginOption(),
         {name("scan"), {}, QObject::tr("ask every PJRT plug-in there is, Python's too, anew")},
         {name("json"), {}, QObject::tr("as JSON on standard output")}}};
    return {{devices, runDevices}};
}

}  // namespace epochmark::cli
