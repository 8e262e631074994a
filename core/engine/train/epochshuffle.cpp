// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/epochshuffle.h"

#include <utility>

namespace epochmark {

namespace {

/// Uniform in [0, bound). Written out because std::shuffle's draws differ between standard libraries.
uint64_t drawBelow(std::mt19937_64& engine, uint64_t bound)
{
    const uint64_t limit = std::mt19937_64::max() - std::mt19937_64::max() % bound;
    uint64_t value = engine();
    while (value >= limit) {
        value = engine();
    }
    return value % bound;
}

}  // namespace

EpochShuffle::EpochShuffle(const QList<int>& rows, const QList<int>& labels, uint64_t seed)
    : m_order{{rows.begin(), rows.end()}, {labels.begin(), labels.end()}}, m_engine(seed)
{}

PictureOrder EpochShuffle::next()
{
    for (size_t last = m_order.rows.size(); last > 1; --last) {
        const size_t chosen = drawBelow(m_engine, last);
        std::swap(m_order.rows[last - 1], m_order.rows[chosen]);
        std::swap(m_order.labels[last - 1], m_order.labels[chosen]);
    }
    return m_order;
}

}  // namespace epochmark
