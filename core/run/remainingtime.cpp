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

std::optional<double> RemainingTime::epochSeconds(double secondsIntoEpoch, int step, int stepsPerEpoch) const
{
    if (m_seconds.isEmpty()) {
        return step >= kStepsKnown
                   ? std::optional<double>(secondsIntoEpoch * stepsPerEpoch / step * (1 + m_validationShare))
                   : std::nullopt;
    }
    const qsizetype steady = std::max<qsizetype>(1, m_seconds.size() - 1);
    const qsizetype averaged = std::min(steady, kEpochsAveraged);
    return std::accumulate(m_seconds.cend() - averaged, m_seconds.cend(), 0.0) / double(averaged);
}

std::optional<double> RemainingTime::secondsLeftInEpoch(double secondsIntoEpoch, int step,
                                                        int stepsPerEpoch) const
{
    const auto epoch = epochSeconds(secondsIntoEpoch, step, stepsPerEpoch);
    return epoch ? std::optional<double>(std::max(0.0, *epoch - secondsIntoEpoch)) : std::nullopt;
}

std::optional<double> RemainingTime::secondsLeft(double secondsIntoEpoch, int step, int stepsPerEpoch) const
{
    const auto epoch = epochSeconds(secondsIntoEpoch, step, stepsPerEpoch);
    if (!epoch) {
        return std::nullopt;
    }
    const double epochsLeft = std::max(0.0, double(m_epochs - m_seconds.size()));
    if (epochsLeft == 0) {
        return 0;
    }
    return (epochsLeft - 1) * *epoch + std::max(0.0, *epoch - secondsIntoEpoch);
}

}  // namespace epochmark
