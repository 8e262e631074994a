// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace epochmark {

/// Memory that all decoding threads share: however many there are, large pictures wait until there is room
/// for them. Thread-safe; must outlive its leases. Whoever holds a lease takes no second one of the same
/// budget.
///     const ByteBudget::Lease lease = budget.take(bytes);
class ByteBudget {
public:
    /// Part of a budget, given back at the end of the scope.
    class Lease {
    public:
        Lease() = default;
        Lease(Lease&& other) noexcept
            : m_budget(std::exchange(other.m_budget, nullptr)), m_bytes(std::exchange(other.m_bytes, 0))
        {}
        Lease& operator=(Lease&&) = delete;
        ~Lease();

    private:
        friend class ByteBudget;
        Lease(ByteBudget& budget, qint64 bytes) : m_budget(&budget), m_bytes(bytes) {}
        ByteBudget* m_budget = nullptr;
        qint64 m_bytes = 0;
    };

    explicit ByteBudget(qint64 bytes) : m_bytes(bytes) {}

    /// Waits for room. What is larger than the whole budget waits until nothing else is held. Up to a
    /// mebibyte costs nothing and is not counted: ordinary pictures never meet here.
    Lease take(qint64 bytes);

private:
    void giveBack(qint64 bytes);

    const qint64 m_bytes;
    qint64 m_held = 0;
    std::mutex m_mutex;
    std::condition_variable m_released;
};

}  // namespace epochmark
