// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

/// Random numbers that are the same on every machine and with every standard library (SplitMix64).
class Random {
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next();
    double unit();  ///< [0, 1)
    double between(double low, double high);
    int whole(int low, int high);  ///< both ends included
    bool chance(double probability);
    double normal();  ///< mean 0, standard deviation 1 (sum of twelve)

private:
    quint64 m_state;
};
