// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugincalm.h"

#include "base/paths.h"
#include "base/stopwatch.h"

#include <QFile>
#include <QSysInfo>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <thread>

#include <sys/file.h>

namespace epochmark {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(20);

/// Of this process.
std::atomic<int> g_calms = 0;
std::atomic<bool> g_isAsking = false;

/// A folder of results may be shared by several machines, whose plug-ins have nothing to do with each other.
QByteArray lockFile()
{
    const QString machine = QString::fromLatin1(QSysInfo::machineUniqueId().toHex().left(12));
    return QFile::encodeName(QStringLiteral("%1/asking-%2.lock").arg(paths::dataDirectory(), machine));
}

/// Not open where there is no such file; only looking makes none.
Descriptor openLock(int flags)
{
    const int file = ::open(lockFile().constData(), O_RDWR | O_CLOEXEC | flags, 0644);
    return file >= 0 ? Descriptor(file) : Descriptor();
}

/// Whether another process has it. A file system that knows no locks says no.
bool isTaken(const Descriptor& file, int operation)
{
    while (::flock(file.get(), operation | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return errno == EWOULDBLOCK;
        }
    }
    return false;
}

bool isAnyoneAsking()
{
    const Descriptor file = openLock(0);
    return g_isAsking || (file.isOpen() && isTaken(file, LOCK_SH));
}

}  // namespace

PluginTurn::PluginTurn()
{
    bool isAsking = false;
    if (!g_isAsking.compare_exchange_strong(isAsking, true)) {
        return;
    }
    if (paths::ensureDataDirectory()) {
        m_file = openLock(O_CREAT);
    }
    m_isMine = !m_file.isOpen() || !isTaken(m_file, LOCK_EX);
    if (!m_isMine) {
        g_isAsking = false;
    }
}

PluginTurn::~PluginTurn()
{
    if (m_isMine) {
        m_file = Descriptor();
        g_isAsking = false;
    }
}

bool PluginTurn::waitForAnswer(const StopToken& stop, const std::function<void()>& waits)
{
    const Stopwatch clock;
    for (bool isTold = false; isAnyoneAsking() && clock.seconds() < kMostSeconds; isTold = true) {
        if (!isTold && waits) {
            waits();
        }
        if (stop.isStopRequested()) {
            return false;
        }
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return true;
}

PluginCalm::PluginCalm(const StopToken& stop, const std::function<void()>& waits)
{
    ++g_calms;  // before looking: whoever begins to ask later sees it
    m_wasStopped = !PluginTurn::waitForAnswer(stop, waits);
}

PluginCalm::~PluginCalm()
{
    --g_calms;
}

bool PluginCalm::isKept()
{
    return g_calms > 0;
}

}  // namespace epochmark
