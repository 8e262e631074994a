// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/host/hostdesk.h"

#include "base/printable.h"
#include "context/appcontext.h"
#include "context/background.h"
#include "devices/kind/devicekinds.h"
#include "hosts/hostlist.h"
#include "models/celltext.h"
#include "pages/benchmark/host/hostline.h"
#include "pages/benchmark/queue/runsession.h"
#include "pages/benchmark/setup/modelfilechoice.h"
#include "workload/network/networkdefinition.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace epochmark {

HostDesk::HostDesk(AppContext* context, RunSession* session, HostLine* line, QWidget* page)
    : QObject(page), m_session(session), m_line(line), m_page(page)
{
    connect(context, &AppContext::devicesChanged, this, &HostDesk::readHosts);
    connect(session, &RunSession::hostProgressed, this, [this](const HostProgress& progress) {
        m_line->showProgress(progress);
        m_line->setLeavable(m_session->canLeave());
    });
    connect(session, &RunSession::hostEnded, this,
            [this](const Result<HostRunOutcome>& outcome) { m_line->showEnd(m_runsOn, outcome); });
    connect(line, &HostLine::leaveRequested, session, &RunSession::leave);
}

void HostDesk::readHosts()
{
    runInBackground(
        this, [] { return std::optional(HostList::load(HostList::file())); },
        [this](const std::optional<Result<HostList>>& list) {
            const Result<HostList>& found = *list;
            m_isRead = true;
            m_problem = found ? QString() : found.error().message;
            if (found) {
                m_hosts = found->hosts();
                m_devices.clear();
                for (const Host& host : std::as_const(m_hosts)) {
                    m_devices += devicesOf(host);
                }
            }
            Q_EMIT read();
        });
}

/// For the list of devices: what was in use back then says nothing of now.
QList<Device> HostDesk::devicesOf(const Host& host)
{
    QList<Device> devices = host.listedDevices();
    const QString seen = tr("seen %1").arg(CellText::when(host.seen.seenAt, QDateTime::currentDateTime()));
    for (Device& device : devices) {
        device.memoryInUseBytes.reset();
        device.usedBy.clear();
        for (QString* text : {&device.name, &device.detail, &device.reason, &device.remedy}) {
            text->replace(u'<', QChar(0x2039));  // no label may take it for HTML
        }
        device.detail = device.detail.isEmpty() ? seen : device.detail + QStringLiteral(" · ") + seen;
    }
    return devices;
}

QStringList HostDesk::nodeDevices() const
{
    QStringList ids;
    for (const Host& host : m_hosts) {
        for (const Device& device : host.hasNodes() ? host.listedDevices() : QList<Device>()) {
            if (DeviceKinds::of(device.kind).usesThreads()) {
                ids.append(device.id);
            }
        }
    }
    return ids;
}

Device HostDesk::recorded(const Device& device) const
{
    Device named = device;
    const auto elsewhere = HostDevice::of(device.id);
    for (const Host& host : elsewhere ? m_hosts : QList<Host>()) {
        for (const Device& one : host.name == elsewhere->host ? host.seen.devices : QList<Device>()) {
            named.name = one.id == elsewhere->device ? one.name : named.name;
        }
    }
    return named;
}

std::optional<Host> HostDesk::hostOf(const QString& deviceId) const
{
    const auto device = HostDevice::of(deviceId);
    const auto found = device ? std::ranges::find(m_hosts, device->host, &Host::name) : m_hosts.cend();
    return found != m_hosts.cend() ? std::optional<Host>(*found) : std::nullopt;
}

bool HostDesk::isForHost(const RunPlan& plan)
{
    return std::ranges::any_of(
        plan.sets, [](const RunRequest& set) { return HostDevice::of(set.deviceId).has_value(); });
}

Result<Host> HostDesk::hostNamed(const QString& name) const
{
    const auto found = std::ranges::find(m_hosts, name, &Host::name);
    if (found != m_hosts.cend()) {
        return *found;
    }
    if (!m_problem.isEmpty()) {  // it may well be in there
        return Error{ErrorCode::Store, m_problem, {}};
    }
    return Error{ErrorCode::Usage,
                 tr("There is no machine \"%1\" in the list any more: add it again, under that name.")
                     .arg(printable(name, 60)),
                 {}};
}

Result<void> HostDesk::start(const RunPlan& plan, const ModelFileChoice& models)
{
    HostRunRequest request;
    request.plan = plan;
    const NetworkDefinition* network = plan.sets.first().workload.networkDefinition();
    if (network != nullptr && network->isFromFile()) {
        models.writeTo(request);
    }
    const auto host = request.host().andThen([this](const QString& name) { return hostNamed(name); });
    if (!host) {
        return host.error();
    }
    m_runsOn = host->name;
    m_line->forget();
    m_session->startOn(host.value(), request, m_page);
    return {};
}

Result<void> HostDesk::resume(const OpenHostRun& run)
{
    const auto host = hostNamed(run.host);
    if (!host) {
        return host.error();
    }
    m_runsOn = host->name;
    m_line->forget();
    m_session->resumeOn(host.value(), run, m_page);
    return {};
}

}  // namespace epochmark
