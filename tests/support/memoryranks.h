// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/ranks.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace epochmark::test {

/// Ranks that are threads of the test and speak through memory: no port, no LibTorch. One that parts or ends
/// early is lost to the others, as one whose process has ended.
class MemoryRanks {
public:
    explicit MemoryRanks(int size, int sharers = 1)
        : m_size(size), m_sharers(sharers), m_gathered(size), m_lossOf(size)
    {}

    /// They see each other's processes, which they are one of.
    void putTogether() { m_areTogether = true; }
    /// It waits for the others, or has.
    bool hasGiven(int rank)
    {
        const std::lock_guard lock(m_mutex);
        return !m_gathered[rank].isEmpty();
    }
    /// That rank is lost instead of giving anything the `turn`th time, from 1 on.
    void loseAt(int rank, qsizetype turn) { m_lossOf[rank] = turn; }
    /// After a stop none waits for the others any more, as if the time-out were over at once.
    void setImpatient() { m_isImpatient = true; }

    std::shared_ptr<Ranks> rank(int number) { return std::make_shared<Rank>(*this, number); }

    /// Calls `action` for each rank on a thread of its own.
    static void onEach(int size, const std::function<void(int rank)>& action)
    {
        std::vector<std::thread> threads;
        for (int rank = 0; rank < size; ++rank) {
            threads.emplace_back([&action, rank] { action(rank); });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    }

private:
    static constexpr int kMostTurns = 16;

    class Rank final : public Ranks {
    public:
        Rank(MemoryRanks& all, int number) : m_all(all)
        {
            m_place.rank = m_place.localRank = number;
            m_place.size = m_place.localSize = all.m_size;
            m_place.launcher = QStringLiteral("epochmark");
        }
        ~Rank() override { leave(); }

        const RankPlace& place() const override { return m_place; }
        QStringList hosts() const override { return QStringList(m_place.size, QStringLiteral("here")); }
        int sharers() const override { return m_all.m_sharers; }
        QList<int> machines() const override
        {
            QList<int> first;
            for (int rank = 0; rank < m_place.size; ++rank) {
                first.append(m_all.m_areTogether ? 0 : rank);
            }
            return first;
        }
        Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken& stop, qsizetype) override
        {
            std::unique_lock lock(m_all.m_mutex);
            QList<QByteArray>& said = m_all.m_gathered[m_place.rank];
            if (said.size() + 1 == m_all.m_lossOf[m_place.rank]) {
                m_all.m_lost = m_all.m_lost.value_or(m_place.rank);
                m_all.m_wake.notify_all();
                return Error{ErrorCode::Internal, QStringLiteral("No memory is left."), {}};
            }
            said.append(own);
            const qsizetype turn = said.size();
            m_all.m_wake.notify_all();
            const auto haveAll = [&] {
                return std::ranges::all_of(m_all.m_gathered,
                                           [turn](const auto& each) { return each.size() >= turn; });
            };
            const auto isOver = [&] { return haveAll() || m_all.m_lost; };
            while (!isOver() && !(stop.isStopRequested() && m_all.m_isImpatient)) {
                m_all.m_wake.wait_for(lock, std::chrono::milliseconds(20), isOver);
            }
            if (!isOver()) {
                return Error{ErrorCode::Stopped, QStringLiteral("Stopped, without another rank."), {}};
            }
            if (!haveAll()) {
                return Error{
                    ErrorCode::Internal, QStringLiteral("Rank %1 has ended.").arg(*m_all.m_lost), {}};
            }
            QList<QByteArray> all;
            for (const QList<QByteArray>& each : std::as_const(m_all.m_gathered)) {
                all.append(each.at(turn - 1));
            }
            return all;
        }
        Result<QByteArray> hearFirst(const QByteArray& own, const StopToken&) override
        {
            std::unique_lock lock(m_all.m_mutex);
            if (m_place.isFirst()) {
                m_all.m_firstSaid.append(own);
                m_all.m_wake.notify_all();
                return own;
            }
            const qsizetype turn = m_heard++;
            m_all.m_wake.wait(lock, [&] { return m_all.m_firstSaid.size() > turn || m_all.m_lost == 0; });
            return m_all.m_firstSaid.size() > turn
                       ? Result<QByteArray>(m_all.m_firstSaid.at(turn))
                       : Error{ErrorCode::Internal, QStringLiteral("Rank 0 has ended."), {}};
        }
        Result<LinkProbe> probe(qint64 bytes, int, const StopToken&) override
        {
            return *(m_probed = LinkProbe{bytes, 0.001});
        }
        std::optional<LinkProbe> probed() const override { return m_probed; }
        void wishStop() noexcept override { m_all.m_wishes[m_turn] = true; }
        bool isStopWished() noexcept override { return m_all.m_wishes[m_turn]; }
        void forgetWishes() noexcept override { m_turn = std::min(m_turn + 1, kMostTurns - 1); }
        void endEarly(const QString&) noexcept override { leave(); }
        QByteArray part(const QByteArray& own) noexcept override
        {
            leave();
            return own;
        }

    private:
        void leave() noexcept
        {
            const std::lock_guard lock(m_all.m_mutex);
            m_all.m_lost = m_all.m_lost.value_or(m_place.rank);
            m_all.m_wake.notify_all();
        }
        MemoryRanks& m_all;
        RankPlace m_place;
        int m_turn = 0;
        qsizetype m_heard = 0;
        std::optional<LinkProbe> m_probed;
    };

    int m_size;
    int m_sharers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    QList<QList<QByteArray>> m_gathered;  ///< of each rank, in turn
    QList<QByteArray> m_firstSaid;        ///< that the others hear, in turn
    QList<qsizetype> m_lossOf;            ///< 0: isn't lost
    std::optional<int> m_lost;            ///< the first that left
    bool m_areTogether = false;
    std::atomic<bool> m_isImpatient = false;
    std::array<std::atomic<bool>, kMostTurns> m_wishes = {};
};

}  // namespace epochmark::test
