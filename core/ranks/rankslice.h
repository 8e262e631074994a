// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace epochmark {

/// What a rank takes of `count` things that the ranks share out: one after another, as even as can be; some
/// take none where there are fewer things than ranks. Plain value.
struct RankSlice {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< one past the last

    std::size_t count() const { return end - begin; }
    bool operator==(const RankSlice&) const = default;
};

constexpr RankSlice sliceOf(std::size_t count, int rank, int size)
{
    const auto part = static_cast<std::size_t>(rank);
    const auto parts = static_cast<std::size_t>(size);
    return {count * part / parts, count * (part + 1) / parts};
}

/// Among how many processes a run is shared out, and how many of them this machine has to feed. Value.
struct RankCount {
    int all = 1;
    int here = 1;

    /// All of them on this machine.
    static constexpr RankCount together(int ranks) { return {ranks, ranks}; }
};

}  // namespace epochmark
