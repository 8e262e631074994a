// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace epochmark {

/// A thread that makes the batches of one pass, a bounded number ahead of whoever takes them. Made for one
/// pass; the destructor stops the thread and waits for it, so it is its owner's last member. next() and
/// isReady() belong to the thread that takes, deliver() and isCancelled() to the one that makes.
///
///     ReadAhead<at::Tensor> m_ahead{4, [this] { while (m_ahead.deliver(made())) {} }};
///     while (const auto batch = m_ahead.next()) { ... }
template <typename Batch>
class ReadAhead {
public:
    /// `make` runs on the thread, delivers one batch after the other, and returns when there are no more or
    /// deliver() says so. An exception that it throws is next()'s, behind what was delivered.
    ReadAhead(size_t mostReady, std::function<void()> make)
        : m_mostReady(mostReady), m_make(std::move(make)), m_thread([this] { work(); })
    {}
    ~ReadAhead()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isCancelled = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Whether next() has one without waiting.
    bool isReady()
    {
        const std::lock_guard lock(m_mutex);
        return !m_ready.empty();
    }

    /// Waits for the next batch; nothing when the pass is over. Throws what ended it early.
    std::optional<Batch> next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty() || m_isOver; });
        if (!m_ready.empty()) {
            std::optional<Batch> batch(std::move(m_ready.front()));
            m_ready.pop_front();
            m_changed.notify_all();
            return batch;
        }
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        return std::nullopt;
    }

    /// Waits for room. False: nobody takes any more.
    bool deliver(Batch batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ready.size() < m_mostReady || m_isCancelled; });
        m_ready.push_back(std::move(batch));
        m_changed.notify_all();
        return !m_isCancelled;
    }

    /// Nobody takes any more: what is being made may be left.
    bool isCancelled() const { return m_isCancelled; }

private:
    void work()
    {
        try {
            m_make();
        } catch (const std::exception&) {
            const std::lock_guard lock(m_mutex);
            m_failure = std::current_exception();
        }
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_changed.notify_all();
    }

    const size_t m_mostReady;
    const std::function<void()> m_make;
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_changed;
    std::deque<Batch> m_ready;
    std::exception_ptr m_failure;
    bool m_isOver = false;
    std::atomic<bool> m_isCancelled = false;
    std::thread m_thread;  // last: it uses all the others
};

}  // namespace epochmark
