// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "queue/queueskip.h"

#include <mutex>
#include <optional>
#include <utility>

namespace epochmark {

/// What whoever follows a run on a host is asked to have left out there. Any thread.
class HostSkips {
public:
    /// The last one counts: it is of what is in work now.
    void ask(const QueueSkip& skip)
    {
        const std::lock_guard lock(m_mutex);
        m_asked = skip;
        m_heard.requestStop();
    }
    /// What was asked for since the last call.
    std::optional<QueueSkip> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_asked, std::nullopt);
    }
    /// For a call that an ask() is to end, as `stop` ends it.
    StopToken orStop(const StopToken& stop)
    {
        const std::lock_guard lock(m_mutex);
        m_heard = StopSource(stop);
        if (m_asked) {
            m_heard.requestStop();
        }
        return m_heard.token();
    }

private:
    std::mutex m_mutex;
    std::optional<QueueSkip> m_asked;
    StopSource m_heard;
};

}  // namespace epochmark
