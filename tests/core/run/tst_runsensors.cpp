// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/devicekinds.h"
#include "fakerun.h"
#include "machinetree.h"
#include "results/record/recordjson.h"

#include <QTest>
#include <QThread>

#include <algorithm>

using namespace epochmark;

namespace {

constexpr auto kThermometer = "/sys/class/hwmon/hwmon0/temp1_input";

/// What the processor's kind reads of a machine's files.
std::function<SensorSet(const Device&)> sensorsIn(const SystemFiles& files)
{
    return [files](const Device& device) { return DeviceKinds::of(device.kind).openSensors(device, files); };
}

}  // namespace

/// What a device's sensors told epoch by epoch, on machines that have some: their files are stand-ins.
class TestRunSensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachEpochHasItsOwn();
    void recordedMachines_data();
    void recordedMachines();
};

/// A processor that is ten degrees warmer in each epoch; 1,000 before training.
void TestRunSensors::eachEpochHasItsOwn()
{
    const test::MachineTree tree;
    tree.write(QStringLiteral("/sys/class/hwmon/hwmon0/name"), "coretemp\n");
    tree.write(QStringLiteral("/sys/class/hwmon/hwmon0/temp1_label"), "Package id 0\n");
    const auto warm = [&tree](int celsius) {
        tree.write(QLatin1String(kThermometer), QByteArray::number(celsius * 1000) + '\n');
    };
    warm(99);
    test::FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 30;
    behaviour.onStep = [&warm](int epoch, int step) {
        if (step == 1) {
            warm(40 + 10 * epoch);
        }
    };
    test::FakeRun run(behaviour);
    run.request.workload.batchSize = 1;
    run.sensors = sensorsIn(tree.files());
    QVERIFY(run.execute());
    const RunRecord record = run.stored().value(0);
    QCOMPARE(record.epochs.size(), 3);
    for (const EpochReport& epoch : record.epochs) {
        QVERIFY(epoch.sensors && epoch.sensors->celsius);
        const double own = 40 + 10 * epoch.epoch;
        const double before = epoch.epoch == 1 ? 99 : own - 10;  // one sample may be of before
        const double celsius = *epoch.sensors->celsius;
        QVERIFY2(qAbs(celsius - own) < qAbs(celsius - before), qPrintable(QString::number(celsius)));
        QVERIFY(!epoch.sensors->watts && !epoch.sensors->megahertz);
    }
    QCOMPARE(run.sink.epochs.last().sensors, record.epochs.last().sensors);
}

void TestRunSensors::recordedMachines_data()
{
    QTest::addColumn<QString>("machine");
    QTest::addColumn<bool>("isTelling");
    QTest::newRow("a desktop with a thermometer and a counter") << QStringLiteral("amd-desktop") << true;
    QTest::newRow("a virtual machine") << QStringLiteral("virtual-machine") << false;
}

void TestRunSensors::recordedMachines()
{
    QFETCH(QString, machine);
    QFETCH(bool, isTelling);
    test::FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 10;
    test::FakeRun run(behaviour);
    run.sensors = sensorsIn(test::recordedMachine(machine));
    const auto record = run.execute();
    QVERIFY(record);
    // A machine that is busy may let an epoch pass without a sample; all of them it doesn't.
    QCOMPARE(std::ranges::any_of(record->epochs,
                                 [](const EpochReport& epoch) { return epoch.sensors.has_value(); }),
             isTelling);
    for (const EpochReport& epoch : record->epochs) {
        QCOMPARE(toJson(epoch).contains(QStringLiteral("sensors")),
                 epoch.sensors.has_value());  // not named at all
    }
}

QTEST_GUILESS_MAIN(TestRunSensors)
#include "tst_runsensors.moc"
