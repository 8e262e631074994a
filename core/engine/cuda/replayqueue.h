// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/cuda/graphdevice.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <limits>
#include <memory>

namespace epochmark {

/// How far the processor may run ahead of the device: as many steps as take it kMostSeconds, so that a stop
/// is heard soon, two where one takes more than half of that, so that the device goes from one to the next,
/// and one where that alone takes longer: the pause before the next is short against it. Marks are polled,
/// nothing blocks. One thread.
///     queue.makeRoom(stop); step->replay(); queue.added();
class ReplayQueue {
public:
    static constexpr double kMostSeconds = 0.05;
    /// Until the first steps are done nobody knows how long one takes.
    static constexpr size_t kFirstSteps = 2;
    /// After a stop no device is that long at work on one step: it hangs.
    static constexpr double kMostSilentSeconds = 30;

    explicit ReplayQueue(GraphDevice& device, double mostSilentSeconds = kMostSilentSeconds)
        : m_device(device), m_mostSilentSeconds(mostSilentSeconds)
    {}

    /// Not more than so many steps wait, however short they are.
    void setLimit(size_t steps) { m_limit = steps; }
    /// Waits until another step may be asked for, or a stop is.
    void makeRoom(const StopToken& stop);
    /// A step was asked for.
    void added();
    /// Waits until all are done. Throws TrainingFailure where a stop was asked for and the device, for
    /// kMostSilentSeconds, finished nothing more.
    void drain(const StopToken& stop);

    size_t waiting() const { return m_marks.size(); }
    /// Steps that may wait at once.
    size_t most() const { return std::min(m_most, m_limit); }

private:
    bool takeReached();

    GraphDevice& m_device;
    double m_mostSilentSeconds;
    size_t m_limit = std::numeric_limits<size_t>::max();
    std::deque<std::unique_ptr<QueueMark>> m_marks;
    std::unique_ptr<QueueMark> m_reached;  ///< the last one that was
    size_t m_most = kFirstSteps;
};

}  // namespace epochmark
