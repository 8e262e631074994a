// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/statistics.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace epochmark;

namespace {

/// P(T <= t) by integrating the density with Simpson's rule: a second formula for the quantile.
double studentProbability(double t, double freedom)
{
    const double scale = std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2))
                         / std::sqrt(freedom * std::numbers::pi);
    const auto density = [&](double x) { return scale * std::pow(1 + x * x / freedom, -(freedom + 1) / 2); };
    constexpr int kSteps = 20000;
    const double width = t / kSteps;
    double sum = density(0) + density(t);
    for (int i = 1; i < kSteps; ++i) {
        sum += density(i * width) * (i % 2 == 1 ? 4 : 2);
    }
    return 0.5 + sum * width / 3;
}

/// P(X >= hits) term by term in long double.
long double tailBySum(int hits, int trials, long double p)
{
    long double sum = 0;
    for (int k = trials; k >= hits; --k) {
        const long double logChoose = std::lgamma(static_cast<long double>(trials) + 1)
                                      - std::lgamma(static_cast<long double>(k) + 1)
                                      - std::lgamma(static_cast<long double>(trials - k) + 1);
        sum += std::exp(logChoose + k * std::log(p) + (trials - k) * std::log(1 - p));
    }
    return sum;
}

QList<double> sampled(std::mt19937& random, int count, double median, double spread)
{
    std::normal_distribution<double> logarithm(std::log(median), spread);
    QList<double> values;
    for (int i = 0; i < count; ++i) {
        values.append(std::exp(logarithm(random)));
    }
    return values;
}

bool holds(const std::optional<Interval>& interval, double value)
{
    return interval && interval->low <= value && value <= interval->high;
}

}  // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void medianIsTheMiddle();
    void variationHasItsFormula();
    void quantileAgreesWithTheIntegral();
    void binomialTailAgreesWithTheSum();
    void tooFewGiveNoInterval();
    void intervalIsOfTheLogarithms();
    void timeIntervalCovers();
    void ratioIntervalCovers();
    void ratioTurnsOver();
    void outliersNeedScoreAndDistance();
    void cleanTriplesAreSeldomFlagged();
};

void TestStatistics::medianIsTheMiddle()
{
    QVERIFY(!statistics::median({}));
    QCOMPARE(*statistics::median({3}), 3.0);
    QCOMPARE(*statistics::median({5, 1, 3}), 3.0);
    QCOMPARE(*statistics::median({5, 1, 3, 4}), 3.5);
}

void TestStatistics::variationHasItsFormula()
{
    QVERIFY(!statistics::variation({1}));
    QCOMPARE(*statistics::variation({9, 10, 11}), 0.1);  // variance (1 + 0 + 1) / 2
    std::mt19937 random(3);
    const QList<double> values = sampled(random, 50, 20, 0.1);
    double sum = 0;
    double squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const double variance = (squares - sum * sum / 50) / 49;  // the other way to write it
    QVERIFY(std::abs(*statistics::variation(values) - std::sqrt(variance) / (sum / 50)) < 1e-12);
}

void TestStatistics::quantileAgreesWithTheIntegral()
{
    for (const double freedom : {1.3, 2.0, 3.7, 5.0, 30.0}) {
        const double t = statistics::studentQuantile(0.975, freedom);
        QVERIFY2(std::abs(studentProbability(t, freedom) - 0.975) < 1e-9, qPrintable(QString::number(freedom)));
    }
    QVERIFY(std::abs(statistics::studentQuantile(0.975, 2) - 4.302652730) < 1e-8);  // printed tables
}

void TestStatistics::binomialTailAgreesWithTheSum()
{
    for (const auto& [hits, trials, p] : {std::tuple{370, 700, 0.5}, {420, 700, 0.5}, {690, 700, 0.5}, {12, 20, 0.6},
                                          {1, 5, 0.2}, {5, 5, 0.2}, {900, 1000, 0.85}}) {
        const double expected = static_cast<double>(tailBySum(hits, trials, p));
        const double found = statistics::binomialUpperTail(hits, trials, p);
        QVERIFY2(std::abs(found / expected - 1) < 1e-9, qPrintable(QStringLiteral("%1 %2").arg(found).arg(expected)));
    }
    QCOMPARE(statistics::binomialUpperTail(0, 10, 0.5), 1.0);
    QCOMPARE(statistics::binomialUpperTail(11, 10, 0.5), 0.0);
    QCOMPARE(statistics::binomialUpperTail(10, 10, 1.0), 1.0);  // one class alone: guessing is always right
}

void TestStatistics::tooFewGiveNoInterval()
{
    QVERIFY(!statistics::timeInterval({}));
    QVERIFY(!statistics::timeInterval({1, 2}));
    QVERIFY(!statistics::timeInterval({1, 2, 0}));
    QVERIFY(!statistics::ratioInterval({1, 2, 3}, {1, 2}));
    const auto equal = statistics::timeInterval({7, 7, 7});
    QVERIFY(equal && std::abs(equal->low - 7) < 1e-12 && std::abs(equal->high - 7) < 1e-12);
}

void TestStatistics::intervalIsOfTheLogarithms()
{
    // Logarithms 0, 1, 2: mean 1, s = 1, n = 3, t(2) = 4.302652730
    const auto interval = statistics::timeInterval({1, std::numbers::e, std::numbers::e * std::numbers::e});
    const double reach = 4.302652730 / std::sqrt(3.0);
    QVERIFY(std::abs(std::log(interval->low) - (1 - reach)) < 1e-8);
    QVERIFY(std::abs(std::log(interval->high) - (1 + reach)) < 1e-8);
}

/// The promise of an interval: 95 of 100 hold the truth, for every N from three on.
void TestStatistics::timeIntervalCovers()
{
    std::mt19937 random(20260131);
    constexpr int kTrials = 20000;
    for (const int count : {3, 4, 6}) {
        int held = 0;
        for (int i = 0; i < kTrials; ++i) {
            held += holds(statistics::timeInterval(sampled(random, count, 57, 0.02)), 57) ? 1 : 0;
        }
        const double coverage = static_cast<double>(held) / kTrials;
        QVERIFY2(std::abs(coverage - 0.95) < 0.006, qPrintable(QString::number(coverage)));  // four standard errors
    }
}

/// Welch's degrees of freedom are an approximation: with three runs a side it errs on the safe side.
void TestStatistics::ratioIntervalCovers()
{
    std::mt19937 random(11);
    constexpr int kTrials = 20000;
    for (const auto& [left, right] : {std::pair{0.02, 0.02}, {0.01, 0.04}}) {
        int held = 0;
        for (int i = 0; i < kTrials; ++i) {
            const auto interval = statistics::ratioInterval(sampled(random, 3, 60, left), sampled(random, 3, 20, right));
            held += holds(interval, 3) ? 1 : 0;
        }
        const double coverage = static_cast<double>(held) / kTrials;
        QVERIFY2(coverage > 0.94 && coverage < 0.985, qPrintable(QString::number(coverage)));
    }
}

void TestStatistics::ratioTurnsOver()
{
    const QList<double> slow{60, 61, 63};
    const QList<double> fast{20, 20.5, 19};
    const auto forward = statistics::ratioInterval(slow, fast);
    const auto backward = statistics::ratioInterval(fast, slow);
    QVERIFY(std::abs(forward->low * backward->high - 1) < 1e-12);
    QVERIFY(std::abs(forward->high * backward->low - 1) < 1e-12);
    QVERIFY(holds(forward, 61.0 / 20.0));
}

void TestStatistics::outliersNeedScoreAndDistance()
{
    QCOMPARE(statistics::outliers({10, 10.1, 9.9, 10.05, 12}), QList<int>{4});
    QCOMPARE(statistics::outliers({10, 10.001, 9.999, 10.0005, 10.2}), QList<int>());  // far in scores, 2 % in time
    QCOMPARE(statistics::outliers({10, 10, 10, 10.6}), QList<int>{3});                 // MAD 0: the distance alone
    QCOMPARE(statistics::outliers({10, 10, 10, 10.4}), QList<int>());
    QCOMPARE(statistics::outliers({10}), QList<int>());
    QCOMPARE(statistics::outliers({}), QList<int>());
    // Median 100, distances 0 1 1 9, MAD 1: 0.6745 * 9
    QVERIFY(std::abs(statistics::modifiedZScores({99, 100, 101, 100, 109}).last() - 0.6745 * 9) < 1e-12);
}

/// Three clean runs with 1 % spread must all but never be accused.
void TestStatistics::cleanTriplesAreSeldomFlagged()
{
    std::mt19937 random(5);
    constexpr int kTrials = 20000;
    int flagged = 0;
    for (int i = 0; i < kTrials; ++i) {
        flagged += statistics::outliers(sampled(random, 3, 57, 0.01)).isEmpty() ? 0 : 1;
    }
    QVERIFY2(flagged < kTrials / 200, qPrintable(QString::number(flagged)));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
