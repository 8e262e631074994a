// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace epochmark {

/// What held the training threads back over a stretch of a training. The first three make up its share, the
/// last one only explains. What the system doesn't tell is absent, never 0.
struct Disturbance {
    /// 0-1 of the training threads' time: they were ready, but other programs had the processors.
    std::optional<double> waitedShare;
    std::optional<double> stolenShare;    ///< 0-1 of the processors' time: a hypervisor gave it to others
    std::optional<double> sleptSeconds;   ///< the machine slept so long; the run's own clock stood still
    std::optional<double> pressureShare;  ///< 0-1 of the time: some program, ours too, waited for a processor

    /// How much of `seconds` (wall time without the sleep) was lost, 0-1, at least; absent when the waiting
    /// isn't known and nothing else took time.
    std::optional<double> share(double seconds) const;

    bool operator==(const Disturbance&) const = default;
};

/// From this share on a run is called disturbed, ...
inline constexpr double kDisturbedShare = 0.05;
/// ... and from this one on it isn't ranked.
inline constexpr double kUnrankedDisturbedShare = 0.25;

/// A stretch of a training and what is known of it.
struct DisturbedStretch {
    double seconds = 0;
    Disturbance disturbance;
};

/// Over all stretches together: shares weighted by time, sleep summed; each from those that tell of it,
/// a share only when they are half of the time or more.
Disturbance overall(const QList<DisturbedStretch>& stretches);

}  // namespace epochmark
