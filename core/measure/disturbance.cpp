// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/disturbance.h"

#include <algorithm>

namespace epochmark {

namespace {

/// The mean of one share over the stretches that tell of it, weighted by their time; absent when they are
/// less than half of it.
std::optional<double> weightedMean(const QList<DisturbedStretch>& stretches,
                                   std::optional<double> Disturbance::*share)
{
    double sum = 0;
    double seconds = 0;
    double all = 0;
    for (const DisturbedStretch& stretch : stretches) {
        all += stretch.seconds;
        if (const std::optional<double>& value = stretch.disturbance.*share; value && stretch.seconds > 0) {
            sum += *value * stretch.seconds;
            seconds += stretch.seconds;
        }
    }
    return seconds > 0 && seconds >= all / 2 ? std::optional<double>(sum / seconds) : std::nullopt;
}

}  // namespace

std::optional<double> Disturbance::share(double seconds) const
{
    // That nothing was stolen and nobody slept says nothing of programs that nobody watched.
    if (!waitedShare && stolenShare.value_or(0) <= 0 && sleptSeconds.value_or(0) <= 0) {
        return std::nullopt;
    }
    const double slept = sleptSeconds.value_or(0);
    const double whole = seconds + slept;
    const double awake = whole > 0 ? seconds / whole : 1;
    const double lost = (waitedShare.value_or(0) + stolenShare.value_or(0)) * awake + (1 - awake);
    return std::clamp(lost, 0.0, 1.0);
}

Disturbance overall(const QList<DisturbedStretch>& stretches)
{
    Disturbance whole;
    whole.waitedShare = weightedMean(stretches, &Disturbance::waitedShare);
    whole.stolenShare = weightedMean(stretches, &Disturbance::stolenShare);
    whole.pressureShare = weightedMean(stretches, &Disturbance::pressureShare);
    for (const DisturbedStretch& stretch : stretches) {
        if (stretch.disturbance.sleptSeconds) {
            whole.sleptSeconds = whole.sleptSeconds.value_or(0) + *stretch.disturbance.sleptSeconds;
        }
    }
    return whole;
}

}  // namespace epochmark
