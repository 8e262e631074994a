// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/probelock.h"

#include "base/stopwatch.h"
#include "devices/plugin/probepause.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>

namespace epochmark {

namespace {

constexpr std::chrono::milliseconds kBetweenTurns(20);

QString probeLockName()
{
    return QStringLiteral("probe");
}

/// Those of this process that have it or wait for it, in the order in which they came.
std::mutex g_mutex;
std::deque<const ProbeLock*> g_line;

bool isFirstInLine(const ProbeLock* lock)
{
    const std::lock_guard guard(g_mutex);
    return g_line.front() == lock;
}

/// Another one with each probe, so that those that wait see that it goes on.
QByteArray newWord()
{
    static std::atomic<int> number = 0;
    return QByteArray::number(QCoreApplication::applicationPid()) + ' ' + QByteArray::number(++number);
}

}  // namespace

ProbeLock::ProbeLock(const StopToken& stop) : m_file(probeLockName())
{
    {
        const std::lock_guard guard(g_mutex);
        g_line.push_back(this);
    }
    m_state = waitForTurn(stop);
    if (m_state != State::Held) {
        m_file.release();
        const std::lock_guard guard(g_mutex);
        g_line.erase(std::find(g_line.begin(), g_line.end(), this));
    }
}

ProbeLock::~ProbeLock()
{
    if (m_state == State::Held) {
        m_file.release();
        const std::lock_guard guard(g_mutex);
        g_line.pop_front();
    }
}

/// Who measures says so first and looks for probes then; who probes does it the other way round: one of the
/// two sees the other.
ProbeLock::State ProbeLock::waitForTurn(const StopToken& stop)
{
    Stopwatch standstill;
    QByteArray word = m_file.word();
    for (;; std::this_thread::sleep_for(kBetweenTurns)) {
        if (stop.isStopRequested()) {
            return State::Stopped;
        }
        if (!isFirstInLine(this)) {
            standstill.restart();
        } else if (m_file.tryAlone()) {
            m_file.leaveWord(newWord());
            return ProbePause::isActive() ? State::PutOff : State::Held;
        } else if (m_file.word() != word) {
            word = m_file.word();
            standstill.restart();
        } else if (standstill.seconds() >= kMostSeconds) {
            return ProbePause::isActive() ? State::PutOff : State::Held;
        }
        if (ProbePause::isActive()) {
            return State::PutOff;
        }
    }
}

bool ProbeLock::isTaken()
{
    {
        const std::lock_guard guard(g_mutex);
        if (!g_line.empty()) {
            return true;
        }
    }
    return !MachineLock(probeLockName()).tryShared();
}

}  // namespace epochmark
