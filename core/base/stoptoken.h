// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace epochmark {

/// The reading end of a stop request: copied freely, polled from any thread (each training step, each
/// picture).
class StopToken {
public:
    StopToken() = default;  ///< a token that is never stopped
    bool isStopRequested() const noexcept
    {
        for (const State* state = m_state.get(); state != nullptr; state = state->outer.get()) {
            if (state->isRequested.load(std::memory_order_relaxed)) {
                return true;
            }
        }
        return false;
    }

private:
    friend class StopSource;
    struct State {
        std::atomic<bool> isRequested = false;
        std::shared_ptr<State> outer;
    };
    explicit StopToken(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

/// The writing end: owned by whoever may stop the work. requestStop() may be called from any thread and from
/// a signal handler (one lock-free store).
class StopSource {
public:
    StopSource() : StopSource(StopToken()) {}
    /// A part of a larger work: whoever stops that stops this, too.
    explicit StopSource(const StopToken& outer) : m_state(std::make_shared<StopToken::State>())
    {
        m_state->outer = outer.m_state;
    }
    void requestStop() noexcept { m_state->isRequested.store(true, std::memory_order_relaxed); }
    bool isStopRequested() const noexcept { return token().isStopRequested(); }
    StopToken token() const { return StopToken(m_state); }

private:
    std::shared_ptr<StopToken::State> m_state;
};

}  // namespace epochmark
