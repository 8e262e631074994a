// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/bytebudget.h"

namespace epochmark {

namespace {

constexpr qint64 kOrdinaryBytes = 1 << 20;

}  // namespace

ByteBudget::Lease::~Lease()
{
    if (m_budget != nullptr) {
        m_budget->giveBack(m_bytes);
    }
}

ByteBudget::Lease ByteBudget::take(qint64 bytes)
{
    if (bytes <= kOrdinaryBytes) {
        return {};
    }
    std::unique_lock lock(m_mutex);
    m_released.wait(lock, [this, bytes] { return m_held == 0 || m_held + bytes <= m_bytes; });
    m_held += bytes;
    return {*this, bytes};
}

void ByteBudget::giveBack(qint64 bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_held -= bytes;
    }
    m_released.notify_all();
}

}  // namespace epochmark
