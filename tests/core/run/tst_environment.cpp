// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "machinetree.h"
#include "run/environment.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

QStringList codes(const QList<Warning>& warnings)
{
    QStringList found;
    for (const Warning& warning : warnings) {
        found.append(warning.code);
    }
    return found;
}

}  // namespace

class TestEnvironment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedMachines_data();
    void recordedMachines();
    void whatIsNotToldIsNull();
    void carriesEngineAndBuild();
    void warnings_data();
    void warnings();
    void warnsOfOthersOnTheDevice();
    void warnsOfABuildThatIsNoRelease();
    void busyIsWhatIsBusyNow_data();
    void busyIsWhatIsBusyNow();
    void namesTheCardThatTrains();
};

void TestEnvironment::recordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char* tree, const char* key, const QVariant& value) {
        QTest::addRow("%s %s", tree, key) << QString::fromLatin1(tree) << QString::fromLatin1(key) << value;
    };
    row("intel-desktop", "os", QStringLiteral("Debian GNU/Linux 12 (bookworm)"));
    row("intel-desktop", "cpu", QStringLiteral("Intel Core i5-10400F"));
    row("intel-desktop", "cores", 2);
    row("intel-desktop", "threads", 4);
    row("intel-desktop", "governor", QStringLiteral("powersave"));
    row("intel-desktop", "virtual_machine", false);
    row("intel-desktop", "power", {});
    row("amd-desktop", "os", QStringLiteral("Arch Linux"));
    row("amd-desktop", "governor", QStringLiteral("performance"));
    row("laptop-battery", "power", QStringLiteral("battery"));
    row("virtual-machine", "virtual_machine", true);
    row("virtual-machine", "governor", {});
}

void TestEnvironment::recordedMachines()
{
    QFETCH(QString, tree);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    const QJsonObject facts = environmentOf({}, {}, {}, recordedMachine(tree));
    QVERIFY(facts.contains(key));
    QCOMPARE(facts.value(key),
             QJsonValue::fromVariant(value.isValid() ? value : QVariant::fromValue(nullptr)));
}

void TestEnvironment::whatIsNotToldIsNull()
{
    const QJsonObject facts = environmentOf({}, {}, {}, recordedMachine(QStringLiteral("no-such-machine")));
    for (const char* key : {"libtorch", "cuda", "cudnn", "driver", "os", "cores", "threads", "memory_bytes",
                            "governor", "power", "virtual_machine"}) {
        QVERIFY2(facts.contains(QLatin1String(key)) && facts.value(QLatin1String(key)).isNull(), key);
    }
}

void TestEnvironment::carriesEngineAndBuild()
{
    EngineInfo engine;
    engine.libtorch = QStringLiteral("2.15.0");
    BuildFacts build;
    build.isSanitized = true;
    Device device;
    device.detail = QStringLiteral("compute 8.6 · driver 580.95.05");
    const QJsonObject facts = environmentOf(engine, build, device);
    QCOMPARE(facts.value(QStringLiteral("libtorch")).toString(), QStringLiteral("2.15.0"));
    QCOMPARE(facts.value(QStringLiteral("driver")).toString(), QStringLiteral("580.95.05"));
    QCOMPARE(facts.value(QStringLiteral("epochmark")).toString(), QStringLiteral(EPOCHMARK_VERSION));
    QCOMPARE(facts.value(QStringLiteral("build")).toString(), QStringLiteral("release, sanitized"));
}

void TestEnvironment::warnings_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("a desktop at rest; intel_pstate's powersave is normal")
        << "intel-desktop" << QStringList{};
    QTest::newRow("virtual machine") << "virtual-machine" << QStringList{};
    QTest::newRow("laptop")
        << "laptop-battery"
        << QStringLiteral("on-battery power-saver busy-machine little-memory").split(u' ');
}

void TestEnvironment::warnings()
{
    QFETCH(QString, tree);
    const auto found = preflightWarnings({}, QDir::tempPath(), {}, MachineState::read(recordedMachine(tree)));
    QTEST(codes(found), "expected");
    for (const Warning& warning : found) {
        QVERIFY(warning.text.endsWith(u'.'));
    }
}

void TestEnvironment::warnsOfOthersOnTheDevice()
{
    Device card;
    card.name = QStringLiteral("A card");
    card.usedBy = QStringLiteral("python3");
    const auto found = preflightWarnings(
        card, QDir::tempPath(), {}, MachineState::read(recordedMachine(QStringLiteral("virtual-machine"))));
    QCOMPARE(codes(found), QStringList{QStringLiteral("device-in-use")});
    QVERIFY(found.first().text.contains(QStringLiteral("python3")));
}

void TestEnvironment::warnsOfABuildThatIsNoRelease()
{
    const MachineState machine = MachineState::read(recordedMachine(QStringLiteral("virtual-machine")));
    BuildFacts build;
    QVERIFY(preflightWarnings({}, QDir::tempPath(), build, machine).isEmpty());
    build.isOptimised = false;
    QCOMPARE(codes(preflightWarnings({}, QDir::tempPath(), build, machine)),
             QStringList{QStringLiteral("debug-build")});
    build.isOptimised = true;
    build.isSanitized = true;
    const auto found = preflightWarnings({}, QDir::tempPath(), build, machine);
    QCOMPARE(codes(found), QStringList{QStringLiteral("debug-build")});
    QVERIFY(found.first().text.contains(QStringLiteral("sanitized")));
}

void TestEnvironment::busyIsWhatIsBusyNow_data()
{
    QTest::addColumn<QByteArray>("load");
    QTest::addColumn<bool>("isBusy");
    QTest::newRow("busy") << QByteArray("3.10 2.00 1.00 4/467 123") << true;
    QTest::newRow("a run before this one has just ended") << QByteArray("3.90 2.00 1.00 1/467 123") << false;
    QTest::newRow("a moment's work") << QByteArray("0.40 2.00 1.00 5/467 123") << false;
    QTest::newRow("exactly half") << QByteArray("2.00 2.00 1.00 4/467 123") << false;
    QTest::newRow("not told") << QByteArray("") << false;
    QTest::newRow("told badly") << QByteArray("many") << false;
}

void TestEnvironment::busyIsWhatIsBusyNow()
{
    QFETCH(QByteArray, load);
    const MachineTree tree;
    QByteArray cpus;
    for (int i = 0; i < 4; ++i) {
        cpus += "processor\t: " + QByteArray::number(i) + "\n\n";
    }
    tree.write(QStringLiteral("/proc/cpuinfo"), cpus);
    tree.write(QStringLiteral("/proc/loadavg"), load);
    QTEST(codes(preflightWarnings({}, QDir::tempPath(), {}, MachineState::read(tree.files())))
              .contains(QStringLiteral("busy-machine")),
          "isBusy");
}

void TestEnvironment::namesTheCardThatTrains()
{
    Device card;
    card.kind = DeviceKind("cuda");
    card.name = QStringLiteral("NVIDIA A card");
    QCOMPARE(environmentOf({}, {}, card).value(QStringLiteral("gpu")).toString(), card.name);
    QVERIFY(environmentOf({}, {}, {}).value(QStringLiteral("gpu")).isNull());
}

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
