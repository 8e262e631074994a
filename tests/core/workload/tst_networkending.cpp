// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphmemory.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/keras/optimisersettings.h"

#include <QTest>

using namespace epochmark;

namespace {

/// Pooled pictures, a Dense layer "head", and what follows.
QByteArray model(int outputs, const QByteArray& activation, const QByteArray& loss = {},
                 const QByteArray& behind = {})
{
    return R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
           R"("batch_shape":[null,32,32,3]}},{"class_name":"GlobalAveragePooling2D","config":{"name":"p"}},)"
           R"({"class_name":"Dense","config":{"name":"head","units":)"
           + QByteArray::number(outputs) + R"(,"activation":")" + activation + R"("}})" + behind + "]}"
           + (loss.isEmpty() ? QByteArray() : R"(,"compile_config":{"loss":)" + loss + "}") + "}";
}

QByteArray ofLogits(const char* loss)
{
    return QByteArray(R"({"class_name":")") + loss + R"(","config":{"from_logits":true}})";
}

Result<KerasModel> read(const QByteArray& text, std::optional<int> outputs = {})
{
    return KerasModel::read(text, QStringLiteral("model.json"), {}, outputs);
}

}  // namespace

/// Where a file's last layer and its loss don't go with what training computes, it says so or refuses.
class TestNetworkEnding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsntTheFiles_data();
    void saysWhatIsntTheFiles();
    void keepsAHeadThatFits();
    void takesKeras2sHardSigmoid();
    void countsWhatTrainingKeeps();
};

void TestNetworkEnding::saysWhatIsntTheFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("obstacle");
    QTest::addColumn<QString>("remark");
    const QByteArray binary = R"("binary_crossentropy")";
    const QByteArray categorical = R"("categorical_crossentropy")";
    const QByteArray flat = R"(,{"class_name":"Flatten","config":{"name":"f"}})";
    const auto add = [](const char* tag, const QByteArray& text, const char* obstacle, const char* remark) {
        QTest::newRow(tag) << text << QString::fromLatin1(obstacle) << QString::fromLatin1(remark);
    };
    add("sigmoid", model(1, "sigmoid", binary), "", "");
    add("sigmoid, no loss", model(1, "sigmoid"), "", "");
    add("logit", model(1, "linear", ofLogits("BinaryCrossentropy")), "", "");
    add("logit, no loss", model(1, "linear"), "", "");
    add("softmax", model(3, "softmax", categorical), "", "");
    add("logits", model(3, "linear", ofLogits("CategoricalCrossentropy")), "", "");
    add("sigmoids", model(3, "sigmoid", binary), "\"head\" (Dense)", "");
    add("sigmoids, no loss", model(3, "sigmoid"), "\"head\" (Dense)", "");
    add("softmax of one", model(1, "softmax", categorical), "\"head\" (Dense)", "");
    add("relu", model(1, "relu", binary), "relu", "");
    add("tanh", model(3, "tanh", categorical), "tanh", "");
    add("tanh, no loss", model(1, "tanh"), "", "by tanh");
    add("tanh as logits", model(1, "tanh", ofLogits("BinaryCrossentropy")), "", "by tanh");
    add("linear as probability", model(1, "linear", binary), "", "taken as logits");
    add("sigmoid as logit", model(1, "sigmoid", ofLogits("BinaryCrossentropy")), "", "taken as such");
    add("binary of three", model(3, "softmax", binary), "", "binary_crossentropy, doesn't go");
    add("categorical of one", model(1, "sigmoid", categorical), "", "categorical_crossentropy, doesn't go");
    add("hidden sigmoid", model(1, "sigmoid", binary, flat), "\"head\" (Dense)", "");
    add("flat logit", model(1, "linear", {}, flat), "", "");
}

void TestNetworkEnding::saysWhatIsntTheFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, obstacle);
    QFETCH(QString, remark);
    const auto found = read(text);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    const QString obstacles = found->graph.obstacles().join(u' ');
    const QString remarks = found->compiled.remarks.join(u' ');
    QVERIFY2(obstacle.isEmpty() ? obstacles.isEmpty() : obstacles.contains(obstacle), qPrintable(obstacles));
    QVERIFY2(remark.isEmpty() ? remarks.isEmpty() : remarks.contains(remark), qPrintable(remarks));
}

void TestNetworkEnding::keepsAHeadThatFits()
{
    const QByteArray softmax = model(5, "softmax", R"("categorical_crossentropy")");
    const auto kept = read(softmax, 5);
    QVERIFY(kept && !kept->isHeadNew);
    QCOMPARE(canonicalText(kept->graph), canonicalText(read(softmax)->graph));
    const auto fewer = read(softmax, 1);
    QVERIFY(fewer && fewer->isHeadNew && fewer->graph.outputs() == 1);
    QVERIFY2(fewer->compiled.remarks.isEmpty(), qPrintable(fewer->compiled.remarks.join(u' ')));
    const auto mended = read(model(5, "sigmoid", R"("binary_crossentropy")"), 5);
    QVERIFY(mended && mended->isHeadNew && mended->graph.obstacles().isEmpty());
}

void TestNetworkEnding::takesKeras2sHardSigmoid()
{
    const QByteArray text = model(3, "linear", {},
                                  R"(,{"class_name":"Activation","config":{"name":"a",)"
                                  R"("activation":"hard_sigmoid"}})");
    const auto kindOf = [](QByteArray json, const char* version) {
        json.insert(1, QByteArray(R"("keras_version":")") + version + R"(",)");
        return read(json)->graph.layers.at(read(json)->graph.calls.last().layer).activation.kind;
    };
    QVERIFY(kindOf(text, "2.9.0") == ActivationKind::SteepHardSigmoid);
    QVERIFY(kindOf(text, "3.4.1") == ActivationKind::HardSigmoid);
    QVERIFY(canonicalText(read(text)->graph)
            != canonicalText(read(QByteArray(text).insert(1, R"("keras_version":"2.9.0",)"))->graph));
}

/// Numbers of four bytes, counted by hand: pictures, pooled, outputs; a Flatten is another's output.
void TestNetworkEnding::countsWhatTrainingKeeps()
{
    const qint64 picture = 32 * 32 * 3;
    const qint64 weights = (3 + 1) * 5;
    const QByteArray flat = R"(,{"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dropout",)"
                            R"("config":{"name":"d","rate":0}})";
    const NetworkGraph graph = read(model(5, "softmax", {}, flat))->graph;
    QCOMPARE(trainingBytes(graph, 2, 1), 4 * (3 * weights + 2 * (picture + 3 + 5 + 2 * picture)));
    QCOMPARE(checkBytes(graph), 8 * (2 * weights + 4 * (picture + 3 + 5 + 2 * picture)));
    OptimiserSettings settings;
    QCOMPARE(settings.stateCount(), 1);
    settings.kind = OptimiserSettings::Kind::Sgd;
    QCOMPARE(settings.stateCount(), 0);
    settings.momentum = 0.9;
    QCOMPARE(settings.stateCount(), 1);
    settings.kind = OptimiserSettings::Kind::Adam;
    QCOMPARE(settings.stateCount(), 2);
    settings.isAmsgrad = true;
    QCOMPARE(settings.stateCount(), 3);
}

QTEST_GUILESS_MAIN(TestNetworkEnding)
#include "tst_networkending.moc"
