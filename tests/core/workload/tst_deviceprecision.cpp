// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/deviceprecision.h"

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/kind/cuda/cudarule.h"

#include <QTest>

using namespace epochmark;

/// Which device trains in which precision: what it has units for, else a sentence and exit status 4.
class TestDevicePrecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cardsByTheirCapability_data();
    void cardsByTheirCapability();
    void theProcessorByItsFlags();
    void refusesWithASentence_data();
    void refusesWithASentence();
};

void TestDevicePrecision::cardsByTheirCapability_data()
{
    QTest::addColumn<int>("capability");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("GTX 970") << 52 << QStringList();
    QTest::newRow("GTX 1080") << 61 << QStringList();
    QTest::newRow("V100") << 70 << QStringList{QStringLiteral("fp16")};
    QTest::newRow("T4") << 75 << QStringList{QStringLiteral("fp16")};
    const QStringList all{QStringLiteral("bf16"), QStringLiteral("fp16"), QStringLiteral("tf32")};
    QTest::newRow("A100") << 80 << all;
    QTest::newRow("RTX 3060 Ti") << 86 << all;
    QTest::newRow("RTX 50") << 120 << all;
}

void TestDevicePrecision::cardsByTheirCapability()
{
    QFETCH(int, capability);
    QStringList found = cudaPrecisions(capability);
    found.sort();
    QTEST(found, "names");
}

void TestDevicePrecision::theProcessorByItsFlags()
{
    QVERIFY(checkPrecision(Precision::Fp32, QStringLiteral("cpu")));
    QCOMPARE(checkPrecision(Precision::Bf16, QStringLiteral("cpu")).hasValue(), hasBf16Units(SystemFiles()));
}

void TestDevicePrecision::refusesWithASentence_data()
{
    QTest::addColumn<int>("precision");
    QTest::addColumn<QString>("device");
    for (const Precision precision : {Precision::Tf32, Precision::Fp16, Precision::Bf16Products}) {
        QTest::newRow(qPrintable(toString(precision))) << int(precision) << QStringLiteral("cpu");
    }
    // No driver tells of it here, or it is one that isn't there.
    QTest::newRow("a card that isn't there") << int(Precision::Bf16) << QStringLiteral("cuda:77");
    QTest::newRow("Metal") << int(Precision::Bf16) << QStringLiteral("mps");
}

void TestDevicePrecision::refusesWithASentence()
{
    QFETCH(int, precision);
    QFETCH(QString, device);
    const auto refused = checkPrecision(Precision(precision), device);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY(refused.error().message.startsWith(
        QStringLiteral("%1 doesn't train in %2").arg(device, toString(Precision(precision)))));
    QVERIFY(refused.error().message.contains(QLatin1String("Choose fp32")));
}

QTEST_GUILESS_MAIN(TestDevicePrecision)
#include "tst_deviceprecision.moc"
