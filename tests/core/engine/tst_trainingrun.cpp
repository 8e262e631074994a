// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicnetwork.h"
#include "engine/train/guard.h"
#include "engine/train/trainer.h"
#include "engine/train/trainingfailure.h"
#include "engine/train/trainingrun.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <stdexcept>
#include <utility>

using namespace epochmark;

namespace {

/// A pipeline without a network: the loss of a picture is its row, odd labels are hits.
class FakePipeline final : public StepPipeline {
public:
    void setState(const NetworkState&) override {}
    NetworkState state() const override { return {}; }
    void beginPass(PassKind, PictureOrder order, int batchSize) override
    {
        m_order = std::move(order);
        m_batchSize = static_cast<size_t>(batchSize);
        m_end = 0;
        m_sums = {};
        orders.append(m_order);
    }
    int validationBatchSize(int) const override { return 7; }
    bool loadBatch() override
    {
        at("load");
        m_begin = m_end;
        m_end = std::min(m_begin + m_batchSize, m_order.rows.size());
        return m_begin < m_end;
    }
    void computeGradients() override
    {
        at("compute");
        batches.append(static_cast<int>(m_end - m_begin));
        addSums();
    }
    void applyUpdate() override
    {
        at("update");
        ++updates;
    }
    void evaluate() override
    {
        at("evaluate");
        ++evaluations;
        addSums();
    }
    PassSums readSums() override
    {
        at("read");
        ++readBacks;
        return m_sums;
    }
    std::optional<PassSums> sumsSoFar() override
    {
        ++looks;
        return hasSumsAtHand ? std::optional<PassSums>(m_sums) : std::nullopt;
    }
    void synchronize() override { at("synchronize"); }
    void rehearse(int, int) override { at("rehearse"); }

    QList<PictureOrder> orders;
    QList<int> batches;
    int updates = 0;
    int readBacks = 0;
    int looks = 0;
    bool hasSumsAtHand = true;
    double lossOfRow3 = 3;
    int evaluations = 0;
    /// Called at each door of the device, with its name; may throw or ask for a stop.
    std::function<void(const char* door)> at = [](const char*) {};

private:
    void addSums()
    {
        for (size_t i = m_begin; i < m_end; ++i) {
            m_sums.loss += m_order.rows[i] == 3 ? lossOfRow3 : m_order.rows[i];
            m_sums.hits += m_order.labels[i] % 2;
        }
    }

    PictureOrder m_order;
    size_t m_batchSize = 0;
    size_t m_begin = 0;
    size_t m_end = 0;
    PassSums m_sums;
};

class Recorder final : public TrainingObserver {
public:
    void stepFinished(const StepSample& sample) override { steps.append(sample); }
    void epochFinished(const EpochReport& report) override { epochs.append(report); }
    QList<StepSample> steps;
    QList<EpochReport> epochs;
};

EpochShuffle shuffleOf(int first, int count)
{
    QList<int> rows(count);
    std::iota(rows.begin(), rows.end(), first);
    return EpochShuffle(rows, rows, 3);
}

TrainingReport runWith(FakePipeline& pipeline, Recorder& recorder, const StopToken& stop = {})
{
    WorkloadSpec workload;
    workload.epochs = 2;
    EpochShuffle train = shuffleOf(0, 45);
    EpochShuffle validation = shuffleOf(100, 10);
    return TrainingRun(pipeline, workload, recorder, stop).execute(train, validation);
}

}  // namespace

class TestTrainingRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansAreWeightedByPictures()
    {
        FakePipeline pipeline;
        Recorder recorder;
        const TrainingReport report = runWith(pipeline, recorder);
        for (const EpochReport& epoch : report.epochs) {
            QCOMPARE(*epoch.trainLoss, 22.0);  // the mean of 0 - 44
            QCOMPARE(epoch.trainHits, 22);
            QCOMPARE(*epoch.trainAccuracy, 22.0 / 45);
            QCOMPARE(*epoch.validationLoss, 104.5);  // of 100 - 109
            QCOMPARE(*epoch.validationAccuracy, 0.5);
        }
        QCOMPARE(*report.finalValidationLoss, 104.5);
        QCOMPARE(*report.finalValidationAccuracy, 0.5);
    }

    void theShortBatchIsKept()
    {
        FakePipeline pipeline;
        Recorder recorder;
        runWith(pipeline, recorder);
        QCOMPARE(pipeline.batches, QList<int>({20, 20, 5, 20, 20, 5}));
        QCOMPARE(pipeline.updates, 6);
        QCOMPARE(recorder.steps.size(), 6);
        QCOMPARE(recorder.steps.first().stepsPerEpoch, 3);
        QCOMPARE(recorder.steps.last().epoch, 2);
    }

    void bothSetsAreShuffledAnew()
    {
        FakePipeline pipeline;
        Recorder recorder;
        runWith(pipeline, recorder);
        QCOMPARE(pipeline.orders.size(), 5);  // two epochs of two passes, one last evaluation
        QVERIFY(pipeline.orders[0].rows != pipeline.orders[2].rows);
        QVERIFY(pipeline.orders[1].rows != pipeline.orders[3].rows);
    }

    void nothingIsReadBackWithinAPass()
    {
        FakePipeline pipeline;
        Recorder recorder;
        runWith(pipeline, recorder);
        QCOMPARE(pipeline.readBacks, 5);
    }

    void meansSoFarAreThoseOfThePicturesSeen()
    {
        FakePipeline pipeline;
        pipeline.at = [](const char* door) {
            if (qstrcmp(door, "compute") == 0) {
                QThread::msleep(300);  // longer than what lies between two means
            }
        };
        Recorder recorder;
        runWith(pipeline, recorder);
        const std::vector<int>& rows = pipeline.orders[0].rows;
        QCOMPARE(recorder.steps.size(), 6);
        for (const StepSample& step : recorder.steps) {
            QCOMPARE(step.trainLoss.has_value(), step.epoch == 1);
            if (step.epoch > 1) {
                continue;  // there is an epoch to look at by now
            }
            const auto seen = std::min<std::ptrdiff_t>(45, 20 * step.step);
            double loss = 0;
            int hits = 0;
            std::for_each(rows.begin(), rows.begin() + seen, [&](int row) {
                loss += row;
                hits += row % 2;
            });
            QCOMPARE(*step.trainLoss, loss / static_cast<double>(seen));
            QCOMPARE(*step.trainAccuracy, hits / static_cast<double>(seen));
        }
        QCOMPARE(pipeline.readBacks, 5);
    }

    void meansSoFarComeNowAndThenAndOnlyFromSumsAtHand()
    {
        FakePipeline quick;
        Recorder recorder;
        runWith(quick, recorder);
        QVERIFY2(quick.looks < 3, "it looks at every step");  // they take microseconds
        FakePipeline far;
        far.hasSumsAtHand = false;
        far.at = [](const char* door) {
            if (qstrcmp(door, "compute") == 0) {
                QThread::msleep(300);
            }
        };
        Recorder other;
        runWith(far, other);
        for (const StepSample& step : other.steps) {
            QVERIFY(!step.trainLoss && !step.trainAccuracy);
        }
    }

    void timeNeverRunsBackwards()
    {
        FakePipeline pipeline;
        Recorder recorder;
        const TrainingReport report = runWith(pipeline, recorder);
        double before = 0;
        for (const StepSample& step : recorder.steps) {
            QVERIFY(step.elapsedSeconds >= before);
            QVERIFY(step.inputWaitSeconds <= step.elapsedSeconds);
            before = step.elapsedSeconds;
        }
        QVERIFY(report.trainSeconds >= before);
        QVERIFY(qAbs(report.phases.total() - report.trainSeconds) < 1e-9);
    }

    void aLossThatIsNotFiniteIsSaid()
    {
        FakePipeline pipeline;
        pipeline.lossOfRow3 = std::numeric_limits<double>::quiet_NaN();
        Recorder recorder;
        const TrainingReport report = runWith(pipeline, recorder);
        QVERIFY(!report.isLossFinite);
        QVERIFY(!report.epochs.first().trainLoss.has_value());
        QVERIFY(report.epochs.first().validationLoss.has_value());
        QCOMPARE(report.end, TrainingEnd::Completed);
    }

    void aStopBeforeTheFirstStepTrainsNothing()
    {
        FakePipeline pipeline;
        Recorder recorder;
        StopSource source;
        source.requestStop();
        const TrainingReport report = runWith(pipeline, recorder, source.token());
        QCOMPARE(report.end, TrainingEnd::Stopped);
        QCOMPARE(pipeline.updates, 0);
        QVERIFY(report.epochs.isEmpty());
        QVERIFY(recorder.epochs.isEmpty());
    }

    void aStopWithinAValidationEndsIt_data()
    {
        QTest::addColumn<int>("stopAt");  // the evaluation, of two a pass
        QTest::addColumn<int>("evaluations");
        QTest::addColumn<int>("epochs");
        QTest::newRow("first of the first") << 1 << 1 << 0;
        QTest::newRow("first of the second") << 3 << 3 << 1;
        QTest::newRow("last of the second") << 4 << 4 << 1;
        QTest::newRow("of the last look") << 5 << 5 << 2;
    }

    void aStopWithinAValidationEndsIt()
    {
        QFETCH(int, stopAt);
        QFETCH(int, epochs);
        FakePipeline pipeline;
        Recorder recorder;
        StopSource source;
        pipeline.at = [&](const char* door) {
            if (qstrcmp(door, "evaluate") == 0 && pipeline.evaluations + 1 == stopAt) {
                source.requestStop();
            }
        };
        const TrainingReport report = runWith(pipeline, recorder, source.token());
        QTEST(pipeline.evaluations, "evaluations");
        QCOMPARE(report.epochs.size(), epochs);
        QCOMPARE(recorder.epochs, report.epochs);
        // All epochs done is done; but a mean over some of the pictures is none over all.
        QCOMPARE(report.end, epochs == 2 ? TrainingEnd::Completed : TrainingEnd::Stopped);
        QVERIFY(!report.finalValidationLoss && !report.finalValidationAccuracy);
    }

    void aDeviceThatFailsKeepsTheEpochsBefore_data()
    {
        QTest::addColumn<QByteArray>("door");
        QTest::addColumn<int>("call");  // of this kind, from 1
        QTest::addColumn<int>("epochs");
        QTest::newRow("warming up") << QByteArray("rehearse") << 1 << -1;
        QTest::newRow("first batch") << QByteArray("load") << 1 << 0;
        QTest::newRow("first step") << QByteArray("compute") << 1 << 0;
        QTest::newRow("middle") << QByteArray("compute") << 5 << 1;
        QTest::newRow("update") << QByteArray("update") << 6 << 1;
        QTest::newRow("end of an epoch") << QByteArray("read") << 1 << 0;
        QTest::newRow("validation") << QByteArray("evaluate") << 1 << 0;
        QTest::newRow("end of a validation") << QByteArray("read") << 4 << 1;
        QTest::newRow("last look") << QByteArray("evaluate") << 5 << 2;
        QTest::newRow("waiting") << QByteArray("synchronize") << 12 << 1;
    }

    void aDeviceThatFailsKeepsTheEpochsBefore()
    {
        QFETCH(QByteArray, door);
        QFETCH(int, call);
        QFETCH(int, epochs);
        TrainingSetup setup;
        setup.deviceId = QStringLiteral("cuda:0");
        setup.workload.epochs = 2;
        for (int i = 0; i < 45; ++i) {
            setup.data.trainRows.append(i);
            setup.data.trainLabels.append(i % 2);
        }
        setup.data.validationRows = {50, 51, 52, 53, 54, 55, 56, 57, 58, 59};
        setup.data.validationLabels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        ClassicShape shape;
        shape.imageSize = 30;
        auto pipeline = std::make_unique<FakePipeline>();
        int calls = 0;
        bool isTraining = epochs < 0;
        pipeline->at = [&](const char* here) {
            if (isTraining && door == here && ++calls == call) {
                throw std::runtime_error("CUDA error: unspecified launch failure");
            }
        };
        Trainer trainer(setup, std::make_shared<ClassicNetwork>(shape), std::move(pipeline), 1);
        const auto warm = trainer.warmUp({});
        QCOMPARE(warm.hasValue(), epochs >= 0);
        Recorder recorder;
        isTraining = true;
        const auto report = epochs < 0 ? Result<TrainingReport>(warm.error()) : trainer.train(recorder, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::DeviceUnavailable);
        QVERIFY(report.error().message.contains(QStringLiteral("cuda:0"))
                && report.error().message.endsWith(u'.'));
        QVERIFY(report.error().detail.contains(QStringLiteral("launch failure")));
        QCOMPARE(recorder.epochs.size(), qMax(epochs, 0));
    }

    void exceptionsBecomeSentences()
    {
        const auto memory = guarded(QStringLiteral("cpu"), []() -> Result<int> { throw std::bad_alloc(); });
        QCOMPARE(memory.error().code, ErrorCode::Internal);
        QVERIFY(memory.error().message.contains(QLatin1String("memory")));
        const auto device = guarded(QStringLiteral("cuda:0"),
                                    []() -> Result<int> { throw std::runtime_error("lost"); });
        QCOMPARE(device.error().code, ErrorCode::DeviceUnavailable);
        QCOMPARE(device.error().detail, QStringLiteral("lost"));
        const Error reason{ErrorCode::Input, QStringLiteral("A sentence."), {}};
        const auto input = guarded(QStringLiteral("cpu"),
                                   [&]() -> Result<int> { throw TrainingFailure(reason); });
        QCOMPARE(input.error().code, ErrorCode::Input);
        QCOMPARE(input.error().message, reason.message);
    }
};

QTEST_GUILESS_MAIN(TestTrainingRun)
#include "tst_trainingrun.moc"
