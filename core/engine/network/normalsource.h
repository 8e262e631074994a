// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <random>

namespace epochmark {

/// Random numbers for fresh weights, the same bits on every platform: nothing but the generator that the C++
/// standard fixes and operations that IEEE 754 rounds correctly. Value class, one thread.
class NormalSource {
public:
    explicit NormalSource(uint64_t seed) : m_engine(seed) {}

    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Normal, mean 0, deviation 1: the quantile of a uniform number in (0, 1).
    double normal();

private:
    std::mt19937_64 m_engine;
};

/// The number that a normal variable stays below with this probability, 0 < probability < 1, to about 16
/// digits: Wichura 1988, "The percentage points of the normal distribution", algorithm AS 241 (PPND16).
double normalQuantile(double probability);

}  // namespace epochmark
