// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace epochmark {

/// A two-sided 95 % interval.
struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

/// The few statistics that measured times need. Pure functions; any thread. Times are positive seconds.
namespace statistics {

/// The middle value, the mean of the two middle ones for an even count; absent when empty.
std::optional<double> median(QList<double> values);

/// Standard deviation (n - 1) over the mean; absent below two values or when the mean is 0.
std::optional<double> variation(const QList<double>& values);

/// 95 % interval of a time: Student's t on the logarithms, so that it can't reach below zero and factors are
/// treated alike up and down. Absent below three values or when one isn't positive.
std::optional<Interval> timeInterval(const QList<double>& seconds);

/// 95 % interval of the ratio numerator / denominator: Welch's t on the logarithms (the two spreads may
/// differ). Absent below three values on a side.
std::optional<Interval> ratioInterval(const QList<double>& numerators, const QList<double>& denominators);

/// Modified z-scores 0.6745 (x - median) / MAD (Iglewicz and Hoaglin, 1993); empty when the MAD is 0.
QList<double> modifiedZScores(const QList<double>& values);

/// Positions of outliers: modified z-score over 3.5 and more than 5 % off the median (MAD 0: the second
/// alone).
QList<int> outliers(const QList<double>& values);

/// The t for which P(T <= t) = `probability` (0-1, exclusive) with `degreesOfFreedom` > 0.
double studentQuantile(double probability, double degreesOfFreedom);

/// P(X >= hits) for X binomial with `trials` and `probability`: exact, also far in the tail.
double binomialUpperTail(qint64 hits, qint64 trials, double probability);

}  // namespace statistics
}  // namespace epochmark
