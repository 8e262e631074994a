// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/devicesearch.h"

#include "context/appcontext.h"
#include "context/background.h"
#include "devices/devicecatalog.h"
#include "devices/plugin/plugins.h"
#include "pages/benchmark/host/hostdesk.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "pages/benchmark/idle/readyview.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/runsetuppanel.h"

#include <chrono>

namespace epochmark {

namespace {

/// Whether something is still measured, here or by another process.
constexpr std::chrono::seconds kBetweenTries(2);

}  // namespace

DeviceSearch::DeviceSearch(AppContext* context, RunSetupPanel* setup, RunView* view, HostDesk* hosts,
                           QObject* parent)
    : QObject(parent), m_context(context), m_setup(setup), m_view(view), m_hosts(hosts)
{
    connect(context, &AppContext::devicesChanged, this, &DeviceSearch::scanAgain);
    connect(hosts, &HostDesk::read, this, &DeviceSearch::showHosts);
    m_later.setSingleShot(true);
    m_later.setInterval(kBetweenTries);
    connect(&m_later, &QTimer::timeout, this, &DeviceSearch::askLater);
    connect(setup, &RunSetupPanel::choiceChanged, this, &DeviceSearch::showMachine);
}

DeviceSearch::~DeviceSearch()
{
    m_stop.requestStop();
}

void DeviceSearch::begin()
{
    m_hosts->readHosts();
    // Plug-ins may take their time to answer, or hang: whoever wants a processor or a card doesn't wait.
    runInBackground(
        this, [] { return DeviceCatalog::scan().devices(); },
        [this](const QList<Device>& devices) {
            show(devices, m_context->settings().lastRequest().deviceId);
            examine(devices);
        });
}

void DeviceSearch::askLater()
{
    if (!Plugins::instance().isAnyPutOff()) {
        return;
    }
    if (m_setup->isBusy() || m_context->board().isMeasuring()) {
        m_later.start();
    } else if (Plugins::instance().takePutOff()) {
        examine(m_own);
    }
}

void DeviceSearch::scanAgain()
{
    runInBackground(
        this, [] { return DeviceCatalog::scan().devices(); },
        [this](const QList<Device>& devices) {
            show(devices, m_setup->device().id);
            if (Plugins::instance().isAnyPutOff()) {
                m_later.start();
            }
        });
}

void DeviceSearch::examine(const QList<Device>& shown)
{
    runInBackground(
        this,
        [stop = m_stop.token()] {
            DeviceCatalog::examine({}, false, stop);
            return DeviceCatalog::scan().devices();
        },
        [this, shown](const QList<Device>& devices) {
            if (devices != shown) {
                show(devices, preferred());
            }
            if (Plugins::instance().isAnyPutOff()) {
                m_later.start();
            }
        });
}

QString DeviceSearch::preferred()
{
    const QString now = m_setup->device().id;
    m_isChosen = m_isChosen || now != m_shown || m_setup->isBusy();
    return m_isChosen ? now : m_context->settings().lastRequest().deviceId;
}

void DeviceSearch::showHosts()
{
    m_setup->setDeviceProblem(m_hosts->problem());
    if (m_isScanned) {
        show(m_own, preferred());
    }
    showMachine();  // which may have been looked at anew
}

void DeviceSearch::showMachine()
{
    const auto host = m_hosts->hostOf(m_setup->device().id);
    m_view->readyView()->machineStrip()->setHost(host);
    m_view->welcomeView()->machineStrip()->setHost(host);
}

void DeviceSearch::show(const QList<Device>& own, const QString& preferredId)
{
    m_own = own;
    m_isScanned = true;
    m_view->readyView()->machineStrip()->setDevices(own);
    m_view->welcomeView()->machineStrip()->setDevices(own);
    m_setup->setNodeDevices(m_hosts->nodeDevices());
    m_setup->setDevices(own + m_hosts->devices(), preferredId);
    m_shown = m_setup->device().id;
}

}  // namespace epochmark
