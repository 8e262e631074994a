// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/kind/cpu/cpukind.h"
#include "devices/shortname.h"
#include "places.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace epochmark;

namespace {

SystemFiles machine(const QString& name)
{
    return SystemFiles(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/support/machines/") + name);
}

}  // namespace

class TestCpuInfo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRecordedMachines_data();
    void readsRecordedMachines();
    void missingFilesAreUnknown();
    void knowsUnitsForBf16_data();
    void knowsUnitsForBf16();
    void plainNames_data();
    void plainNames();
    void agreesWithTheRunningSystem();
    void defaultThreadsStayWithinTheCores();
};

void TestCpuInfo::readsRecordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("physical");
    QTest::addColumn<int>("logical");
    QTest::addColumn<qint64>("memory");  // 0: not in the tree
    QTest::newRow("Intel, two threads a core") << "intel-desktop"
                                               << "Intel Core i5-10400F" << 2 << 4 << 16305420LL * 1024;
    QTest::newRow("AMD") << "amd-desktop"
                         << "AMD Ryzen 7 5800X" << 2 << 4 << 32791560LL * 1024;
    QTest::newRow("laptop") << "laptop-battery"
                            << "Intel Core i7-1165G7" << 2 << 4 << 7893032LL * 1024;
    QTest::newRow("virtual machine") << "virtual-machine"
                                     << "AMD EPYC" << 2 << 2 << 0LL;
    QTest::newRow("ARM, topology only below /sys") << "arm-server"
                                                   << "ARM Neoverse-N1" << 4 << 4 << 0LL;
}

void TestCpuInfo::readsRecordedMachines()
{
    QFETCH(QString, tree);
    QFETCH(qint64, memory);
    const CpuInfo info = readCpuInfo(machine(tree));
    QTEST(info.name, "name");
    QTEST(info.physicalCores, "physical");
    QTEST(info.logicalCores, "logical");
    if (memory > 0) {
        QCOMPARE(info.memoryBytes.value_or(0), memory);
    }
}

void TestCpuInfo::missingFilesAreUnknown()
{
    const CpuInfo info = readCpuInfo(machine(QStringLiteral("no-such-machine")));
    QCOMPARE(info.physicalCores, 0);
    QCOMPARE(info.logicalCores, 0);
    QVERIFY(!info.memoryBytes.has_value());
    QCOMPARE(info.name, QStringLiteral("CPU"));
}

void TestCpuInfo::knowsUnitsForBf16_data()
{
    QTest::addColumn<QByteArray>("flags");
    QTest::addColumn<bool>("has");
    QTest::newRow("AVX-512 alone") << QByteArray("flags\t\t: fpu avx512f avx512_vnni avx512vl\n") << false;
    QTest::newRow("AVX-512 BF16") << QByteArray("model name\t: x\nflags\t\t: fpu avx512_bf16 avx512f\n")
                                  << true;
    QTest::newRow("AMX") << QByteArray("flags\t\t: fpu amx_bf16 amx_tile\n") << true;
    QTest::newRow("Arm") << QByteArray("Features\t: fp asimd i8mm bf16 dgh\n") << true;
    QTest::newRow("in a name") << QByteArray("model name\t: bf16 avx512_bf16\nflags\t\t: fpu\n") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestCpuInfo::knowsUnitsForBf16()
{
    QFETCH(QByteArray, flags);
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("proc")));
    QFile file(root.filePath(QStringLiteral("proc/cpuinfo")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(flags);
    file.close();
    QTEST(hasBf16Units(SystemFiles(root.path())), "has");
}

void TestCpuInfo::plainNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("plain");
    QTest::newRow("Xeon") << "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz"
                          << "Intel Xeon Platinum 8259CL";
    QTest::newRow("Threadripper") << "AMD Ryzen Threadripper 3970X 32-Core Processor"
                                  << "AMD Ryzen Threadripper 3970X";
    QTest::newRow("with graphics") << "AMD Ryzen 5 3500U with Radeon Vega Mobile Gfx"
                                   << "AMD Ryzen 5 3500U";
    QTest::newRow("w/ graphics") << "AMD Ryzen 7 7840U w/ Radeon  780M Graphics"
                                 << "AMD Ryzen 7 7840U";
    QTest::newRow("words") << "AMD FX(tm)-8350 Eight-Core Processor"
                           << "AMD FX-8350";
    QTest::newRow("Core Ultra") << "Intel(R) Core(TM) Ultra 7 155H"
                                << "Intel Core Ultra 7 155H";
    QTest::newRow("Apple") << "Apple M1 Pro"
                           << "Apple M1 Pro";
    QTest::newRow("empty") << ""
                           << "";
}

void TestCpuInfo::plainNames()
{
    QFETCH(QString, name);
    QTEST(plainCpuName(name), "plain");
}

void TestCpuInfo::agreesWithTheRunningSystem()
{
    const CpuInfo info = readCpuInfo();
    QVERIFY(info.logicalCores >= QThread::idealThreadCount());
    QVERIFY(info.physicalCores >= 1 && info.physicalCores <= info.logicalCores);
    QVERIFY(info.memoryBytes.value_or(0) > 100'000'000);
}

void TestCpuInfo::defaultThreadsStayWithinTheCores()
{
    const CpuKind kind;
    Device cpu;
    QCOMPARE(kind.defaultThreads(cpu), readProcessorLimits().defaultThreads());
    cpu.physicalCores = 1;
    QCOMPARE(kind.defaultThreads(cpu), 1);
    cpu.physicalCores = 100'000;
    QVERIFY(kind.defaultThreads(cpu) >= 1 && kind.defaultThreads(cpu) <= QThread::idealThreadCount());
    cpu.defaultThreads = 3;
    QCOMPARE(kind.defaultThreads(cpu), 3);
}

QTEST_GUILESS_MAIN(TestCpuInfo)
#include "tst_cpuinfo.moc"
