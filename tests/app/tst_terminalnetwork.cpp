// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modeltexts.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace epochmark::test;

namespace {

QJsonObject inner(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toObject();
}

double lastLoss(const QJsonObject& record)
{
    return record.value(QLatin1String("epochs"))
        .toArray()
        .last()
        .toObject()
        .value(QLatin1String("train_loss"))
        .toDouble(NAN);
}

}  // namespace

/// Model files trained by the real program, and their records where the file is gone.
class TestTerminalNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsAModelFile();
    void bothPipelinesAgree();
    void fitsTheHead();
    void classicIsClassic();
    void checksMemoryFirst();

private:
    Outcome run(const Terminal& terminal, const QByteArray& model, const QStringList& more = {}) const;
    TinyPictures m_pictures;
};

Outcome TestTerminalNetwork::run(const Terminal& terminal, const QByteArray& model,
                                 const QStringList& more) const
{
    QFile file(terminal.path(QStringLiteral("tiny.keras")));
    if (!file.open(QIODevice::WriteOnly) || file.write(model) != model.size()) {
        return {};
    }
    file.close();
    return terminal.run(QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), m_pictures.path(),
                                    QStringLiteral("--network"), file.fileName(), QStringLiteral("--batch"),
                                    QStringLiteral("12"), QStringLiteral("--threads"), QStringLiteral("1"),
                                    QStringLiteral("--epochs"), QStringLiteral("2"), QStringLiteral("--json"),
                                    QStringLiteral("-")}
                        + more);
}

void TestTerminalNetwork::trainsAModelFile()
{
    const Terminal terminal;
    const Outcome trained = run(terminal, smallModel(2, "softmax"));
    QVERIFY2(trained.status == 0, trained.err.constData());
    QVERIFY2(trained.err.contains("Adam"), trained.err.constData());
    const QJsonObject record = trained.records().first().toObject();
    const QJsonObject workload = inner(record, "workload");
    QCOMPARE(workload.value(QLatin1String("resize")).toString(), QStringLiteral("nearest, 40 x 32"));
    QCOMPARE(workload.value(QLatin1String("decode")).toString(),
             QStringLiteral("rgb, not rotated, 0 to 255"));
    QCOMPARE(workload.value(QLatin1String("loss")).toString(), QStringLiteral("cross entropy"));
    QCOMPARE(inner(workload, "optimizer").value(QLatin1String("name")).toString(), QStringLiteral("adam"));
    QCOMPARE(inner(workload, "optimizer").value(QLatin1String("learning_rate")).toDouble(), 0.002);
    QCOMPARE(inner(workload, "network").value(QLatin1String("parameters")).toInt(),
             (27 + 1) * 8 + 16 + (8 + 1) * 2);
    QVERIFY(std::isfinite(lastLoss(record)));

    QVERIFY(QFile::remove(terminal.path(QStringLiteral("tiny.keras"))));
    const Outcome listed = terminal.run("list --json");
    const QJsonObject kept = listed.records().first().toObject();
    QCOMPARE(inner(kept, "workload"), workload);
    QCOMPARE(kept.value(QLatin1String("unranked_reasons")), record.value(QLatin1String("unranked_reasons")));
    const QString id = record.value(QLatin1String("id")).toString();
    const Outcome shown = terminal.run({QStringLiteral("show"), id});
    QVERIFY2(shown.status == 0 && shown.out.contains("tiny.keras"), (shown.out + shown.err).constData());
}

/// What a careful script does and the fast way train alike: one is the other's oracle.
void TestTerminalNetwork::bothPipelinesAgree()
{
    const Terminal terminal;
    const Outcome tuned = run(terminal, smallModel(1, "sigmoid"));
    const Outcome plain = run(terminal, smallModel(1, "sigmoid"),
                              {QStringLiteral("--pipeline"), QStringLiteral("plain")});
    QVERIFY2(tuned.status == 0 && plain.status == 0, (tuned.err + plain.err).constData());
    const double left = lastLoss(tuned.records().first().toObject());
    const double right = lastLoss(plain.records().first().toObject());
    QVERIFY2(std::abs(left - right) < 1e-4 * left, qPrintable(QStringLiteral("%1 %2").arg(left).arg(right)));
}

void TestTerminalNetwork::fitsTheHead()
{
    const Terminal terminal;
    const Outcome refused = run(terminal, smallModel(5, "softmax"));
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("--fit-head"), refused.err.constData());
    QVERIFY(terminal.run("list --json").records().isEmpty());
    const Outcome fitted = run(terminal, smallModel(5, "softmax"), {QStringLiteral("--fit-head")});
    QVERIFY2(fitted.status == 0, fitted.err.constData());
    const QJsonObject record = fitted.records().first().toObject();
    QVERIFY(inner(record, "environment")
                .value(QLatin1String("network_file"))
                .toString()
                .contains(QStringLiteral("2 classes")));
    QCOMPARE(inner(inner(record, "workload"), "network").value(QLatin1String("outputs")).toInt(), 1);
    const Outcome saved = run(terminal, smallModel(1, "sigmoid"),
                              {QStringLiteral("--save-model"), terminal.path(QStringLiteral("m.pt"))});
    QCOMPARE(saved.status, 2);
}

void TestTerminalNetwork::classicIsClassic()
{
    const Terminal terminal;
    const Outcome file = run(terminal, classicModel());
    QVERIFY2(file.status == 0, file.err.constData());
    const QJsonObject network = inner(inner(file.records().first().toObject(), "workload"), "network");
    QCOMPARE(network.value(QLatin1String("name")).toString(), QStringLiteral("classic-cnn"));
}

/// 360 GiB for four pictures, though no layer is too large by itself: refused in a sentence, not by the
/// system's end of the process.
void TestTerminalNetwork::checksMemoryFirst()
{
    const Terminal terminal;
    QFile file(terminal.path(QStringLiteral("large.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
        R"("batch_shape":[null,1024,1024,3]}},{"class_name":"UpSampling2D","config":{"name":"u","size":[16,16]}},)");
    for (int layer = 0; layer < 12; ++layer) {
        file.write(
            QStringLiteral(R"({"class_name":"Activation","config":{"name":"a%1","activation":"relu"}},)")
                .arg(layer)
                .toUtf8());
    }
    file.write(
        R"({"class_name":"GlobalMaxPooling2D","config":{"name":"p"}},{"class_name":"Dense","config":{"name":"d",)"
        R"("units":1}}]}})");
    file.close();
    const Outcome refused = terminal.run(
        {QStringLiteral("network"), QStringLiteral("check"), file.fileName()});
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.err.contains("of memory"), refused.err.constData());
    // Networks of the program's own as well, and what somebody allows instead of what there is.
    const Outcome own = terminal.run(
        QStringList{QStringLiteral("run"), QStringLiteral("--dataset"), m_pictures.path(),
                    QStringLiteral("--network"), QStringLiteral("resnet18"), QStringLiteral("--batch"),
                    QStringLiteral("4096"), QStringLiteral("--memory"), QStringLiteral("2G")});
    QCOMPARE(own.status, 3);
    QVERIFY2(own.err.contains("ResNet-18 in batches of 4096 needs at least") && own.err.contains("GiB"),
             own.err.constData());
}

QTEST_GUILESS_MAIN(TestTerminalNetwork)
#include "tst_terminalnetwork.moc"
