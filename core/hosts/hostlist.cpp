// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostlist.h"

#include "base/jsonfields.h"
#include "base/paths.h"
#include "base/printable.h"
#include "hosts/homefile.h"

#include <QJsonArray>
#include <QObject>
#include <QStringList>

#include <algorithm>

namespace epochmark {

namespace {

Error noSuchHost(const QString& name, const QList<Host>& hosts)
{
    QStringList names;
    for (const Host& host : hosts) {
        names.append(host.name);
    }
    const QString shown = printable(name, 60);
    return {ErrorCode::Usage,
            names.isEmpty()
                ? QObject::tr("There is no machine \"%1\": none has been added. \"epochmark-cli host add %1 "
                              "DESTINATION\" adds one.")
                      .arg(shown)
                : QObject::tr("There is no machine \"%1\". These have been added: %2.")
                      .arg(shown, names.join(QStringLiteral(", "))),
            {}};
}

Error listError(const QString& path, const QString& why)
{
    return {ErrorCode::Store, QObject::tr("The list of machines, %1, can't be used: %2").arg(path, why), {}};
}

Result<QList<Host>> hostsIn(const QJsonObject& object, const QString& path)
{
    JsonFields fields(object);
    const QList<QJsonObject> objects = fields.objects("hosts");
    if (const auto problem = fields.problem()) {
        return listError(path, problem->message);
    }
    if (objects.size() > HostList::kMost) {
        return listError(path, QObject::tr("it has more than %1 machines.").arg(HostList::kMost));
    }
    QList<Host> hosts;
    for (const QJsonObject& one : objects) {
        auto host = Host::fromJson(one);
        if (!host) {
            return listError(path, host.error().message);
        }
        hosts.append(std::move(host).value());
    }
    return hosts;
}

}  // namespace

QString HostList::file()
{
    return paths::dataDirectory() + QStringLiteral("/hosts.json");
}

Result<HostList> HostList::load(const QString& path)
{
    const auto object = homefile::read(path);
    if (!object) {
        return object.error();
    }
    auto hosts = hostsIn(object.value(), path);
    if (!hosts) {
        return hosts.error();
    }
    HostList list;
    list.m_hosts = std::move(hosts).value();
    return list;
}

Result<HostList> HostList::change(const QString& path, const std::function<Result<void>(HostList&)>& change)
{
    HostList list;
    const auto written = homefile::change(path, [&](const QJsonObject& former) -> Result<QJsonObject> {
        auto hosts = hostsIn(former, path);
        if (!hosts) {
            return hosts.error();
        }
        list.m_hosts = std::move(hosts).value();
        if (const auto changed = change(list); !changed) {
            return changed.error();
        }
        QJsonArray array;
        for (const Host& host : std::as_const(list.m_hosts)) {
            array.append(host.toJson());
        }
        return QJsonObject{{QStringLiteral("hosts"), array}};
    });
    return written ? Result<HostList>(list) : Result<HostList>(written.error());
}

qsizetype HostList::indexOf(const QString& name) const
{
    const auto found = std::ranges::find_if(
        m_hosts, [&name](const Host& host) { return host.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == m_hosts.cend() ? -1 : found - m_hosts.cbegin();
}

Result<Host> HostList::named(const QString& name) const
{
    const qsizetype index = indexOf(name);
    return index < 0 ? Result<Host>(noSuchHost(name, m_hosts)) : Result<Host>(m_hosts.at(index));
}

Result<void> HostList::add(const Host& host)
{
    if (const auto checked = host.check(); !checked) {
        return checked;
    }
    if (indexOf(host.name) >= 0) {
        return Error{ErrorCode::Usage, QObject::tr("There is a machine \"%1\" already.").arg(host.name), {}};
    }
    if (m_hosts.size() >= kMost) {
        return Error{ErrorCode::Usage, QObject::tr("There are %1 machines, no more fit.").arg(kMost), {}};
    }
    m_hosts.append(host);
    return {};
}

Result<void> HostList::replace(const Host& host)
{
    const qsizetype index = indexOf(host.name);
    if (index < 0) {
        return noSuchHost(host.name, m_hosts);
    }
    const auto checked = host.check();
    if (checked) {
        m_hosts[index] = host;
    }
    return checked;
}

Result<void> HostList::remove(const QString& name)
{
    const qsizetype index = indexOf(name);
    if (index < 0) {
        return noSuchHost(name, m_hosts);
    }
    m_hosts.removeAt(index);
    return {};
}

QList<Device> HostList::listedDevices() const
{
    QList<Device> devices;
    for (const Host& host : m_hosts) {
        devices += host.listedDevices();
    }
    return devices;
}

}  // namespace epochmark
