// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/workloadspec.h"

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
    void fingerprintIsCompactAndSorted();
    void fingerprintChangesWithEveryField();
    void parametersAddUpLayerByLayer();
    void stepsKeepTheShortBatch();
    void namesRoundTrip();
    void rangesAreRefusedByName_data();
    void rangesAreRefusedByName();
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
        QCOMPARE(spec.parameterCount(), convolutions + dense);
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
    for (const Precision precision : {Precision::Fp32, Precision::Tf32, Precision::Bf16}) {
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
             QStringLiteral("Custom: batch 64 instead of 20 · own class"));
    QVERIFY(effectivePreset(Preset::Classic, spec) == Preset::Custom);
    spec = workloadOf(Preset::Classic);
    spec.pipeline = Pipeline::Plain;
    QVERIFY(effectivePreset(Preset::Classic, spec) == Preset::Classic);
    QCOMPARE(describeChoice(Preset::Classic, spec), QStringLiteral("Classic · plain pipeline · ranked"));
    QVERIFY(effectivePreset(Preset::Quick, specWithData()) == Preset::Custom);
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
}

QTEST_GUILESS_MAIN(TestWorkloadSpec)
#include "tst_workloadspec.moc"
