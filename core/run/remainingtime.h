// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace epochmark {

/// Estimates how long the rest of a training takes: within the first epoch from its steps, later from the
/// epochs that are done. The first epoch is left out as soon as there is another: it pays for caches and
/// clocks that settle. Value; one thread.
class RemainingTime {
public:
    /// Steps after which the speed is known.
    static constexpr int kStepsKnown = 10;
    /// Of a step's time what validating as many pictures takes, guessed: it goes forward only.
    static constexpr double kForwardShare = 1 / 3.0;

    /// `validationShare`: what validating takes of an epoch's steps, guessed; only asked of the first epoch.
    explicit RemainingTime(int epochs, double validationShare = 0)
        : m_epochs(epochs), m_validationShare(validationShare)
    {}

    void epochFinished(double seconds) { m_seconds.append(seconds); }

    /// Seconds left when the running epoch has lasted `secondsIntoEpoch` and done `step` of its steps; absent
    /// within the first kStepsKnown steps of all.
    std::optional<double> secondsLeft(double secondsIntoEpoch, int step = 0, int stepsPerEpoch = 0) const;
    /// The same, but to the end of the running epoch.
    std::optional<double> secondsLeftInEpoch(double secondsIntoEpoch, int step = 0,
                                             int stepsPerEpoch = 0) const;

private:
    std::optional<double> epochSeconds(double secondsIntoEpoch, int step, int stepsPerEpoch) const;

    int m_epochs;
    double m_validationShare;
    QList<double> m_seconds;
};

}  // namespace epochmark
