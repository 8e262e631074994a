// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/probepause.h"

#include "base/stopwatch.h"
#include "devices/plugin/probelock.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace epochmark {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(20);
/// Another process looks for a moment whether anybody measures.
constexpr double kMostLookSeconds = 5;

/// Of this process.
std::atomic<int> g_pauses = 0;

QString pauseLockName()
{
    return QStringLiteral("measure");
}

}  // namespace

ProbePause::ProbePause(const StopToken& stop, const std::function<void()>& waits) : m_file(pauseLockName())
{
    ++g_pauses;
    const Stopwatch clock;
    while (!m_file.tryShared() && clock.seconds() < kMostLookSeconds) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    m_outcome = waitForProbe(stop, waits);
}

ProbePause::~ProbePause()
{
    --g_pauses;
}

ProbePause::Outcome ProbePause::waitForProbe(const StopToken& stop, const std::function<void()>& waits) const
{
    const Stopwatch clock;
    for (bool isTold = false; ProbeLock::isTaken(); isTold = true) {
        if (!isTold && waits) {
            waits();
        }
        if (stop.isStopRequested()) {
            return Outcome::Stopped;
        }
        if (clock.seconds() >= ProbeLock::kMostSeconds) {
            return Outcome::GivenUp;
        }
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return Outcome::Quiet;
}

bool ProbePause::isActive()
{
    return g_pauses > 0 || !MachineLock(pauseLockName()).tryAlone();
}

}  // namespace epochmark
