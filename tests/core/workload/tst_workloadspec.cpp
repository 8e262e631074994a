// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/workloadspec.h"

#include "workload/network/networkregistry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace epochmark;

namespace {

WorkloadSpec specWithData()
{
    WorkloadSpec spec;
    spec.manifestHash = QStringLiteral("ab").repeated(32);
    spec.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    spec.trainPictures = 700;
    spec.testPictures = 140;
    return spec;
}

QString classNamed(int index)
{
    return QStringLiteral("class%1").arg(index);
}

}  // namespace

class TestWorkloadSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fingerprintHasItsFixedVector();
    void classicKeepsTheFingerprintsOfBefore();
    void fingerprintIsCompactAndSorted();
    void fingerprintTakesTheNetworksPart();
    void unknownNetworkIsKeptAsStated();
    void fingerprintChangesWithEveryField();
    void parametersAddUpLayerByLayer();
    void stepsKeepTheShortBatch();
    void namesRoundTrip();
    void rangesAreRefusedByName_data();
    void rangesAreRefusedByName();
    void unknownNetworkIsRefused();
    void choiceIsDescribed();
    void differencesNameFields();
};

/// The byte form may never change: stored results would leave their class. Computed by Python's hashlib over
/// the text in the next test.
void TestWorkloadSpec::fingerprintHasItsFixedVector()
{
    QCOMPARE(specWithData().fingerprint(),
             QStringLiteral("0622ef904551d85704e28c77c71953368d0dd5291c632ca46c7dab483358ad23"));
}

/// What the build that had no other network gave for these workloads.
void TestWorkloadSpec::classicKeepsTheFingerprintsOfBefore()
{
    QCOMPARE(WorkloadSpec().fingerprint(),
             QStringLiteral("4514e0dcb09d8c76e896bec297dbd7d87f7905fbee146c9c4585bb56d6753452"));
    WorkloadSpec three = specWithData();
    three.classes = {QStringLiteral("bird"), QStringLiteral("cat"), QStringLiteral("dog")};
    three.trainPictures = 1000;
    three.testPictures = 301;
    three.pipeline = Pipeline::Plain;
    QCOMPARE(three.fingerprint(),
             QStringLiteral("a3b6099f4cc2ecf3e706bd52b7c656db4f57b951810c1825ca6d96fde1fdc985"));
    WorkloadSpec changed = specWithData();
    changed.epochs = 3;
    changed.batchSize = 64;
    changed.learningRate = 0.0005;
    changed.precision = Precision::Tf32;
    QCOMPARE(changed.fingerprint(),
             QStringLiteral("e134fe9c7914bee6d72b2093a33be36bc88f0f495b291a57c123850ed50141ef"));
}

void TestWorkloadSpec::fingerprintIsCompactAndSorted()
{
    const QByteArray expected =
        R"({"batch_size":20,"dataset":{"classes":["cats","dogs"],"manifest":")"
        + QByteArray("ab").repeated(32)
        + R"(","test":140,"train":700},"decode":"rgb, not rotated, scaled by 1/255","epochs":15,)"
          R"("initialisation":"glorot uniform, biases 0","last_batch":"kept","loss":"binary cross entropy",)"
          R"("network":{"name":"classic-cnn","parameters":9494561},"optimizer":{"epsilon":1e-07,)"
          R"("epsilon_place":"outside the root","learning_rate":0.001,"momentum":0,"name":"rmsprop","rho":0.9},)"
          R"("pipeline":"tuned","precision":"fp32","resize":"nearest, 150 x 150","shuffle":"both splits, each epoch"})";
    QCOMPARE(QJsonDocument(specWithData().fingerprintObject()).toJson(QJsonDocument::Compact), expected);
}

/// All but the network's three words is Classic's byte form.
void TestWorkloadSpec::fingerprintTakesTheNetworksPart()
{
    WorkloadSpec spec = specWithData();
    const QByteArray classic = QJsonDocument(spec.fingerprintObject()).toJson(QJsonDocument::Compact);
    spec.network = QStringLiteral("resnet18");
    QByteArray expected = classic;
    expected.replace("glorot uniform, biases 0",
                     "kaiming normal fan out, batch norm 1 and 0, dense kaiming uniform");
    expected.replace("classic-cnn", "resnet18").replace("9494561", "11177025");
    QCOMPARE(QJsonDocument(spec.fingerprintObject()).toJson(QJsonDocument::Compact), expected);
    QCOMPARE(spec.fingerprint(),
             QString::fromLatin1(QCryptographicHash::hash(expected, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(spec.networkTitle(), QStringLiteral("ResNet-18"));
}

void TestWorkloadSpec::unknownNetworkIsKeptAsStated()
{
    WorkloadSpec spec = specWithData();
    spec.setRecordedNetwork(QStringLiteral("vit-tiny"), {5'717'416, QStringLiteral("truncated normal"), {}});
    QVERIFY(!spec.isKnownNetwork());
    QCOMPARE(spec.networkTitle(), QStringLiteral("vit-tiny"));
    QCOMPARE(spec.parameterCount(), std::optional<qint64>(5'717'416));
    const QJsonObject object = spec.fingerprintObject();
    QCOMPARE(object.value(QStringLiteral("network")).toObject(),
             (QJsonObject{{QStringLiteral("name"), QStringLiteral("vit-tiny")},
                          {QStringLiteral("parameters"), 5'717'416}}));
    QCOMPARE(object.value(QStringLiteral("initialisation")).toString(), QStringLiteral("truncated normal"));
    QVERIFY(spec.fingerprint() != specWithData().fingerprint());

    // What isn't told isn't made up.
    spec.setRecordedNetwork(QStringLiteral("vit-tiny"), {});
    QVERIFY(!spec.parameterCount());
    QVERIFY(!spec.fingerprintObject().contains(QStringLiteral("initialisation")));
    QCOMPARE(spec.fingerprintObject().value(QStringLiteral("network")).toObject().size(), 1);

    // A known one says of itself what it is.
    spec.setRecordedNetwork(QStringLiteral("classic-cnn-softmax"), {1, QStringLiteral("zeros"), {}});
    QCOMPARE(spec, specWithData());
    spec.setRecordedNetwork(QStringLiteral("resnet18"), {});
    QCOMPARE(spec.network, QStringLiteral("resnet18"));
}

void TestWorkloadSpec::fingerprintChangesWithEveryField()
{
    QSet<QString> seen{specWithData().fingerprint()};
    const auto vary = [&seen](auto change) {
        WorkloadSpec spec = specWithData();
        change(spec);
        const QString fingerprint = spec.fingerprint();
        const bool isNew = !seen.contains(fingerprint);
        seen.insert(fingerprint);
        return isNew && !differences(specWithData(), spec).isEmpty();
    };
    QVERIFY(vary([](WorkloadSpec& spec) { spec.manifestHash[0] = QLatin1Char('0'); }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.classes[1] = QStringLiteral("birds"); }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.trainPictures = 701; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.testPictures = 141; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.network = QStringLiteral("resnet18"); }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.pipeline = Pipeline::Plain; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.precision = Precision::Tf32; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.batchSize = 21; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.epochs = 16; }));
    QVERIFY(vary([](WorkloadSpec& spec) { spec.learningRate = 0.0010000000000000002; }));
}

void TestWorkloadSpec::parametersAddUpLayerByLayer()
{
    for (const int classes : {2, 3, 10, 1000}) {
        WorkloadSpec spec;
        for (int i = 0; i < classes; ++i) {
            spec.classes += classNamed(i);
        }
        const qint64 outputs = classes == 2 ? 1 : classes;
        const qint64 convolutions = (3 * 9 + 1) * 16 + (16 * 9 + 1) * 32 + (32 * 9 + 1) * 64;
        const qint64 dense = (17 * 17 * 64 + 1) * 512 + (512 + 1) * outputs;
        QCOMPARE(spec.parameterCount().value(), convolutions + dense);
        QCOMPARE(spec.outputUnits(), static_cast<int>(outputs));
    }
}

void TestWorkloadSpec::stepsKeepTheShortBatch()
{
    WorkloadSpec spec = specWithData();
    QCOMPARE(spec.stepsPerEpoch(), 35);
    spec.trainPictures = 701;
    QCOMPARE(spec.stepsPerEpoch(), 36);
    spec.trainPictures = 0;
    QCOMPARE(spec.stepsPerEpoch(), 0);
}

void TestWorkloadSpec::namesRoundTrip()
{
    for (const Preset preset : {Preset::Classic, Preset::Quick, Preset::Custom}) {
        QVERIFY(presetFromString(toString(preset)).value() == preset);
    }
    for (const Pipeline pipeline : {Pipeline::Tuned, Pipeline::Plain}) {
        QVERIFY(pipelineFromString(toString(pipeline)).value() == pipeline);
    }
    for (const Precision precision :
         {Precision::Fp32, Precision::Tf32, Precision::Bf16, Precision::Bf16Products, Precision::Fp16}) {
        QVERIFY(precisionFromString(toString(precision)).value() == precision);
    }
    const auto wrong = presetFromString(QStringLiteral("slow"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Usage);
    QVERIFY(wrong.error().message.contains(QStringLiteral("classic, quick, custom")));
}

void TestWorkloadSpec::rangesAreRefusedByName_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("epochs");
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("refused");
    QTest::newRow("lowest") << 1 << 1 << 0.0 << QString();
    QTest::newRow("highest") << 4096 << 10000 << 10.0 << QString();
    QTest::newRow("batch 0") << 0 << 1 << 0.1 << QStringLiteral("batch size");
    QTest::newRow("batch 4097") << 4097 << 1 << 0.1 << QStringLiteral("batch size");
    QTest::newRow("epochs 0") << 1 << 0 << 0.1 << QStringLiteral("epochs");
    QTest::newRow("epochs 10001") << 1 << 10001 << 0.1 << QStringLiteral("epochs");
    QTest::newRow("rate below 0") << 1 << 1 << -0.1 << QStringLiteral("learning rate");
    QTest::newRow("rate over 10") << 1 << 1 << 10.1 << QStringLiteral("learning rate");
    QTest::newRow("rate not a number") << 1 << 1 << qQNaN() << QStringLiteral("learning rate");
}

void TestWorkloadSpec::rangesAreRefusedByName()
{
    QFETCH(int, batch);
    QFETCH(int, epochs);
    QFETCH(double, rate);
    QFETCH(QString, refused);
    WorkloadSpec spec;
    spec.batchSize = batch;
    spec.epochs = epochs;
    spec.learningRate = rate;
    const Result<void> outcome = spec.validate();
    QCOMPARE(outcome.hasValue(), refused.isEmpty());
    if (!outcome) {
        QCOMPARE(outcome.error().code, ErrorCode::Usage);
        QVERIFY2(outcome.error().message.contains(refused), qPrintable(outcome.error().message));
        QVERIFY2(!outcome.error().message.contains(QStringLiteral("e+")),
                 qPrintable(outcome.error().message));
    }
}

void TestWorkloadSpec::unknownNetworkIsRefused()
{
    WorkloadSpec spec;
    spec.network = QStringLiteral("resnet18");
    QVERIFY(spec.validate());
    spec.network = QStringLiteral("resnet34");
    const Result<void> outcome = spec.validate();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Usage);
    for (const char* said : {"resnet34", "classic", "resnet18", "resnet50", "mobilenetv3"}) {
        QVERIFY2(outcome.error().message.contains(QLatin1String(said)), qPrintable(outcome.error().message));
    }
}

void TestWorkloadSpec::choiceIsDescribed()
{
    WorkloadSpec spec = workloadOf(Preset::Classic);
    QCOMPARE(describeChoice(Preset::Classic, spec), QStringLiteral("Classic · ranked"));
    QCOMPARE(describeChoice(Preset::Quick, workloadOf(Preset::Quick)),
             QStringLiteral("Quick · ranked, indicative"));
    spec.batchSize = 64;
    QCOMPARE(describeChoice(Preset::Classic, spec),
             QStringLiteral("Custom: batch 64 instead of 20 · ranked apart"));
    QVERIFY(effectivePreset(Preset::Classic, spec) == Preset::Custom);
    spec = workloadOf(Preset::Classic);
    spec.pipeline = Pipeline::Plain;
    QVERIFY(effectivePreset(Preset::Classic, spec) == Preset::Classic);
    QCOMPARE(describeChoice(Preset::Classic, spec), QStringLiteral("Classic · plain pipeline · ranked"));
    QVERIFY(effectivePreset(Preset::Quick, specWithData()) == Preset::Custom);
    // The preset names the settings; the network stands beside it.
    spec = workloadOf(Preset::Quick);
    spec.network = QStringLiteral("resnet18");
    QVERIFY(effectivePreset(Preset::Quick, spec) == Preset::Quick);
    QCOMPARE(describeChoice(Preset::Quick, spec), QStringLiteral("ResNet-18 · Quick · ranked, indicative"));
    spec.batchSize = 64;
    QCOMPARE(describeChoice(Preset::Quick, spec),
             QStringLiteral("ResNet-18 · Custom: batch 64 instead of 20 · ranked apart"));
}

void TestWorkloadSpec::differencesNameFields()
{
    WorkloadSpec other = specWithData();
    QVERIFY(differences(specWithData(), other).isEmpty());
    other.batchSize = 64;
    const QList<WorkloadDifference> found = differences(other, specWithData());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().field, QStringLiteral("batch"));
    QCOMPARE(found.first().left, QStringLiteral("64"));
    QCOMPARE(found.first().right, QStringLiteral("20"));
    other.network = QStringLiteral("resnet18");
    const WorkloadDifference network = differences(other, specWithData()).first();
    QCOMPARE(network.field, QStringLiteral("network"));
    QCOMPARE(network.left, QStringLiteral("ResNet-18"));
    QCOMPARE(network.right, QStringLiteral("Classic"));
}

QTEST_GUILESS_MAIN(TestWorkloadSpec)
#include "tst_workloadspec.moc"
