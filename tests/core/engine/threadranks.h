// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/collective/collective.h"

#include <ATen/ATen.h>

#include <atomic>
#include <barrier>
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace epochmark::test {

/// Ranks that are threads of the test and add up in memory: no port, no library.
class ThreadRanks {
public:
    explicit ThreadRanks(int size) : m_size(size), m_barrier(size), m_given(size_t(size)), m_bytes(size) {}

    int size() const { return m_size; }
    std::shared_ptr<Collective> rank(int number) { return std::make_shared<Rank>(*this, number); }

    /// Calls `action` for each rank on a thread of its own; one that throws ends the test.
    static void onEach(int size, const std::function<void(int rank)>& action)
    {
        std::vector<std::thread> threads;
        for (int rank = 0; rank < size; ++rank) {
            threads.emplace_back([&, rank] {
                try {
                    action(rank);
                } catch (const std::exception& exception) {
                    qFatal("rank %d: %s", rank, exception.what());  // the others would wait for it for ever
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
    }

private:
    class Rank final : public Collective {
    public:
        Rank(ThreadRanks& all, int number) : m_all(all)
        {
            m_place.rank = m_place.localRank = number;
            m_place.size = m_place.localSize = all.m_size;
        }
        const RankPlace& place() const override { return m_place; }
        QStringList hosts() const override { return QStringList(m_place.size, QStringLiteral("here")); }
        Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken&, qsizetype) override
        {
            m_all.m_barrier.arrive_and_wait();
            m_all.m_bytes[m_place.rank] = own;
            m_all.m_barrier.arrive_and_wait();
            return m_all.m_bytes;
        }
        int sharers() const override { return m_place.size; }
        QList<int> machines() const override { return QList<int>(m_place.size, 0); }
        Result<LinkProbe> probe(qint64 bytes, int, const StopToken&) override { return LinkProbe{bytes, 0}; }
        void wishStop() noexcept override { m_all.m_isStopWished = true; }
        bool isStopWished() noexcept override { return m_all.m_isStopWished; }
        void forgetWishes() noexcept override {}
        std::optional<LinkProbe> probed() const override { return std::nullopt; }
        void endEarly(const QString&) noexcept override {}
        Result<QByteArray> hearFirst(const QByteArray& own, const StopToken& stop) override
        {
            return gather(own, stop, kShort).transform([](const auto& all) { return all.first(); });
        }
        QByteArray part(const QByteArray& own) noexcept override { return own; }
        void start(const at::Tensor& values) override
        {
            m_all.m_given[size_t(m_place.rank)] = values;
            m_all.m_barrier.arrive_and_wait();
            at::Tensor sum = m_all.m_given[0].clone();
            for (int rank = 1; rank < m_place.size; ++rank) {
                sum.add_(m_all.m_given[size_t(rank)]);
            }
            m_all.m_barrier.arrive_and_wait();
            at::Tensor target = values;
            target.copy_(sum);
            m_all.m_barrier.arrive_and_wait();
        }
        void finish() override {}
        void sum(at::Tensor& values) override { start(values); }
        double takeSumSeconds() override { return 0; }

    private:
        ThreadRanks& m_all;
        RankPlace m_place;
    };

    int m_size;
    std::barrier<> m_barrier;
    std::vector<at::Tensor> m_given;
    QList<QByteArray> m_bytes;
    std::atomic<bool> m_isStopWished = false;
};

}  // namespace epochmark::test
