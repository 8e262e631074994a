// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "theme/theme.h"

#include "machinetree.h"
#include "patience.h"

#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QTest>

using namespace epochmark;

/// The machine at a glance, of machines that aren't this one.
class TestMachineStrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownIsADash();
    void tellsOfALaptopOnBattery();
    void tellsWhatElseIsAtWork();
    void tellsOfCards();
    void tellsOfAnotherMachine();
    void ofAnotherMachineUnknownIsADash();
    void comesBackToThisMachine();
    void turnsWhereItIsNarrow();
};

namespace {

QString text(const MachineStrip& strip, const char* name)
{
    return strip.findChild<QLabel*>(QLatin1String(name))->text();
}

bool isWarning(const MachineStrip& strip, const char* name)
{
    return strip.findChild<QLabel*>(QLatin1String(name))->property("look") == QLatin1String("warning");
}

/// What `host check` found.
Host gpubox()
{
    Host host;
    host.name = QStringLiteral("gpubox");
    HostFacts& seen = host.seen;
    seen.seenAt = QDateTime::currentDateTimeUtc();
    seen.cpu = QStringLiteral("AMD EPYC 7R13 Processor");
    seen.threads = 16;
    seen.folder = QStringLiteral("/home/alice/<b>epochmark</b>");
    seen.version = QStringLiteral(EPOCHMARK_VERSION);
    seen.memoryBytes = qint64{64} << 30;
    seen.freeBytes = qint64{180} << 30;
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.kind = DeviceKind("cuda");
    card.name = QStringLiteral("NVIDIA L4");
    card.detail = QStringLiteral("driver 535.54.03");
    seen.devices = {card};
    return host;
}

bool isShown(const MachineStrip& strip, const char* name)
{
    return strip.findChild<QLabel*>(QLatin1String(name))->isVisibleTo(&strip);
}

MachineLook look(const char* machine)
{
    MachineLook look;
    look.state = MachineState::read(test::recordedMachine(QString::fromLatin1(machine)));
    return look;
}

}  // namespace

void TestMachineStrip::unknownIsADash()
{
    MachineStrip strip;
    strip.setLook({});
    for (const char* name : {"machineCores", "machineMemory", "machinePower", "machineOthers"}) {
        QCOMPARE(text(strip, name), format::unknown());
        QVERIFY(!isWarning(strip, name));
    }
}

void TestMachineStrip::tellsOfALaptopOnBattery()
{
    MachineStrip strip;
    const MachineLook laptop = look("laptop-battery");
    strip.setLook(laptop);
    QCOMPARE(text(strip, "machinePower"), QStringLiteral("battery · power saving is on"));
    QVERIFY(isWarning(strip, "machinePower"));
    QVERIFY(text(strip, "machineMemory").contains(format::bytes(laptop.state.memory->bytes)));
    QVERIFY(text(strip, "machineCores").contains(QString::number(laptop.state.cpu.logicalCores)));
    strip.setLook(look("amd-desktop"));
    QVERIFY(!isWarning(strip, "machinePower"));
    QVERIFY2(text(strip, "machineProcessor").contains(QStringLiteral("Ryzen")),
             qPrintable(text(strip, "machineProcessor")));
}

void TestMachineStrip::tellsWhatElseIsAtWork()
{
    MachineStrip strip;
    MachineLook busy = look("virtual-machine");
    busy.state.cpu.logicalCores = 4;
    busy.othersBusy = 1.26;
    busy.busiest = QStringLiteral("firefox");
    strip.setLook(busy);
    QCOMPARE(text(strip, "machineOthers"), QStringLiteral("1.3 of 4 threads busy, most by firefox"));
    QVERIFY(isWarning(strip, "machineOthers"));
    busy.othersBusy = 0.04;
    strip.setLook(busy);
    QCOMPARE(text(strip, "machineOthers"), QStringLiteral("nothing much"));
    QVERIFY(!isWarning(strip, "machineOthers"));
}

void TestMachineStrip::tellsOfCards()
{
    MachineStrip strip;
    strip.setDevices({});
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("none found"));
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.kind = DeviceKind("cuda");
    card.name = QStringLiteral("NVIDIA GeForce RTX 3060 Ti");
    card.detail = QStringLiteral("compute 8.6 · driver 560.35");
    Device old = card;
    old.name = QStringLiteral("NVIDIA GeForce GT 710");
    old.isUsable = false;
    strip.setDevices({card, old});
    const QStringList lines = text(strip, "machineCards").split(u'\n');
    QCOMPARE(lines.first(), QStringLiteral("RTX 3060 Ti · compute 8.6 · driver 560.35"));
    QVERIFY(lines.last().endsWith(QStringLiteral("can't be used")));
    Device unasked;  // a plug-in's file is no card
    unasked.id = QStringLiteral("pjrt:cpu:0");
    unasked.name = QStringLiteral("pjrt_c_api_cpu_plugin.so");
    unasked.isUsable = false;
    strip.setDevices({unasked});
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("none found"));
}

void TestMachineStrip::tellsOfAnotherMachine()
{
    MachineStrip strip;
    strip.setLook(look("laptop-battery"));
    strip.setDevices({});
    Host host = gpubox();
    strip.setHost(host);
    QCOMPARE(text(strip, "machineTitle"), QStringLiteral("gpubox"));
    QVERIFY(isShown(strip, "machineSeen") && text(strip, "machineSeen").startsWith(QStringLiteral("seen ")));
    QCOMPARE(text(strip, "machineProcessor"), QStringLiteral("EPYC 7R13"));
    QVERIFY(text(strip, "machineCores").startsWith(QStringLiteral("16 thread")));
    QCOMPARE(text(strip, "machineMemory"), format::bytes(qint64{64} << 30));
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("L4 · driver 535.54.03"));
    QCOMPARE(text(strip, "machineDisk"),
             QStringLiteral("%1 free in /home/alice/<b>epochmark</b>").arg(format::bytes(qint64{180} << 30)));
    QCOMPARE(strip.findChild<QLabel*>(QStringLiteral("machineDisk"))->textFormat(), Qt::PlainText);
    QCOMPARE(text(strip, "machineVersion"), QStringLiteral(EPOCHMARK_VERSION));
    QVERIFY(!isWarning(strip, "machineVersion"));
    // What it lists itself says more, and another version is told.
    Device processor;
    processor.id = QStringLiteral("cpu");
    processor.name = QStringLiteral("AMD EPYC 7R13");
    processor.physicalCores = 8;
    processor.logicalCores = 16;
    host.seen.devices = {processor};
    host.seen.version = QStringLiteral("0.9.0");
    strip.setHost(host);
    QVERIFY(text(strip, "machineCores").startsWith(QStringLiteral("8 core")));
    QVERIFY(text(strip, "machineCores").contains(QStringLiteral("16 thread")));
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("none found"));
    QVERIFY(text(strip, "machineVersion").startsWith(QStringLiteral("0.9.0, here it is")));
    QVERIFY(isWarning(strip, "machineVersion"));
    host.seen.version.clear();
    strip.setHost(host);
    QVERIFY(text(strip, "machineVersion").contains(QStringLiteral("a run sends it")));
    host.program = QStringLiteral("/opt/epochmark-cli");
    strip.setHost(host);
    QVERIFY(text(strip, "machineVersion").contains(QStringLiteral("couldn't be started")));
}

void TestMachineStrip::ofAnotherMachineUnknownIsADash()
{
    MachineStrip strip;
    strip.setLook(look("amd-desktop"));
    strip.setDevices({});
    Host host;
    host.name = QStringLiteral("box");
    strip.setHost(host);
    for (const char* name : {"machineProcessor", "machineCores", "machineMemory", "machineCards",
                             "machineDisk", "machineVersion"}) {
        QVERIFY2(text(strip, name) == format::unknown(), name);
    }
    QCOMPARE(text(strip, "machineSeen"), QStringLiteral("never looked at"));
}

/// Looks at this machine go on meanwhile: they change nothing of what is told of another one.
void TestMachineStrip::comesBackToThisMachine()
{
    MachineStrip strip;
    strip.setLook(look("amd-desktop"));
    QCOMPARE(text(strip, "machineTitle"), QStringLiteral("This machine"));
    QVERIFY(isShown(strip, "machinePower") && isShown(strip, "machineOthers"));
    QVERIFY(!isShown(strip, "machineDisk") && !isShown(strip, "machineVersion"));
    strip.setHost(gpubox());
    strip.setLook(look("laptop-battery"));
    strip.setDevices({});
    QCOMPARE(text(strip, "machineProcessor"), QStringLiteral("EPYC 7R13"));
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("L4 · driver 535.54.03"));
    QVERIFY(!isShown(strip, "machinePower") && !isShown(strip, "machineOthers"));
    QVERIFY(isShown(strip, "machineDisk") && isShown(strip, "machineVersion"));
    strip.setHost({});
    QCOMPARE(text(strip, "machineTitle"), QStringLiteral("This machine"));
    QVERIFY(!isShown(strip, "machineSeen") && !isShown(strip, "machineDisk"));
    QCOMPARE(text(strip, "machinePower"), QStringLiteral("battery · power saving is on"));
    QCOMPARE(text(strip, "machineCards"), QStringLiteral("none found"));
}

void TestMachineStrip::turnsWhereItIsNarrow()
{
    MachineStrip strip;
    strip.show();
    const auto* first = strip.findChild<QLabel*>(QStringLiteral("machineProcessor"))->parentWidget();
    const auto* second = strip.findChild<QLabel*>(QStringLiteral("machineCores"))->parentWidget();
    strip.resize(1000, 300);
    QTRY_COMPARE(first->y(), second->y());
    strip.resize(300, 500);
    QTRY_VERIFY(second->y() > first->y());
}

QTEST_MAIN(TestMachineStrip)
#include "tst_machinestrip.moc"
