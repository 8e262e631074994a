// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "abacuskind.h"
#include "devices/kind/devicekinds.h"
#include "fakerun.h"
#include "models/celltext.h"
#include "pages/leaderboard/filtermenu.h"
#include "queue/runplan.h"
#include "results/board/leaderboard.h"

#include <QAction>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

const QString kId = QStringLiteral("abacus:0");

FakeBehaviour abacusEngine()
{
    FakeBehaviour behaviour;
    behaviour.devices = {{kId, true, {}, {QStringLiteral("abacus"), QStringLiteral("BEADS-7"), {}}}};
    return behaviour;
}

}  // namespace

/// What a new kind of device gets by being registered alone, from the list to the filter.
class TestDeviceKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unknownBefore();
    void isListed();
    void runsIsRecordedAndRanked();
    void hasItsFilterEntry();
    void hasItsWords();
};

void TestDeviceKind::unknownBefore()
{
    QVERIFY(DeviceKinds::find(DeviceKind("abacus")) == nullptr);
    QVERIFY(!DeviceCatalog::scan().usable(kId));
    QVERIFY(FilterMenu().findChild<QAction*>(QStringLiteral("onlyAbacus")) == nullptr);
    DeviceKinds::add(std::make_unique<AbacusKind>());
}

void TestDeviceKind::isListed()
{
    const auto device = DeviceCatalog::scan().usable(kId);
    QVERIFY(device);
    QCOMPARE(device->name, QStringLiteral("A wooden abacus"));
    QCOMPARE(DeviceCatalog::scan().devices().last().id, kId);
}

void TestDeviceKind::runsIsRecordedAndRanked()
{
    FakeRun run(abacusEngine());
    run.request.deviceId = kId;
    RunDependencies dependencies = run.dependencies();
    dependencies.devices = DeviceCatalog::scan;
    dependencies.sensors = RunDependencies::sensorsOf;  // the kind's own, not a test's
    const auto record = RunExecutor(run.request, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                    dependencies, run.sink, run.stop.token())
                            .run();
    QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
    QVERIFY(record->status == RunStatus::Completed);
    QCOMPARE(toString(record->device.kind), QStringLiteral("abacus"));
    QVERIFY(record->heat.has_value());
    QCOMPARE(record->heat->startCelsius.value_or(0), 21.0);
    QCOMPARE(record->environment.value(QStringLiteral("gpu_uuid")).toString(), QStringLiteral("BEADS-7"));

    const QList<RunRecord> stored = run.stored();
    QCOMPARE(stored.size(), 1);
    QVERIFY(stored.first().device == record->device);
    const auto groups = buildLeaderboard(stored, {}, nullptr);
    const LeaderboardRow& row = groups.first().rows.first();
    QCOMPARE(row.rank.value_or(0), 1);
    QCOMPARE(row.deviceName, QStringLiteral("A wooden abacus"));
    QCOMPARE(row.configuration, QStringLiteral("13 rods · fp32"));
    QVERIFY(!row.isBaseline);
}

void TestDeviceKind::hasItsFilterEntry()
{
    FilterMenu menu;
    auto* action = menu.findChild<QAction*>(QStringLiteral("onlyAbacus"));
    QVERIFY(action);
    QCOMPARE(action->text(), QStringLiteral("A&baci"));
    action->trigger();
    QVERIFY(menu.filter().kind == DeviceKind("abacus"));
    menu.findChild<QAction*>(QStringLiteral("allDevices"))->trigger();
    QVERIFY(!menu.filter().kind);
}

void TestDeviceKind::hasItsWords()
{
    QCOMPARE(CellText::deviceIcon(DeviceKind("abacus")), QStringLiteral("chip"));
    QCOMPARE(nameOf({kId, 0}), QStringLiteral("ABACUS 0"));
    QCOMPARE(crossed({kId}, {1, 2}).size(), 1);
}

QTEST_MAIN(TestDeviceKind)
#include "tst_devicekind.moc"
