// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/cuda/graphdevice.h"

#include <cstddef>
#include <deque>
#include <memory>

namespace epochmark {

/// How far the processor may run ahead of the device: as many steps as take it kMostSeconds, so that a stop
/// is heard soon and the device has work. Marks are polled, nothing blocks. One thread.
///     queue.makeRoom(stop); step->replay(); queue.added();
class ReplayQueue {
public:
    static constexpr double kMostSeconds = 0.05;
    /// Until the first steps are done nobody knows how long one takes.
    static constexpr size_t kFirstSteps = 2;

    explicit ReplayQueue(GraphDevice& device) : m_device(device) {}

    /// Waits until another step may be asked for, or a stop is.
    void makeRoom(const StopToken& stop);
    /// A step was asked for.
    void added();
    /// Waits until all are done.
    void drain();

    size_t waiting() const { return m_marks.size(); }
    /// Steps that may wait at once.
    size_t most() const { return m_most; }

private:
    void takeReached();

    GraphDevice& m_device;
    std::deque<std::unique_ptr<QueueMark>> m_marks;
    std::unique_ptr<QueueMark> m_reached;  ///< the last one that was
    size_t m_most = kFirstSteps;
};

}  // namespace epochmark
