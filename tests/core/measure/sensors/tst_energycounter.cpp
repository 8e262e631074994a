// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"
#include "devices/kind/cuda/nvmlsensors.h"
#include "machinetree.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

const QString kPackage0 = QStringLiteral("/sys/class/powercap/intel-rapl:0");
const QString kPackage1 = QStringLiteral("/sys/class/powercap/intel-rapl:1");

void writeDomain(const MachineTree& tree, const QString& folder, const QByteArray& name,
                 const QByteArray& microjoules, const QByteArray& range = "1000000\n")
{
    tree.write(folder + QStringLiteral("/name"), name);
    tree.write(folder + QStringLiteral("/energy_uj"), microjoules);
    tree.write(folder + QStringLiteral("/max_energy_range_uj"), range);
}

}  // namespace

class TestEnergyCounter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedMachines_data();
    void recordedMachines();
    void countsPackagesOnly();
    void addsTheRangeWhenItWraps();
    void wrappingWithoutRangeIsUnknown();
    void oneUnreadablePackageMakesAllUnknown();
    void staysUnknownAfterAFailure();
    void cardCountsFromItsStart();
    void cardWithoutAnySensorIsNone();
};

void TestEnergyCounter::recordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("Intel desktop") << "intel-desktop" << true;
    QTest::newRow("AMD desktop") << "amd-desktop" << true;
    QTest::newRow("virtual machine") << "virtual-machine" << false;
    QTest::newRow("laptop without rights") << "laptop-battery" << false;
}

void TestEnergyCounter::recordedMachines()
{
    QFETCH(QString, tree);
    const auto counter = openRaplCounter(recordedMachine(tree));
    QTEST(counter != nullptr, "isThere");
    if (counter) {
        QCOMPARE(counter->joules().value_or(-1), 0.0);
        QCOMPARE(counter->source(), QStringLiteral("RAPL"));
        QCOMPARE(counter->scope(), QStringLiteral("package"));
    }
}

void TestEnergyCounter::countsPackagesOnly()
{
    const MachineTree tree;
    writeDomain(tree, kPackage0, "package-0\n", "100000\n");
    writeDomain(tree, kPackage1, "package-1\n", "500000\n");
    writeDomain(tree, QStringLiteral("/sys/class/powercap/intel-rapl:2"), "psys\n", "0\n");
    writeDomain(tree, kPackage0 + QStringLiteral(":0"), "core\n", "0\n");
    const auto counter = openRaplCounter(tree.files());
    QVERIFY(counter != nullptr);
    writeDomain(tree, kPackage0, "package-0\n", "300000\n");
    writeDomain(tree, kPackage1, "package-1\n", "550000\n");
    writeDomain(tree, QStringLiteral("/sys/class/powercap/intel-rapl:2"), "psys\n", "900000\n");
    writeDomain(tree, kPackage0 + QStringLiteral(":0"), "core\n", "900000\n");
    QCOMPARE(counter->joules().value_or(-1), 0.25);
}

void TestEnergyCounter::addsTheRangeWhenItWraps()
{
    const MachineTree tree;
    writeDomain(tree, kPackage0, "package-0\n", "900000\n");
    const auto counter = openRaplCounter(tree.files());
    writeDomain(tree, kPackage0, "package-0\n", "200000\n");
    QCOMPARE(counter->joules().value_or(-1), 0.3);
    writeDomain(tree, kPackage0, "package-0\n", "100000\n");
    QCOMPARE(counter->joules().value_or(-1), 1.2);
}

void TestEnergyCounter::wrappingWithoutRangeIsUnknown()
{
    const MachineTree tree;
    writeDomain(tree, kPackage0, "package-0\n", "900000\n", "\n");
    const auto counter = openRaplCounter(tree.files());
    writeDomain(tree, kPackage0, "package-0\n", "950000\n", "\n");
    QCOMPARE(counter->joules().value_or(-1), 0.05);
    writeDomain(tree, kPackage0, "package-0\n", "200000\n", "\n");
    QVERIFY(!counter->joules().has_value());
}

void TestEnergyCounter::oneUnreadablePackageMakesAllUnknown()
{
    const MachineTree tree;
    writeDomain(tree, kPackage0, "package-0\n", "100000\n");
    tree.write(kPackage1 + QStringLiteral("/name"), "package-1\n");
    QVERIFY(openRaplCounter(tree.files()) == nullptr);
}

void TestEnergyCounter::staysUnknownAfterAFailure()
{
    const MachineTree tree;
    writeDomain(tree, kPackage0, "package-0\n", "100000\n");
    const auto counter = openRaplCounter(tree.files());
    tree.remove(kPackage0 + QStringLiteral("/energy_uj"));
    QVERIFY(!counter->joules().has_value());
    writeDomain(tree, kPackage0, "package-0\n", "300000\n");
    QVERIFY(!counter->joules().has_value());
}

void TestEnergyCounter::cardCountsFromItsStart()
{
    // The stand-in's counter grows by 250 J with every question.
    const auto counter = openNvmlCounter(Nvml::load(QStringLiteral(FAKE_NVML)), 0);
    QVERIFY(counter != nullptr);
    QCOMPARE(counter->joules().value_or(-1), 250.0);
    QCOMPARE(counter->joules().value_or(-1), 500.0);
    QCOMPARE(counter->scope(), QStringLiteral("GPU only"));
}

void TestEnergyCounter::cardWithoutAnySensorIsNone()
{
    QVERIFY(openNvmlCounter(Nvml::load(QStringLiteral(FAKE_NVML)), 1) == nullptr);
    QVERIFY(openNvmlCounter(nullptr, 0) == nullptr);
}

QTEST_GUILESS_MAIN(TestEnergyCounter)
#include "tst_energycounter.moc"
