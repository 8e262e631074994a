// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/machinewatch.h"

#include "machinetree.h"

#include <QTest>

#include <unistd.h>

using namespace epochmark;
using test::MachineTree;

/// What the window says of the machine, against a machine that the test itself writes.
class TestMachineWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatElseIsAtWork();
    void whatThisProgramStartedIsNoOther();
    void aFirstLookKnowsNothingOfOthers();
    void aSystemWithoutProcessesTellsNothing();
    void readsALaptopOnBattery();
};

namespace {

/// /proc/<id>/stat of a program that has used so many seconds since it was started.
QByteArray process(const char* program, double seconds, qint64 parent = 1)
{
    const auto ticks = QByteArray::number(qRound64(seconds * double(sysconf(_SC_CLK_TCK))));
    return "1 (" + QByteArray(program) + ") S " + QByteArray::number(parent) + " 1 1 0 -1 0 0 0 0 0 " + ticks
           + " 0 0 0 20 0 1 0 777 0 0";
}

struct Machine {
    MachineTree tree;
    double seconds = 100;

    MachineWatch watch()
    {
        return MachineWatch(tree.files(), [this] { return seconds; });
    }
    void use(int id, const char* program, double used, qint64 parent = 1) const
    {
        tree.write(QStringLiteral("/proc/%1/stat").arg(id), process(program, used, parent));
    }
};

}  // namespace

void TestMachineWatch::tellsWhatElseIsAtWork()
{
    Machine machine;
    machine.use(11, "firefox", 1000);
    machine.use(12, "firefox", 5);
    machine.use(13, "cc1plus", 900);
    MachineWatch watch = machine.watch();
    watch.look();
    machine.seconds += 10;
    machine.use(11, "firefox", 1004);
    machine.use(12, "firefox", 13);
    machine.use(13, "cc1plus", 907);
    const MachineLook look = watch.look();
    QCOMPARE(look.busiest, QStringLiteral("firefox"));
    QCOMPARE(look.busiestBusy, 1.2);  // 4 s and 8 s in 10
    QVERIFY(look.othersBusy.has_value());
    QCOMPARE(*look.othersBusy, 1.9);

    machine.seconds += 1;  // too short to say anything
    machine.use(13, "cc1plus", 908);
    QCOMPARE(*watch.look().othersBusy, 1.9);
    machine.use(13, "cc1plus", 907);

    machine.seconds += 9;  // nobody does anything: what was before doesn't count
    const MachineLook quiet = watch.look();
    QCOMPARE(*quiet.othersBusy, 0.0);
    QCOMPARE(quiet.busiest, QString());
}

/// What a plug-in's process uses is this program's own.
void TestMachineWatch::whatThisProgramStartedIsNoOther()
{
    Machine machine;
    const qint64 self = QCoreApplication::applicationPid();
    machine.use(11, "firefox", 5);
    machine.use(12, "epochmark-worke", 5, self);
    MachineWatch watch = machine.watch();
    watch.look();
    machine.seconds += 10;
    machine.use(11, "firefox", 6);
    machine.use(12, "epochmark-worke", 14, self);
    const MachineLook look = watch.look();
    QCOMPARE(look.busiest, QStringLiteral("firefox"));
    QCOMPARE(*look.othersBusy, 0.1);
}

void TestMachineWatch::aFirstLookKnowsNothingOfOthers()
{
    Machine machine;
    machine.use(11, "firefox", 1000);
    MachineWatch watch = machine.watch();
    QVERIFY(!watch.look().othersBusy);
}

void TestMachineWatch::aSystemWithoutProcessesTellsNothing()
{
    Machine machine;
    MachineWatch watch = machine.watch();
    watch.look();
    machine.seconds += 10;
    QVERIFY(!watch.look().othersBusy);
}

void TestMachineWatch::readsALaptopOnBattery()
{
    const MachineState state = MachineState::read(test::recordedMachine(QStringLiteral("laptop-battery")));
    QVERIFY(state.power == MachineState::Power::Battery);
    QCOMPARE(toString(state.power), QStringLiteral("battery"));
    QVERIFY(state.isSavingPower);
    QCOMPARE(state.load, 3.92);
    QCOMPARE(state.runningNow, 5);
    QVERIFY(state.memory.has_value());
    QVERIFY(state.cpu.logicalCores > 0);
}

QTEST_GUILESS_MAIN(TestMachineWatch)
#include "tst_machinewatch.moc"
