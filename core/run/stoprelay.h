// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace epochmark {

class Ranks;

/// As long as it lives, a stop that one rank is asked for is heard by all of them within half a second, while
/// each works by itself (reads pictures, say): passed on and asked for by a thread of its own. Where a run
/// trains alone it does nothing. Made and destroyed by the thread that runs.
///     const StopRelay relay(ranks, stop);
///     decode(relay.token());
class StopRelay {
public:
    /// `ranks` may be null.
    StopRelay(std::shared_ptr<Ranks> ranks, const StopToken& own);
    ~StopRelay();
    StopRelay(const StopRelay&) = delete;
    StopRelay& operator=(const StopRelay&) = delete;

    /// Of this rank's own stop and of all others'.
    StopToken token() const { return m_all.token(); }

private:
    void relay(const StopToken& own);

    std::shared_ptr<Ranks> m_ranks;
    StopSource m_all;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isOver = false;  ///< guarded by the mutex
    std::thread m_thread;   ///< last: it uses what is above
};

}  // namespace epochmark
