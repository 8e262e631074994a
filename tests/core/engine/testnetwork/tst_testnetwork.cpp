// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../../../app/tinypictures.h"
#include "../syntheticpixels.h"
#include "coloursnetwork.h"
#include "engine/api/engine.h"
#include "engine/network/networks.h"
#include "recordingsink.h"
#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"
#include "results/store/resultstore.h"
#include "run/runexecutor.h"
#include "workload/network/networkregistry.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <torch/csrc/jit/serialization/import.h>

using namespace epochmark;

/// A third network is a folder (this one) and a line for each half (initTestCase): everything else takes it
/// from the registries.
class TestTestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isListed();
    void trainsAndIsRecorded_data();
    void trainsAndIsRecorded();
    void plugInsHaveNoFormOfIt();
    void strangersRecordIsKept();

private:
    RunRequest request(Pipeline pipeline) const;

    test::TinyPictures m_pictures;
    QTemporaryDir m_home;
};

void TestTestNetwork::initTestCase()
{
    QVERIFY(NetworkRegistry::instance().add(std::make_unique<test::ColoursDefinition>()));
    QVERIFY(Networks::instance().add(QStringLiteral("colours"),
                                     [](int outputUnits, const std::shared_ptr<BatchSums>&) {
                                         return std::make_shared<const test::ColoursNetwork>(outputUnits);
                                     }));
    QVERIFY(!Networks::instance().add(QStringLiteral("colours"), {}));
}

void TestTestNetwork::isListed()
{
    QCOMPARE(NetworkRegistry::instance().all().last()->title(), QStringLiteral("Mean colours"));
    WorkloadSpec spec = workloadOf(Preset::Quick);
    spec.network = QStringLiteral("colours");
    QVERIFY(spec.validate());
    QCOMPARE(describeChoice(Preset::Quick, spec),
             QStringLiteral("Mean colours · Quick · ranked, indicative"));
}

RunRequest TestTestNetwork::request(Pipeline pipeline) const
{
    RunRequest made;
    made.datasetPath = m_pictures.path();
    made.preset = Preset::Custom;
    made.workload.network = QStringLiteral("colours");
    made.workload.epochs = 12;
    made.workload.batchSize = 5;  // 24 pictures: five steps an epoch, the last of four
    made.workload.learningRate = 0.05;
    made.workload.pipeline = pipeline;
    made.threads = 1;
    made.storePath = m_home.filePath(toString(pipeline) + QStringLiteral(".sqlite"));
    made.saveModelPath = m_home.filePath(toString(pipeline) + QStringLiteral(".pt"));
    return made;
}

void TestTestNetwork::trainsAndIsRecorded_data()
{
    QTest::addColumn<Pipeline>("pipeline");
    QTest::newRow("tuned") << Pipeline::Tuned;
    QTest::newRow("plain") << Pipeline::Plain;
}

void TestTestNetwork::trainsAndIsRecorded()
{
    QFETCH(Pipeline, pipeline);
    const RunRequest asked = request(pipeline);
    test::RecordingSink sink;
    StopSource stop;
    const auto record =
        RunExecutor(asked, QUuid::createUuid().toString(QUuid::WithoutBraces), {}, sink, stop.token()).run();
    QVERIFY2(record, record ? "" : qPrintable(record.error().message + record.error().detail));
    QCOMPARE(record->workload.networkName(), QStringLiteral("mean-colours"));
    QCOMPARE(record->workload.parameterCount(), std::optional<qint64>(4));
    QVERIFY(record->hasLearned);
    QCOMPARE(record->finalValidationAccuracy, std::optional(1.0));

    // What is stored is read again, in a class of its own whose title names the network.
    const auto store = ResultStore::open(asked.storePath);
    QVERIFY(store);
    const QList<RunRecord> stored = store.value()->records().value();
    QCOMPARE(stored, QList<RunRecord>{record.value()});
    WorkloadSpec classic = record->workload;
    classic.network = QStringLiteral("classic");
    QVERIFY(classic.fingerprint() != record->workload.fingerprint());

    // The saved model carries the buffer: a count of 12 epochs of five steps.
    torch::jit::Module model = torch::jit::load(asked.saveModelPath.toStdString());
    QCOMPARE(model.attr("passes").toTensor().item<float>(), 60.0F);
    at::Tensor red = at::zeros({1, 3, 150, 150});
    red.select(1, 0).fill_(0.8);
    at::Tensor blue = at::zeros({1, 3, 150, 150});
    blue.select(1, 2).fill_(0.8);
    // Sorted by name blue is class 0.
    QVERIFY(model.forward({red}).toTensor().item<float>() > model.forward({blue}).toTensor().item<float>());
}

/// To a program without this network its record is a stranger's, which it keeps as it is.
void TestTestNetwork::strangersRecordIsKept()
{
    WorkloadSpec known = request(Pipeline::Tuned).workload;
    known.classes = {QStringLiteral("blue"), QStringLiteral("red")};
    WorkloadSpec stranger = known;
    stranger.network = known.networkName();
    stranger.statedNetwork = {known.parameterCount(), known.initialisation(), {}};
    QVERIFY(!stranger.isKnownNetwork());
    QCOMPARE(stranger.fingerprintObject(), known.fingerprintObject());
    QCOMPARE(stranger.fingerprint(), known.fingerprint());
    QVERIFY(!stranger.validate());
}

/// Whatever is wrong with the plug-in besides: another network is to be chosen.
void TestTestNetwork::plugInsHaveNoFormOfIt()
{
    TrainingSetup setup = test::syntheticSetup(4, 2, 1);
    setup.workload.network = QStringLiteral("colours");
    setup.deviceId = QStringLiteral("pjrt:nobody:0");
    const auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
    QVERIFY(!training);
    QCOMPARE(training.error().message,
             QStringLiteral("Mean colours has no form for plug-ins yet, so pjrt:nobody:0 can't train it. Choose "
                            "another network, or another device."));
}

QTEST_GUILESS_MAIN(TestTestNetwork)
#include "tst_testnetwork.moc"
