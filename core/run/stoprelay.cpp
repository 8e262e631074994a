// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/stoprelay.h"

#include "engine/api/ranks.h"

#include <chrono>
#include <utility>

namespace epochmark {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{250};

}  // namespace

StopRelay::StopRelay(std::shared_ptr<Ranks> ranks, const StopToken& own)
    : m_ranks(std::move(ranks)), m_all(own)
{
    if (m_ranks != nullptr) {
        m_thread = std::thread([this, own] { relay(own); });
    }
}

StopRelay::~StopRelay()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void StopRelay::relay(const StopToken& own)
{
    bool isSaid = false;
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        lock.unlock();
        if (own.isStopRequested() && !isSaid) {
            m_ranks->wishStop();
            isSaid = true;
        }
        if (m_ranks->isStopWished()) {
            m_all.requestStop();
        }
        lock.lock();
        m_wake.wait_for(lock, kBetweenLooks, [this] { return m_isOver; });
    }
}

}  // namespace epochmark
