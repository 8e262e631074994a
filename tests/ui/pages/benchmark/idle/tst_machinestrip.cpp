// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "theme/theme.h"

#include "machinetree.h"

#include <QApplication>
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
