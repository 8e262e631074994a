// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/timeestimate.h"

#include "board/board.h"
#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

/// What stored runs tell of one that hasn't begun: of the same work alone.
class TestTimeEstimate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheMedianOfTheSameWork();
    void otherWorkSaysNothing_data();
    void otherWorkSaysNothing();
    void otherEpochsCountByTheEpoch();
    void disturbedRunsCountWhereThereAreNoOthers();
};

namespace {

RunRecord completed(double seconds, int epochs = 15)
{
    RunRecord run = sample::completed(seconds, epochs);
    run.device.threads = 4;
    return run;
}

PlannedWork workOf(const RunRecord& run)
{
    const WorkloadSpec& done = run.workload;
    PlannedWork work{done, run.dataset.name, done.trainPictures + done.testPictures + run.dataset.leftOut,
                     run.device.name, run.device.threads};
    work.workload.manifestHash.clear();  // nothing is decoded yet
    return work;
}

std::optional<TimeEstimate> estimate(const QList<RunRecord>& runs, const PlannedWork& work)
{
    return storedEstimate(boardOf({runs, {}}, CostModel(PriceBook())).groups, work);
}

}  // namespace

void TestTimeEstimate::isTheMedianOfTheSameWork()
{
    RunRecord stopped = completed(1);
    stopped.status = RunStatus::Stopped;
    const QList<RunRecord> runs{completed(30), completed(10), completed(11), stopped};
    const auto told = estimate(runs, workOf(runs.first()));
    QVERIFY(told.has_value());
    QVERIFY(qAbs(told->seconds - 11) < 1e-9);
    QCOMPARE(told->runs, 3);
    QVERIFY(!told->isOfOtherEpochs);
}

void TestTimeEstimate::otherWorkSaysNothing_data()
{
    QTest::addColumn<std::function<void(PlannedWork&)>>("change");
    using Change = std::function<void(PlannedWork&)>;
    QTest::newRow("network") << Change(
        [](auto& work) { work.workload.network = QStringLiteral("resnet18"); });
    QTest::newRow("pipeline") << Change([](auto& work) { work.workload.pipeline = Pipeline::Plain; });
    QTest::newRow("batch") << Change([](auto& work) { work.workload.batchSize = 32; });
    QTest::newRow("classes") << Change([](auto& work) { work.workload.classes.append(QStringLiteral("x")); });
    QTest::newRow("dataset") << Change([](auto& work) { work.datasetName = QStringLiteral("other.zip"); });
    QTest::newRow("pictures") << Change([](auto& work) { ++work.listedPictures; });
    QTest::newRow("device") << Change([](auto& work) { work.deviceName = QStringLiteral("another"); });
    QTest::newRow("threads") << Change([](auto& work) { work.threads = 2; });
}

void TestTimeEstimate::otherWorkSaysNothing()
{
    QFETCH(std::function<void(PlannedWork&)>, change);
    const QList<RunRecord> runs{completed(30)};
    PlannedWork work = workOf(runs.first());
    QVERIFY(estimate(runs, work));
    change(work);
    QVERIFY(!estimate(runs, work));
}

void TestTimeEstimate::otherEpochsCountByTheEpoch()
{
    const QList<RunRecord> runs{completed(32, 15)};
    PlannedWork work = workOf(runs.first());
    work.workload.epochs = 3;
    work.workload.learningRate = 0.1;  // doesn't change how long it takes
    const auto told = estimate(runs, work);
    QVERIFY(told && told->isOfOtherEpochs);
    const RunTiming& timing = runs.first().timing;
    QVERIFY(qAbs(told->seconds - (*timing.dataSeconds + *timing.trainSeconds / 5)) < 1e-9);
}

void TestTimeEstimate::disturbedRunsCountWhereThereAreNoOthers()
{
    RunRecord disturbed = completed(50);
    disturbed.disturbedShare = 0.4;
    const PlannedWork work = workOf(disturbed);
    QVERIFY(qAbs(estimate({disturbed}, work)->seconds - 50) < 1e-9);
    const auto told = estimate({disturbed, completed(20)}, work);
    QVERIFY(qAbs(told->seconds - 20) < 1e-9);
    QCOMPARE(told->runs, 1);
    RunRecord other = disturbed;  // doesn't count, so its epochs say nothing of those that do
    other.workload.epochs = 30;
    QVERIFY(!estimate({other, completed(20)}, work)->isOfOtherEpochs);
    QVERIFY(estimate({other}, work)->isOfOtherEpochs);
}

QTEST_GUILESS_MAIN(TestTimeEstimate)
#include "tst_timeestimate.moc"
