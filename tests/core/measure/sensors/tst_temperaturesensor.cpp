// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"
#include "devices/kind/cuda/nvmlsensors.h"
#include "machinetree.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

class TestTemperatureSensor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedMachines_data();
    void recordedMachines();
    void card();
};

void TestTemperatureSensor::recordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<double>("celsius");  // 0: none
    QTest::newRow("coretemp, not the disk's") << "intel-desktop" << 61.0;
    QTest::newRow("k10temp's Tctl") << "amd-desktop" << 70.5;
    QTest::newRow("thermal zone of the package") << "laptop-battery" << 83.0;
    QTest::newRow("virtual machine has none") << "virtual-machine" << 0.0;
}

void TestTemperatureSensor::recordedMachines()
{
    QFETCH(QString, tree);
    QFETCH(double, celsius);
    const auto sensor = openCpuTemperature(recordedMachine(tree));
    QCOMPARE(sensor != nullptr, celsius > 0);
    if (sensor) {
        QCOMPARE(sensor->celsius().value_or(0), celsius);
    }
}

void TestTemperatureSensor::card()
{
    const auto nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    QCOMPARE(openNvmlTemperature(nvml, 0)->celsius().value_or(0), 64.0);
    QVERIFY(openNvmlTemperature(nvml, 1) == nullptr);
    QVERIFY(openNvmlTemperature(nullptr, 0) == nullptr);
}

QTEST_GUILESS_MAIN(TestTemperatureSensor)
#include "tst_temperaturesensor.moc"
