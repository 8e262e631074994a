// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <memory>

namespace epochmark {

/// The reading end of a stop request: copied freely, polled from any thread (each training step, each
/// picture).
class StopToken {
public:
    StopToken() = default;  ///< a token that is never stopped
    bool isStopRequested() const noexcept { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class StopSource;
    explicit StopToken(std::shared_ptr<std::atomic<bool>> flag) : m_flag(std::move(flag)) {}
    std::shared_ptr<std::atomic<bool>> m_flag;
};

/// The writing end: owned by whoever may stop the work. requestStop() may be called from any thread and from
/// a signal handler (one lock-free store).
class StopSource {
public:
    StopSource() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
    void requestStop() noexcept { m_flag->store(true, std::memory_order_relaxed); }
    bool isStopRequested() const noexcept { return m_flag->load(std::memory_order_relaxed); }
    StopToken token() const { return StopToken(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

}  // namespace epochmark
