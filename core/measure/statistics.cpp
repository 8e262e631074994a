// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/statistics.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace epochmark::statistics {

namespace {

namespace policies = boost::math::policies;

/// No exceptions: what is out of range gives NaN, as with the functions of <cmath>.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>>;

constexpr int kFewestForInterval = 3;
constexpr double kUpperProbability = 0.975;  // two-sided 95 %
constexpr double kOutlierScore = 3.5;
constexpr double kOutlierShare = 0.05;

/// Mean and variance of the mean (s² / n) of the logarithms.
struct LogMoments {
    double mean = 0;
    double variance = 0;
    double degreesOfFreedom = 0;
};

double meanOf(const QList<double>& values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

/// Sample variance with n - 1.
double varianceOf(const QList<double>& values, double mean)
{
    double sum = 0;
    for (const double value : values) {
        sum += (value - mean) * (value - mean);
    }
    return sum / static_cast<double>(values.size() - 1);
}

std::optional<LogMoments> logMoments(const QList<double>& values)
{
    if (values.size() < kFewestForInterval) {
        return std::nullopt;
    }
    QList<double> logarithms;
    for (const double value : values) {
        if (!(value > 0) || !std::isfinite(value)) {
            return std::nullopt;
        }
        logarithms.append(std::log(value));
    }
    const double n = static_cast<double>(values.size());
    const double mean = meanOf(logarithms);
    return LogMoments{mean, varianceOf(logarithms, mean) / n, n - 1};
}

Interval around(double mean, double variance, double degreesOfFreedom)
{
    const double reach = variance > 0
                             ? studentQuantile(kUpperProbability, degreesOfFreedom) * std::sqrt(variance)
                             : 0;
    return {std::exp(mean - reach), std::exp(mean + reach)};
}

}  // namespace

std::optional<double> median(QList<double> values)
{
    if (values.isEmpty()) {
        return std::nullopt;
    }
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle) : (values.at(middle - 1) + values.at(middle)) / 2;
}

std::optional<double> variation(const QList<double>& values)
{
    if (values.size() < 2) {
        return std::nullopt;
    }
    const double mean = meanOf(values);
    return mean != 0 ? std::optional(std::sqrt(varianceOf(values, mean)) / std::abs(mean)) : std::nullopt;
}

std::optional<Interval> timeInterval(const QList<double>& seconds)
{
    const std::optional<LogMoments> moments = logMoments(seconds);
    if (!moments) {
        return std::nullopt;
    }
    return around(moments->mean, moments->variance, moments->degreesOfFreedom);
}

std::optional<Interval> ratioInterval(const QList<double>& numerators, const QList<double>& denominators)
{
    const std::optional<LogMoments> above = logMoments(numerators);
    const std::optional<LogMoments> below = logMoments(denominators);
    if (!above || !below) {
        return std::nullopt;
    }
    const double variance = above->variance + below->variance;
    // Welch-Satterthwaite
    const double freedom = variance * variance
                           / (above->variance * above->variance / above->degreesOfFreedom
                              + below->variance * below->variance / below->degreesOfFreedom);
    return around(above->mean - below->mean, variance, freedom);
}

QList<double> modifiedZScores(const QList<double>& values)
{
    const double middle = median(values).value_or(0);
    QList<double> distances;
    for (const double value : values) {
        distances.append(std::abs(value - middle));
    }
    const double mad = median(distances).value_or(0);
    QList<double> scores;
    if (mad > 0) {
        for (const double value : values) {
            scores.append(0.6745 * (value - middle) / mad);
        }
    }
    return scores;
}

QList<int> outliers(const QList<double>& values)
{
    const double middle = median(values).value_or(0);
    const QList<double> scores = modifiedZScores(values);
    QList<int> found;
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        const bool isFar = std::abs(values.at(i) - middle) > kOutlierShare * std::abs(middle);
        if (isFar && (scores.isEmpty() || std::abs(scores.at(i)) > kOutlierScore)) {
            found.append(i);
        }
    }
    return found;
}

double studentQuantile(double probability, double degreesOfFreedom)
{
    return boost::math::quantile(boost::math::students_t_distribution<double, Quiet>(degreesOfFreedom),
                                 probability);
}

double binomialUpperTail(qint64 hits, qint64 trials, double probability)
{
    if (hits <= 0) {
        return 1;
    }
    if (hits > trials) {
        return 0;
    }
    const boost::math::binomial_distribution<double, Quiet> distribution(static_cast<double>(trials),
                                                                         probability);
    return boost::math::cdf(boost::math::complement(distribution, static_cast<double>(hits - 1)));
}

}  // namespace epochmark::statistics
