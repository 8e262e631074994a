// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/runflags.h"
#include "measure/statistics.h"

#include <QTest>

#include <algorithm>
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
    void ratioIntervalAgreesWithWelchAsPrinted();
    void timeIntervalCovers_data();
    void timeIntervalCovers();
    void ratioIntervalCovers_data();
    void ratioIntervalCovers();
    void bootstrapOfThreeWouldCoverTooLittle();
    void ratioTurnsOver();
    void outliersNeedScoreAndDistance();
    void cleanTriplesAreSeldomFlagged();
    void scoresOfCleanTriplesAreAsOftenHighAsGeometrySays();
    void amberIsAsOftenAsItsDistributionSays();
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
        QVERIFY2(std::abs(studentProbability(t, freedom) - 0.975) < 1e-9,
                 qPrintable(QString::number(freedom)));
    }
    QVERIFY(std::abs(statistics::studentQuantile(0.975, 2) - 4.302652730) < 1e-8);  // printed tables
}

void TestStatistics::binomialTailAgreesWithTheSum()
{
    for (const auto& [hits, trials, p] : {std::tuple{370, 700, 0.5},
                                          {420, 700, 0.5},
                                          {690, 700, 0.5},
                                          {12, 20, 0.6},
                                          {1, 5, 0.2},
                                          {5, 5, 0.2},
                                          {900, 1000, 0.85}}) {
        const double expected = static_cast<double>(tailBySum(hits, trials, p));
        const double found = statistics::binomialUpperTail(hits, trials, p);
        QVERIFY2(std::abs(found / expected - 1) < 1e-9,
                 qPrintable(QStringLiteral("%1 %2").arg(found).arg(expected)));
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

/// Welch's test as textbooks print it, its quantile found by halving on the integral of the density.
void TestStatistics::ratioIntervalAgreesWithWelchAsPrinted()
{
    const auto moments = [](const QList<double>& values) {
        double sum = 0;
        double squares = 0;
        for (const double value : values) {
            sum += std::log(value);
            squares += std::log(value) * std::log(value);
        }
        const double n = static_cast<double>(values.size());
        return std::tuple{sum / n, (squares - sum * sum / n) / (n - 1), n};
    };
    std::mt19937 random(99);
    for (const auto& [left, right] : {std::pair{3, 3}, {3, 6}, {5, 4}}) {
        const QList<double> above = sampled(random, left, 60, 0.05);
        const QList<double> below = sampled(random, right, 20, 0.02);
        const auto [meanA, varianceA, nA] = moments(above);
        const auto [meanB, varianceB, nB] = moments(below);
        const double error = std::sqrt(varianceA / nA + varianceB / nB);
        const double freedom = std::pow(error, 4)
                               / (std::pow(varianceA / nA, 2) / (nA - 1)
                                  + std::pow(varianceB / nB, 2) / (nB - 1));
        double low = 0;
        double high = 50;
        while (high - low > 1e-10) {
            const double middle = (low + high) / 2;
            (studentProbability(middle, freedom) < 0.975 ? low : high) = middle;
        }
        const auto interval = statistics::ratioInterval(above, below);
        QVERIFY(std::abs(std::log(interval->low) - (meanA - meanB - low * error)) < 1e-7);
        QVERIFY(std::abs(std::log(interval->high) - (meanA - meanB + low * error)) < 1e-7);
    }
}

void TestStatistics::timeIntervalCovers_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("spread");
    for (const int count : {3, 4, 5, 6, 10}) {
        for (const double spread : {0.005, 0.02, 0.1}) {
            QTest::addRow("%d runs, %g", count, spread) << count << spread;
        }
    }
}

/// The promise of an interval: 95 of 100 hold the truth, for every N from three on and whatever the spread.
void TestStatistics::timeIntervalCovers()
{
    QFETCH(int, count);
    QFETCH(double, spread);
    std::mt19937 random(20260131);
    constexpr int kTrials = 20000;
    int held = 0;
    for (int i = 0; i < kTrials; ++i) {
        held += holds(statistics::timeInterval(sampled(random, count, 57, spread)), 57) ? 1 : 0;
    }
    const double coverage = static_cast<double>(held) / kTrials;
    QVERIFY2(std::abs(coverage - 0.95) < 0.0062,
             qPrintable(QString::number(coverage)));  // four standard errors
}

void TestStatistics::ratioIntervalCovers_data()
{
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("right");
    QTest::addColumn<double>("leftSpread");
    QTest::addColumn<double>("rightSpread");
    QTest::newRow("three and three alike") << 3 << 3 << 0.02 << 0.02;
    QTest::newRow("one noisy") << 3 << 3 << 0.01 << 0.04;
    QTest::newRow("three and six") << 3 << 6 << 0.02 << 0.02;
    QTest::newRow("the few are noisy") << 3 << 6 << 0.05 << 0.01;
    QTest::newRow("six and six") << 6 << 6 << 0.03 << 0.01;
}

/// Welch's degrees of freedom are an approximation: with three runs a side alike it errs on the safe side,
/// with few and noisy ones beside many it misses a hundredth.
void TestStatistics::ratioIntervalCovers()
{
    QFETCH(int, left);
    QFETCH(int, right);
    QFETCH(double, leftSpread);
    QFETCH(double, rightSpread);
    std::mt19937 random(11);
    constexpr int kTrials = 20000;
    int held = 0;
    for (int i = 0; i < kTrials; ++i) {
        const auto interval = statistics::ratioInterval(sampled(random, left, 60, leftSpread),
                                                        sampled(random, right, 20, rightSpread));
        held += holds(interval, 3) ? 1 : 0;
    }
    const double coverage = static_cast<double>(held) / kTrials;
    QVERIFY2(coverage > 0.93 && coverage < 0.985, qPrintable(QString::number(coverage)));
}

/// Why it isn't a bootstrap: resampled medians of three values can't lie outside them, and three hold the
/// truth only in 1 - 2 / 2^3 of all cases.
void TestStatistics::bootstrapOfThreeWouldCoverTooLittle()
{
    std::mt19937 random(17);
    constexpr int kTrials = 20000;
    int held = 0;
    for (int i = 0; i < kTrials; ++i) {
        const QList<double> values = sampled(random, 3, 57, 0.02);
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        held += *low <= 57 && 57 <= *high ? 1 : 0;
    }
    QVERIFY(std::abs(static_cast<double>(held) / kTrials - 0.75) < 0.0125);
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
    QCOMPARE(statistics::outliers({10, 10.001, 9.999, 10.0005, 10.2}),
             QList<int>());                                             // far in scores, 2 % in time
    QCOMPARE(statistics::outliers({10, 10, 10, 10.6}), QList<int>{3});  // MAD 0: the distance alone
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

/// Three normal values are a point in space; across the diagonal its direction is uniform, and the two gaps
/// between the values are sines of it: P(score > 3.5) = 6 / pi * atan(sqrt(3) / 2 / (3.5 / 0.6745 + 1 / 2)),
/// that is 29 %. The distance of 5 % is what makes the flag seldom.
void TestStatistics::scoresOfCleanTriplesAreAsOftenHighAsGeometrySays()
{
    std::mt19937 random(23);
    std::normal_distribution<double> normal(57, 0.5);
    constexpr int kTrials = 40000;
    int high = 0;
    for (int i = 0; i < kTrials; ++i) {
        const QList<double> scores = statistics::modifiedZScores(
            {normal(random), normal(random), normal(random)});
        high += std::any_of(scores.begin(), scores.end(), [](double score) { return std::abs(score) > 3.5; })
                    ? 1
                    : 0;
    }
    const double expected = 6 / std::numbers::pi * std::atan(std::sqrt(3.0) / 2 / (3.5 / 0.6745 + 0.5));
    const double share = static_cast<double>(high) / kTrials;
    QVERIFY2(std::abs(share - expected) < 4 * std::sqrt(expected * (1 - expected) / kTrials),
             qPrintable(QString::number(share)));
}

/// (n - 1) s^2 / sigma^2 of three runs is chi-squared with two degrees of freedom: P(s > c) = exp(-(c /
/// sigma)^2).
void TestStatistics::amberIsAsOftenAsItsDistributionSays()
{
    std::mt19937 random(31);
    constexpr int kTrials = 40000;
    for (const double spread : {0.015, 0.02, 0.03}) {
        int amber = 0;
        for (int i = 0; i < kTrials; ++i) {
            const QList<Warning> found = flags::setFlags(sampled(random, 3, 57, spread));
            amber += std::any_of(found.begin(), found.end(),
                                 [](const Warning& w) { return w.code == QLatin1String("spread"); });
        }
        const double expected = std::exp(-std::pow(0.035 / spread, 2));
        const double share = static_cast<double>(amber) / kTrials;
        // A twentieth beside the random error: the times are log-normal, the formula is of the normal.
        QVERIFY2(std::abs(share - expected)
                     < 0.05 * expected + 4 * std::sqrt(expected * (1 - expected) / kTrials),
                 qPrintable(QStringLiteral("%1 %2").arg(share).arg(expected)));
    }
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
