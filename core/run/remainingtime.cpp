// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/remainingtime.h"

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

/// Few enough to follow a machine that slows down, enough to smooth one late epoch.
constexpr qsizetype kEpochsAveraged = 4;

}  // namespace

std::optional<double> RemainingTime::secondsLeft(double secondsIntoEpoch) const
{
    if (m_seconds.isEmpty()) {
        return std::nullopt;
    }
    const qsizetype steady = std::max<qsizetype>(1, m_seconds.size() - 1);
    const qsizetype averaged = std::min(steady, kEpochsAveraged);
    const double epoch = std::accumulate(m_seconds.cend() - averaged, m_seconds.cend(), 0.0)
                         / double(averaged);
    const double epochsLeft = std::max(0.0, double(m_epochs - m_seconds.size()));
    if (epochsLeft == 0) {
        return 0;
    }
    return (epochsLeft - 1) * epoch + std::max(0.0, epoch - secondsIntoEpoch);
}

}  // namespace epochmark
