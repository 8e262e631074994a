// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random.h"

quint64 Random::next()
{
    quint64 value = m_state += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::between(double low, double high)
{
    return low + (high - low) * unit();
}

int Random::whole(int low, int high)
{
    return low + static_cast<int>(next() % static_cast<quint64>(high - low + 1));
}

bool Random::chance(double probability)
{
    return unit() < probability;
}

double Random::normal()
{
    double sum = -6;
    for (int term = 0; term < 12; ++term) {
        sum += unit();
    }
    return sum;
}
