// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace epochmark {

/// Estimates how long the rest of a training takes, from the epochs that are done. The first epoch is left
/// out as soon as there is another: it pays for caches and clocks that settle. Value; one thread.
class RemainingTime {
public:
    explicit RemainingTime(int epochs) : m_epochs(epochs) {}

    void epochFinished(double seconds) { m_seconds.append(seconds); }

    /// Seconds left when the running epoch has lasted `secondsIntoEpoch`; absent before the first epoch is
    /// done.
    std::optional<double> secondsLeft(double secondsIntoEpoch) const;

private:
    int m_epochs;
    QList<double> m_seconds;
};

}  // namespace epochmark
