// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/processor/processorlimits.h"
#include "engine/api/engine.h"
#include "syntheticpixels.h"

#include <QTest>

using namespace epochmark;
using test::syntheticSetup;

namespace {

/// Keeps what it is told, and may ask for a stop at a step.
class Recorder final : public TrainingObserver {
public:
    void stepFinished(const StepSample& sample) override
    {
        steps.append(sample);
        if (steps.size() == stopAfter) {
            source.requestStop();
        }
    }
    void epochFinished(const EpochReport& report) override { epochs.append(report); }

    QList<StepSample> steps;
    QList<EpochReport> epochs;
    StopSource source;
    qsizetype stopAfter = -1;
};

std::unique_ptr<Training> make(TrainingSetup setup)
{
    auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
    return training ? std::move(training).value() : nullptr;
}

TrainingReport run(TrainingSetup setup, Recorder& recorder)
{
    auto training = make(std::move(setup));
    if (!training || !training->warmUp({})) {
        return {};
    }
    auto report = training->train(recorder, recorder.source.token());
    return report ? report.value() : TrainingReport{};
}

}  // namespace

class TestTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAnotherInterface() { QVERIFY(epochmarkEngine(kEngineInterface + 1) == nullptr); }

    void tellsWhatItIsMadeOf()
    {
        const EngineInfo info = epochmarkEngine(kEngineInterface)->info();
        QVERIFY(info.libtorch.startsWith(QLatin1String("2.")));
        QVERIFY(!info.opencv.isEmpty());
        QVERIFY(info.jpeg.startsWith(QLatin1String("libjpeg")));
        QVERIFY(!info.cpuCapability.isEmpty());
    }

    void refusesADeviceThatIsMissing()
    {
        TrainingSetup setup = syntheticSetup(20, 10, 1);
        setup.deviceId = QStringLiteral("cuda:77");
        const auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
        QVERIFY(!training);
        QCOMPARE(training.error().code, ErrorCode::DeviceUnavailable);
        QVERIFY(training.error().message.contains(QLatin1String("cuda:77")));
    }

    void refusesPrecisionsItCannotTrain()
    {
        TrainingSetup setup = syntheticSetup(20, 10, 1);
        setup.workload.precision = Precision::Fp16;  // that no processor has
        const auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
        QVERIFY(!training);
        QCOMPARE(training.error().code, ErrorCode::DeviceUnavailable);
        QVERIFY(training.error().message.startsWith(QLatin1String("cpu doesn't train in fp16")));
    }

    void refusesEmptySets()
    {
        QVERIFY(!epochmarkEngine(kEngineInterface)->createTraining(syntheticSetup(20, 0, 1)));
        QVERIFY(!epochmarkEngine(kEngineInterface)->createTraining(syntheticSetup(0, 20, 1)));
    }

    void summaryAddsUpToTheNetwork()
    {
        qint64 parameters = 0;
        const auto layers = make(syntheticSetup(20, 10, 1))->summary();
        for (const LayerSummary& layer : layers) {
            parameters += layer.parameters;
        }
        QCOMPARE(parameters, 9494561);
        QCOMPARE(layers.first().outputShape, QStringLiteral("148 × 148 × 16"));
    }

    void reportsEachStepAndEpoch()
    {
        Recorder recorder;
        const TrainingReport report = run(syntheticSetup(45, 25, 2), recorder);
        QCOMPARE(report.end, TrainingEnd::Completed);
        QCOMPARE(report.threads, readProcessorLimits().working(2));
        QCOMPARE(recorder.steps.size(), 6);  // 45 pictures: 20 + 20 + 5
        QCOMPARE(recorder.steps.last().step, 3);
        QCOMPARE(recorder.epochs, report.epochs);
        QCOMPARE(report.epochs.size(), 2);
        QVERIFY(report.isLossFinite);
        QVERIFY(report.finalValidationAccuracy.has_value());
        // The last validation and the final one saw the same weights in another order.
        QVERIFY(qAbs(*report.finalValidationLoss - *report.epochs.last().validationLoss) < 1e-5);
    }

    void phasesSumToTheTime()
    {
        Recorder recorder;
        const TrainingReport report = run(syntheticSetup(40, 20, 2), recorder);
        QVERIFY(qAbs(report.phases.total() - report.trainSeconds) < 1e-9 * report.trainSeconds + 1e-12);
        for (const EpochReport& epoch : report.epochs) {
            QVERIFY(qAbs(epoch.phases.total() - epoch.seconds) < 1e-9);
            QVERIFY(epoch.phases.computeSeconds > 0);
            QVERIFY(epoch.phases.optimizerSeconds > 0);
            QVERIFY(epoch.phases.validationSeconds > 0);
            QVERIFY(epoch.phases.otherSeconds >= 0);
        }
    }

    void stopsWithinAStep()
    {
        Recorder recorder;
        recorder.stopAfter = 3;
        const TrainingReport report = run(syntheticSetup(40, 20, 3), recorder);
        QCOMPARE(report.end, TrainingEnd::Stopped);
        QCOMPARE(recorder.steps.size(), 3);
        QCOMPARE(report.epochs.size(), 1);
        QVERIFY(!report.finalValidationLoss.has_value());
        QVERIFY(qAbs(report.phases.total() - report.trainSeconds) < 1e-6);
    }

    void stopsWhileWarmingUp()
    {
        StopSource source;
        source.requestStop();
        const auto seconds = make(syntheticSetup(20, 10, 1))->warmUp(source.token());
        QVERIFY(!seconds);
        QCOMPARE(seconds.error().code, ErrorCode::Stopped);
    }

    void sameSeedSameLosses()
    {
        Recorder recorder;
        const TrainingReport first = run(syntheticSetup(45, 25, 2), recorder);
        const TrainingReport second = run(syntheticSetup(45, 25, 2), recorder);
        TrainingSetup other = syntheticSetup(45, 25, 2);
        other.seed = 43;
        const TrainingReport third = run(other, recorder);
        for (qsizetype epoch = 0; epoch < first.epochs.size(); ++epoch) {
            QCOMPARE(first.epochs[epoch].trainLoss, second.epochs[epoch].trainLoss);
            QCOMPARE(first.epochs[epoch].validationLoss, second.epochs[epoch].validationLoss);
            QVERIFY(first.epochs[epoch].trainLoss != third.epochs[epoch].trainLoss);
        }
    }

    void learns()
    {
        Recorder recorder;
        TrainingSetup setup = syntheticSetup(40, 20, 12);
        setup.workload.learningRate = 1e-4;
        const TrainingReport report = run(setup, recorder);
        QVERIFY(*report.epochs.last().validationLoss < 0.6 * *report.epochs.first().validationLoss);
        QVERIFY(*report.epochs.last().validationAccuracy > 0.9);
    }

    void withoutARateNothingMoves()
    {
        Recorder recorder;
        TrainingSetup setup = syntheticSetup(40, 20, 2);
        setup.workload.learningRate = 0;
        const TrainingReport report = run(setup, recorder);
        QVERIFY(qAbs(*report.epochs[0].validationLoss - *report.epochs[1].validationLoss) < 1e-6);
        QVERIFY(qAbs(*report.epochs[0].trainLoss - *report.epochs[1].trainLoss) < 1e-6);
    }

    void aLossThatIsNotFiniteIsAbsent()
    {
        Recorder recorder;
        TrainingSetup setup = syntheticSetup(40, 20, 2);
        setup.workload.learningRate = 1e30;
        const TrainingReport report = run(setup, recorder);
        QCOMPARE(report.end, TrainingEnd::Completed);
        QVERIFY(!report.isLossFinite);
        QVERIFY(!report.epochs.last().validationLoss.has_value());
        QVERIFY(report.epochs.last().validationAccuracy.has_value());
    }

    void moreClassesTakeTheSoftmaxVariation()
    {
        Recorder recorder;
        const TrainingReport report = run(syntheticSetup(40, 20, 1, 4), recorder);
        QCOMPARE(report.end, TrainingEnd::Completed);
        QVERIFY(report.isLossFinite);
        QCOMPARE(make(syntheticSetup(20, 10, 1, 4))->summary().last().parameters, 513 * 4);
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
