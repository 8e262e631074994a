// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/replayqueue.h"

#include "base/stopwatch.h"
#include "engine/cuda/cudafaults.h"
#include "engine/train/trainingfailure.h"

#include <QString>

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace epochmark {

namespace {

// Short against the 50 ms that wait: the device has work meanwhile.
constexpr std::chrono::microseconds kNap(100);

// A step so short that a million of them fit into the limit isn't one.
constexpr double kLeastStepSeconds = 5e-8;

/// As the catalogue has it: "cuda:0".
QString deviceName(const GraphDevice& device)
{
    return QString::fromStdString(device.device().str());
}

}  // namespace

void ReplayQueue::makeRoom(const StopToken& stop)
{
    takeReached();
    while (m_marks.size() >= most() && !stop.isStopRequested()) {
        std::this_thread::sleep_for(kNap);
        takeReached();
    }
}

void ReplayQueue::added()
{
    m_marks.push_back(m_device.mark());
}

void ReplayQueue::drain(const StopToken& stop)
{
    takeReached();
    std::optional<Stopwatch> silence;  // since the stop or the last sign of life after it
    while (!m_marks.empty()) {
        std::this_thread::sleep_for(kNap);
        if (takeReached() || !silence) {
            silence = stop.isStopRequested() ? std::optional(Stopwatch()) : std::nullopt;
        } else if (silence->seconds() > m_mostSilentSeconds) {
            throw TrainingFailure(silentCardError(deviceName(m_device)));
        }
    }
    // What follows comes after a pause, whose length is no step's, and may be steps of another kind.
    m_reached.reset();
    m_most = kFirstSteps;
}

/// Whether something was. The limit follows what the steps between two looks took, as the device's own clock
/// has it.
bool ReplayQueue::takeReached()
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
        return false;
    }
    if (last != nullptr) {
        const double each = std::max(newest->secondsSince(*last) / static_cast<double>(steps),
                                     kLeastStepSeconds);
        m_most = each > kMostSeconds ? 1 : std::max<size_t>(2, static_cast<size_t>(kMostSeconds / each));
    }
    m_reached = std::move(newest);
    return true;
}

}  // namespace epochmark
