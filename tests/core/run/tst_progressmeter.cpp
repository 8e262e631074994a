// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/progressmeter.h"
#include "run/remainingtime.h"

#include <QTest>

using namespace epochmark;

namespace {

WorkloadSpec workload(int epochs = 3)
{
    WorkloadSpec spec;
    spec.epochs = epochs;
    spec.batchSize = 20;
    spec.trainPictures = 90;
    return spec;
}

StepSample sampleAt(int epoch, int step, double elapsed, double wait = 0)
{
    return {epoch, step, 5, elapsed, wait};
}

EpochReport epochOf(double seconds)
{
    EpochReport report;
    report.seconds = seconds;
    return report;
}

}  // namespace

class TestProgressMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atMostEveryFiftyMilliseconds();
    void ratesAndShares();
    void theLastShortBatchCountsItsPictures();
    void anEpochsFirstStepHasTheLastOnesRate();
    void sensorsPassThrough();
    void meansSoFarAreToldUntilTheEpochEnds();
    void firstStepsTellNothing();
    void firstEpochIsEstimatedFromItsSteps();
    void estimateIsWithinTenPercent_data();
    void estimateIsWithinTenPercent();
};

void TestProgressMeter::atMostEveryFiftyMilliseconds()
{
    ProgressMeter meter(workload(), 0);
    QVERIFY(meter.stepFinished(sampleAt(1, 1, 1.000), {}));
    QVERIFY(!meter.stepFinished(sampleAt(1, 2, 1.040), {}));
    QVERIFY(meter.stepFinished(sampleAt(1, 3, 1.051), {}));
}

void TestProgressMeter::ratesAndShares()
{
    ProgressMeter meter(workload(), 2.5);
    const auto first = meter.stepFinished(sampleAt(1, 1, 0.1), {});
    QVERIFY(first && !first->imagesPerSecond.has_value());
    const auto second = meter.stepFinished(sampleAt(1, 3, 0.3, 0.06), {});
    QVERIFY(second);
    QCOMPARE(second->imagesPerSecond.value_or(0), 40 / 0.2);
    QCOMPARE(second->stepSeconds.value_or(0), 0.1);
    QCOMPARE(second->elapsedSeconds, 2.8);
    QCOMPARE(second->dataSeconds, 2.5);
    QCOMPARE(second->inputWaitShare.value_or(0), 0.2);
    QCOMPARE(second->share, (3 / 5.0) / 3);
    QCOMPARE(second->epochs, 3);
}

void TestProgressMeter::theLastShortBatchCountsItsPictures()
{
    ProgressMeter meter(workload(), 0);
    QVERIFY(meter.stepFinished(sampleAt(1, 4, 0.4), {}));
    const auto last = meter.stepFinished(sampleAt(1, 5, 0.5), {});
    QVERIFY(last);
    QCOMPARE(last->imagesPerSecond.value_or(0), 10 / 0.1);  // 90 pictures: 4 x 20 and 10
}

/// Whoever looks once a second at epochs that take a second may see first steps alone.
void TestProgressMeter::anEpochsFirstStepHasTheLastOnesRate()
{
    ProgressMeter meter(workload(), 0);
    meter.stepFinished(sampleAt(1, 1, 0.1), {});
    meter.stepFinished(sampleAt(1, 3, 0.3), {});
    meter.epochFinished(epochOf(0.7));
    const auto first = meter.stepFinished(sampleAt(2, 1, 0.9), {});
    QVERIFY(first);
    QCOMPARE(first->imagesPerSecond.value_or(0), 40 / 0.2);
    QCOMPARE(first->stepSeconds.value_or(0), 0.1);
    // Its own from the second on: what validation took isn't in it.
    const auto second = meter.stepFinished(sampleAt(2, 2, 1.3), {});
    QVERIFY(second);
    QCOMPARE(second->imagesPerSecond.value_or(0), 20 / (1.3 - 0.9));
}

void TestProgressMeter::sensorsPassThrough()
{
    ProgressMeter meter(workload(), 0);
    const auto progress = meter.stepFinished(sampleAt(1, 1, 0.1), {61.0, 45.5, QStringLiteral("package")});
    QVERIFY(progress);
    QCOMPARE(progress->temperature.value_or(0), 61.0);
    QCOMPARE(progress->watts.value_or(0), 45.5);
    QCOMPARE(progress->powerScope, QStringLiteral("package"));
}

void TestProgressMeter::meansSoFarAreToldUntilTheEpochEnds()
{
    ProgressMeter meter(workload(), 0);
    StepSample sample = sampleAt(1, 1, 0.1);
    QVERIFY(!meter.stepFinished(sample, {})->trainLoss);
    sample = sampleAt(1, 2, 0.12);
    sample.trainLoss = 0.5;
    sample.trainAccuracy = 0.75;
    QVERIFY(!meter.stepFinished(sample, {}));  // too early to be sent
    const auto later = meter.stepFinished(sampleAt(1, 3, 0.2), {});
    QVERIFY(later);
    QCOMPARE(later->trainLoss, std::optional<double>(0.5));
    QCOMPARE(later->trainAccuracy, std::optional<double>(0.75));
    meter.epochFinished(epochOf(0.3));
    const auto next = meter.stepFinished(sampleAt(2, 1, 0.4), {});
    QVERIFY(next && !next->trainLoss && !next->trainAccuracy);
}

void TestProgressMeter::firstStepsTellNothing()
{
    ProgressMeter meter(workload(), 0);
    const auto first = meter.stepFinished(sampleAt(1, 2, 0.2), {});
    QVERIFY(first && !first->secondsLeft.has_value() && !first->epochSecondsLeft.has_value());
    meter.epochFinished(epochOf(1.0));
    const auto second = meter.stepFinished(sampleAt(2, 1, 1.1), {});
    QVERIFY(second && second->secondsLeft.has_value());
    QCOMPARE(*second->secondsLeft, 1.9);
    QCOMPARE(second->epochSecondsLeft.value_or(0), 0.9);
}

void TestProgressMeter::firstEpochIsEstimatedFromItsSteps()
{
    // 100 steps of 0.1 s, then 600 of 2,000 pictures to validate: forward alone, a third of a step each.
    WorkloadSpec spec = workload(4);
    spec.trainPictures = 2000;
    spec.testPictures = 600;
    constexpr double kEpoch = 100 * 0.1 * (1 + 0.3 / 3);
    ProgressMeter meter(spec, 7);
    const auto at = [](int step) { return StepSample{1, step, 100, step * 0.1, 0}; };
    const auto early = meter.stepFinished(at(RemainingTime::kStepsKnown - 1), {});
    QVERIFY(early && !early->secondsLeft);
    for (const int step : {RemainingTime::kStepsKnown, 50, 100}) {
        const auto progress = meter.stepFinished(at(step), {});
        QVERIFY(progress);
        QVERIFY(qAbs(progress->epochSecondsLeft.value_or(-1) - (kEpoch - step * 0.1)) < 1e-9);
        QVERIFY(qAbs(progress->secondsLeft.value_or(-1) - (4 * kEpoch - step * 0.1)) < 1e-9);
    }
}

void TestProgressMeter::estimateIsWithinTenPercent_data()
{
    QTest::addColumn<double>("firstEpoch");
    QTest::addColumn<double>("drift");  // each epoch takes so much longer than the one before
    QTest::newRow("even") << 3.0 << 0.0;
    QTest::newRow("slow start") << 3.2 << 0.0;
    QTest::newRow("slowing down") << 3.0 << 0.01;
}

void TestProgressMeter::estimateIsWithinTenPercent()
{
    QFETCH(double, firstEpoch);
    QFETCH(double, drift);
    constexpr int kEpochs = 15;
    QList<double> seconds{firstEpoch};
    while (seconds.size() < kEpochs) {
        seconds.append(seconds.size() == 1 ? 3.0 : seconds.last() * (1 + drift));
    }
    RemainingTime remaining(kEpochs);
    QVERIFY(!remaining.secondsLeft(1).has_value());
    for (qsizetype done = 1; done <= kEpochs; ++done) {
        remaining.epochFinished(seconds[done - 1]);
        double truth = 0;
        for (qsizetype i = done; i < kEpochs; ++i) {
            truth += seconds[i];
        }
        const double estimate = remaining.secondsLeft(0).value();
        QVERIFY2(std::abs(estimate - truth) <= 0.1 * truth + 1e-9, qPrintable(QString::number(done)));
    }
}

QTEST_GUILESS_MAIN(TestProgressMeter)
#include "tst_progressmeter.moc"
