// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/replayqueue.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace epochmark {

namespace {

// Short against the 50 ms that wait.
constexpr std::chrono::microseconds kNap(100);

// A step so short that a million of them fit into the limit isn't one.
constexpr double kLeastStepSeconds = 5e-8;

}  // namespace

void ReplayQueue::makeRoom(const StopToken& stop)
{
    takeReached();
    while (m_marks.size() >= m_most && !stop.isStopRequested()) {
        std::this_thread::sleep_for(kNap);
        takeReached();
    }
}

void ReplayQueue::added()
{
    m_marks.push_back(m_device.mark());
}

void ReplayQueue::drain()
{
    takeReached();
    while (!m_marks.empty()) {
        std::this_thread::sleep_for(kNap);
        takeReached();
    }
    // What follows comes after a pause, whose length is no step's, and may be steps of another kind.
    m_reached.reset();
    m_most = kFirstSteps;
}

/// The limit follows what the steps between two looks took, as the device's own clock has it.
void ReplayQueue::takeReached()
{
    const QueueMark* last = m_reached.get();
    size_t steps = 0;
    std::unique_ptr<QueueMark> newest;
    while (!m_marks.empty() && m_marks.front()->isReached()) {
        newest = std::move(m_marks.front());
        m_marks.pop_front();
        ++steps;
    }
    if (newest == nullptr) {
        return;
    }
    if (last != nullptr) {
        const double each = std::max(newest->secondsSince(*last) / static_cast<double>(steps),
                                     kLeastStepSeconds);
        m_most = std::max<size_t>(1, static_cast<size_t>(kMostSeconds / each));
    }
    m_reached = std::move(newest);
}

}  // namespace epochmark
