// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../syntheticpixels.h"
#include "base/stopwatch.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/train/runtime.h"
#include "engine/train/trainer.h"
#include "pipelinesubject.h"
#include "recordingdevice.h"

#include <QTest>

#include <memory>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// Slower than the processor: looks for each step, and one that takes it that long by its own clock.
std::shared_ptr<RecordingDevice> slowDevice(int looksForAStep, double stepSeconds)
{
    auto device = std::make_shared<RecordingDevice>();
    device->isHeldBack = true;
    device->looksForAStep = looksForAStep;
    device->secondsBetweenMarks = stepSeconds;
    return device;
}

}  // namespace

/// How the pipeline of recorded steps lives with a device that is behind.
class TestGraphQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTrainingThread(2); }
    void hearsAStop();
    void hearsAStopInValidation();
    void keepsFewBatchesOnTheirWay();
    void countsTheLastWaitAsWorkOfSteps();
};

/// A device that does the first steps and then nothing more. The person stops while the processor waits for
/// room, which nothing else would end, and no more steps are asked for than the queue holds.
void TestGraphQueue::hearsAStop()
{
    struct Watching final : TrainingObserver {
        void stepFinished(const StepSample&) override
        {
            if (++steps == 8) {
                device->looksForAStep = 0;
                device->onLook = [this] {
                    if (++looks == 20) {
                        source.requestStop();
                    }
                };
            }
        }
        void epochFinished(const EpochReport&) override {}
        std::shared_ptr<RecordingDevice> device;
        StopSource source;
        int steps = 0;
        int looks = 0;
    } observer;
    observer.device = slowDevice(1, 0.02);
    TrainingSetup setup = syntheticSetup(60, 10, 3);
    setup.workload.batchSize = kBatch;
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    Trainer trainer(setup, network,
                    std::make_unique<GraphPipeline>(network, options(), setup.data.pixels, observer.device),
                    1);
    QVERIFY(trainer.warmUp({}));
    const auto report = trainer.train(observer, observer.source.token());
    QVERIFY(report);
    QCOMPARE(report->end, TrainingEnd::Stopped);
    QCOMPARE(report->epochs.size(), 0);
    // 20 ms each: two may wait; the step that makes room was waited for is asked for, and none after it.
    QVERIFY2(observer.steps <= 8 + 3, qPrintable(QString::number(observer.steps)));
    // After the stop it is looked at once more at most, by each of those who look.
    QVERIFY2(observer.looks <= 20 + 4, qPrintable(QString::number(observer.looks)));
}

/// Validation waits for its end: a device that goes on is waited for, and the stop is told then.
void TestGraphQueue::hearsAStopInValidation()
{
    struct Watching final : TrainingObserver {
        void stepFinished(const StepSample& sample) override
        {
            if (sample.step == sample.stepsPerEpoch) {
                device->onLook = [this] { source.requestStop(); };
            }
        }
        void epochFinished(const EpochReport&) override {}
        std::shared_ptr<RecordingDevice> device;
        StopSource source;
    } observer;
    observer.device = slowDevice(4, 0.02);
    TrainingSetup setup = syntheticSetup(15, 60, 2);
    setup.workload.batchSize = kBatch;
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    Trainer trainer(setup, network,
                    std::make_unique<GraphPipeline>(network, options(), setup.data.pixels, observer.device),
                    1);
    QVERIFY(trainer.warmUp({}));
    const int64_t before = observer.device->marks;
    const auto report = trainer.train(observer, observer.source.token());
    QVERIFY(report);
    QCOMPARE(report->end, TrainingEnd::Stopped);
    // Three steps and the pass's end, and of twelve batches of validation the first few.
    QVERIFY2(observer.device->marks - before < 4 + 12,
             qPrintable(QString::number(observer.device->marks - before)));
}

/// Each of them keeps bytes that can't be swapped out until the device has taken it, however many steps of
/// 0.1 ms would fit into the time.
void TestGraphQueue::keepsFewBatchesOnTheirWay()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    constexpr int kSteps = 25;  // of one picture
    for (const bool isResident : {true, false}) {
        const auto device = slowDevice(3, 1e-4);
        GraphPipeline pipeline(subject.network, options(), subject.pixels, device,
                               isResident ? subject.pixels->byteCount() : 0);
        outcomeOf(pipeline, subject, 1, {1, kSteps, kSteps});
        QCOMPARE(pipeline.feed().isResident(), isResident);
        // Eight, and the mark at the end of a pass.
        QVERIFY2(isResident ? device->mostWaiting > 9 : device->mostWaiting <= 9,
                 qPrintable(QString::number(device->mostWaiting)));
    }
}

/// What is waited for at the end of a pass are steps: the update has its share of it, as of each step. By the
/// device's clock the update is one of two equal parts.
void TestGraphQueue::countsTheLastWaitAsWorkOfSteps()
{
    constexpr double kNap = 1e-4;
    const Subject subject = subjectOf(QStringLiteral("small model"));
    const auto device = slowDevice(1, 1e-4);
    GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
    pipeline.setState(subject.network->initialState(1));
    pipeline.rehearse(kBatch, kBatch);
    pipeline.beginPass(PassKind::Training, orderOf(subject, 0, kBatch), kBatch);
    QVERIFY(pipeline.loadBatch());
    device->looksForAStep = 50;
    const Stopwatch watch;
    pipeline.computeGradients();
    const double asked = pipeline.fusedUpdateSeconds();
    QVERIFY(asked > 0 && asked <= watch.seconds() / 2);
    pipeline.synchronize();
    const double waited = pipeline.fusedUpdateSeconds();
    // Two marks of 50 looks, with a nap before all but the first.
    QVERIFY2(waited >= asked + 90 * kNap / 2, qPrintable(QStringLiteral("%1 / %2").arg(waited).arg(asked)));
    QVERIFY(waited <= watch.seconds() / 2);
}

QTEST_GUILESS_MAIN(TestGraphQueue)
#include "tst_graphqueue.moc"
