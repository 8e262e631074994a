// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/idle/machinelooks.h"

#include "context/appcontext.h"
#include "context/background.h"
#include "hosts/host.h"
#include "run/environment.h"

#include <QFileInfo>

#include <mutex>

namespace epochmark {

namespace {

constexpr int kLooksMilliseconds = 10'000;
constexpr int kSecondLookMilliseconds = 3'000;  // what else is at work shows between two looks

}  // namespace

/// Looks come from any thread of the pool, and one may begin before another has ended.
struct MachineLooks::SharedWatch {
    std::mutex mutex;
    MachineWatch watch;
};

MachineLooks::MachineLooks(AppContext* context, QObject* parent)
    : QObject(parent), m_context(context), m_watch(std::make_shared<SharedWatch>())
{
    m_timer.setInterval(kLooksMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &MachineLooks::lookNow);
}

MachineLooks::~MachineLooks() = default;

void MachineLooks::begin()
{
    m_timer.start();
    QTimer::singleShot(kSecondLookMilliseconds, this, &MachineLooks::lookNow);
    lookNow();
}

void MachineLooks::lookAt(const Device& device)
{
    m_device = HostDevice::of(device.id) ? Device() : device;  // how others stand isn't known here
    lookNow();
}

void MachineLooks::lookNow()
{
    if (!m_timer.isActive() || m_isPaused) {
        return;
    }
    const QString folder = QFileInfo(m_context->store().path()).absolutePath();
    const int number = ++m_last;
    runInBackground(
        this,
        [device = m_device, folder, watch = m_watch] {
            const std::lock_guard lock(watch->mutex);
            Found found{{}, watch->watch.look()};
            if (!device.id.isEmpty()) {
                found.warnings = preflightWarnings(device, folder, BuildFacts::ofThisProgram(),
                                                   found.look.state);
            }
            return found;
        },
        [this, number, id = m_device.id](const Found& found) {
            if (number == m_last && !m_isPaused) {
                Q_EMIT looked(id, found.warnings, found.look);
            }
        });
}

}  // namespace epochmark
