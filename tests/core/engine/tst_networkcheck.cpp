// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"
#include "modelfile/modelfile.h"
#include "places.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace epochmark;

namespace {

QHash<QString, QJsonObject> expectedOf(const QString& file)
{
    QHash<QString, QJsonObject> expected;
    QFile lines(file);
    if (lines.open(QIODevice::ReadOnly)) {
        while (!lines.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(lines.readLine()).object();
            expected.insert(line.value(QLatin1String("file")).toString(), line);
        }
    }
    return expected;
}

/// The largest relative distance; endless where the counts differ.
double distance(const QList<double>& found, const QJsonArray& expected)
{
    double largest = found.size() == expected.size() ? 0 : HUGE_VAL;
    for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i) {
        const double wanted = expected.at(i).toDouble();
        largest = std::max(largest, std::abs(found.at(i) - wanted) / std::max(std::abs(wanted), 1e-300));
    }
    return largest;
}

}  // namespace

/// Numbers of small networks against those that Keras 3.15 on JAX gave for them in double precision
/// (tests/core/engine/models, written by tests/bench/reference/kerascheck.py): every activation, every layer,
/// models within models, shared and frozen layers.
class TestNetworkCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesWhatKerasComputes_data();
    void computesWhatKerasComputes();
    void countsWhatKerasCounts();

private:
    void compare(const QString& folder, const QString& file, const QJsonObject& expected);
};

void TestNetworkCheck::computesWhatKerasComputes_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"activations.json", "graphs.json", "mixed-layers.json"}) {
        QTest::newRow(file) << QString::fromLatin1(file);
    }
}

void TestNetworkCheck::compare(const QString& folder, const QString& file, const QJsonObject& expected)
{
    const auto model = modelfile::read(QDir(folder).filePath(file), PictureSize{150, 150});
    QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
    QCOMPARE(model->graph.parameterCount(), expected.value(QLatin1String("parameters")).toInteger());
    QCOMPARE(model->graph.trainedCount(), expected.value(QLatin1String("trainable")).toInteger());
    const auto check = epochmarkEngine(kEngineInterface)->checkNetwork(model->graph);
    QVERIFY2(check, qPrintable(check ? QString() : check.error().message));
    QVERIFY(distance(check->outputs, expected.value(QLatin1String("outputs")).toArray()) < 1e-9);
    QVERIFY(distance(check->inference, expected.value(QLatin1String("inference")).toArray()) < 1e-9);
    QVERIFY(distance({check->loss}, {expected.value(QLatin1String("loss"))}) < 1e-9);
    const QJsonArray gradients = expected.value(QLatin1String("gradients")).toArray();
    QCOMPARE(check->gradients.size(), gradients.size());
    double largest = 0;
    for (const QJsonValue& gradient : gradients) {
        largest = std::max(largest, gradient.toObject().value(QLatin1String("norm")).toDouble());
    }
    QVERIFY(largest > 0);
    for (qsizetype i = 0; i < gradients.size(); ++i) {
        const QJsonObject wanted = gradients.at(i).toObject();
        const NetworkCheck::Gradient& found = check->gradients.at(i);
        QJsonArray sizes;
        for (const qint64 size : found.sizes) {
            sizes.append(size);
        }
        QCOMPARE(sizes, wanted.value(QLatin1String("shape")).toArray());
        const double norm = wanted.value(QLatin1String("norm")).toDouble();
        const double sum = wanted.value(QLatin1String("sum")).toDouble();
        QVERIFY2(std::abs(found.norm - norm) <= std::max(1e-7 * norm, 1e-12 * largest),
                 qPrintable(found.name));
        QVERIFY2(std::abs(found.sum - sum) <= std::max(1e-6 * norm, 1e-12 * largest), qPrintable(found.name));
    }
}

void TestNetworkCheck::computesWhatKerasComputes()
{
    QFETCH(QString, file);
    const QString folder = QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/models");
    const auto expected = expectedOf(folder + QStringLiteral("/expected.jsonl"));
    QVERIFY(expected.contains(file));
    compare(folder, file, expected.value(file));
}

/// Keras' own applications, where they are at hand: parameters of all, the numbers of those without batch
/// normalisation, which Keras computes in single precision whatever it is told
/// (tests/bench/reference/README.md).
void TestNetworkCheck::countsWhatKerasCounts()
{
    if (!qEnvironmentVariableIsSet("EPOCHMARK_TEST_DATA")) {
        QSKIP("EPOCHMARK_TEST_DATA isn't set: the folder with keras/.");
    }
    const QDir folder(QDir(qEnvironmentVariable("EPOCHMARK_TEST_DATA")).filePath(QStringLiteral("keras")));
    const auto expected = expectedOf(folder.filePath(QStringLiteral("expected.jsonl")));
    QVERIFY(!expected.isEmpty());
    for (const QString& file : folder.entryList({QStringLiteral("*.keras")})) {
        QVERIFY2(expected.contains(file), qPrintable(file));
        const auto model = modelfile::read(folder.filePath(file), PictureSize{150, 150});
        QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
        QCOMPARE(model->graph.parameterCount(),
                 expected.value(file).value(QLatin1String("parameters")).toInteger());
        QCOMPARE(model->graph.trainedCount(),
                 expected.value(file).value(QLatin1String("trainable")).toInteger());
    }
    compare(folder.path(), QStringLiteral("classic.keras"), expected.value(QStringLiteral("classic.keras")));
}

QTEST_GUILESS_MAIN(TestNetworkCheck)
#include "tst_networkcheck.moc"
