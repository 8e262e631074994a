// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpuinfo.h"
#include "devices/processor/cpuquota.h"
#include "devices/processor/processorlimits.h"
#include "devices/processor/threadaffinity.h"
#include "machinetree.h"

#include <QTest>

#include <algorithm>

#ifdef __linux__
#include <sched.h>
#endif

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// Two packages of two cores with two threads each: processors 0-7, siblings n and n + 4.
void writeProcessors(const MachineTree& tree, const QByteArray& allowed)
{
    QByteArray cpuinfo;
    for (int number = 0; number < 8; ++number) {
        cpuinfo += "processor\t: " + QByteArray::number(number)
                   + "\nphysical id\t: " + QByteArray::number(number % 4 / 2)
                   + "\ncore id\t\t: " + QByteArray::number(number % 2) + "\n\n";
    }
    tree.write(QStringLiteral("/proc/cpuinfo"), cpuinfo);
    tree.write(QStringLiteral("/proc/self/status"),
               "Name:\tepochmark\nCpus_allowed_list:\t" + allowed + '\n');
}

const QString kUnified = QStringLiteral("/sys/fs/cgroup");

void writeUnified(const MachineTree& tree, const QByteArray& group, const QByteArray& root = "/")
{
    tree.write(QStringLiteral("/proc/self/cgroup"), "0::" + group + '\n');
    tree.write(QStringLiteral("/proc/self/mountinfo"),
               "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 0:26 " + root
                   + " /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n");
}

void writeClassic(const MachineTree& tree, const QByteArray& group, const QByteArray& root = "/")
{
    tree.write(QStringLiteral("/proc/self/cgroup"), "5:memory:/elsewhere\n4:cpu,cpuacct:" + group + '\n');
    tree.write(QStringLiteral("/proc/self/mountinfo"),
               "33 22 0:30 " + root + " /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
                   + "34 22 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
}

void writeClassicQuota(const MachineTree& tree, const QString& group, int quota, int period = 100'000)
{
    const QString folder = QStringLiteral("/sys/fs/cgroup/cpu,cpuacct") + group;
    tree.write(folder + QStringLiteral("/cpu.cfs_quota_us"), QByteArray::number(quota) + '\n');
    tree.write(folder + QStringLiteral("/cpu.cfs_period_us"), QByteArray::number(period) + '\n');
}

}  // namespace

class TestProcessorLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsCoresOfWhatIsAllowed_data();
    void countsCoresOfWhatIsAllowed();
    void unifiedQuotaOfTheGroupAndThoseAround();
    void unifiedQuotaInAContainer();
    void classicQuota();
    void classicQuotaInAContainer();
    void hybridTakesTheLesser();
    void noGroupsNoQuota();
    void defaultIsTheLeastOfAll();
    void openMpFromTheEnvironment();
    void catalogueSaysWhatHoldsItBelow();
    void threadsThatRunAtOnce_data();
    void threadsThatRunAtOnce();
    void affinityIsGivenBack();
};

void TestProcessorLimits::countsCoresOfWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<int>("processors");
    QTest::addColumn<int>("cores");
    QTest::newRow("all") << QByteArray("0-7") << 8 << 4;
    QTest::newRow("one") << QByteArray("3") << 1 << 1;
    QTest::newRow("both threads of one core") << QByteArray("1,5") << 2 << 1;
    QTest::newRow("a core of each package") << QByteArray("0,2") << 2 << 2;
    QTest::newRow("ranges") << QByteArray("0-2,4-6") << 6 << 3;
    QTest::newRow("unreadable: the machine's") << QByteArray("none") << 8 << 4;
    QTest::newRow("one that /proc/cpuinfo doesn't have") << QByteArray("0,9") << 2 << 2;
}

void TestProcessorLimits::countsCoresOfWhatIsAllowed()
{
    QFETCH(QByteArray, allowed);
    const MachineTree tree;
    writeProcessors(tree, allowed);
    const ProcessorLimits limits = readProcessorLimits(tree.files(), {});
    QTEST(limits.processors, "processors");
    QTEST(limits.cores, "cores");
    QCOMPARE(limits.defaultThreads(), limits.cores);
    QVERIFY(!limits.quota);
    QCOMPARE(readCpuInfo(tree.files()).physicalCores, 4);
}

void TestProcessorLimits::unifiedQuotaOfTheGroupAndThoseAround()
{
    const MachineTree tree;
    writeUnified(tree, "/user.slice/job/step");
    QVERIFY(!cpuQuota(tree.files()));
    tree.write(kUnified + QStringLiteral("/user.slice/job/step/cpu.max"), "max 100000\n");
    QVERIFY(!cpuQuota(tree.files()));
    tree.write(kUnified + QStringLiteral("/user.slice/cpu.max"), "150000 100000\n");
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 1.5);
    tree.write(kUnified + QStringLiteral("/user.slice/job/cpu.max"), "25000 50000\n");
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 0.5);
    // A neighbour's says nothing about this process.
    tree.write(kUnified + QStringLiteral("/user.slice/other/cpu.max"), "1000 100000\n");
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 0.5);
}

void TestProcessorLimits::unifiedQuotaInAContainer()
{
    // With a view of its own the container's group is the root; without one its path is the host's.
    for (const QByteArray& root : {QByteArray("/"), QByteArray("/docker/0123")}) {
        const MachineTree tree;
        writeUnified(tree, root == "/" ? "/" : "/docker/0123", root);
        tree.write(kUnified + QStringLiteral("/cpu.max"), "250000 100000\n");
        QCOMPARE(cpuQuota(tree.files()).value_or(0), 2.5);
    }
    const MachineTree tree;
    writeUnified(tree, "/../outside");
    tree.write(kUnified + QStringLiteral("/cpu.max"), "300000 100000\n");
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 3.0);
}

void TestProcessorLimits::classicQuota()
{
    const MachineTree tree;
    writeClassic(tree, "/a/b");
    writeClassicQuota(tree, QString(), -1);
    writeClassicQuota(tree, QStringLiteral("/a/b"), -1);
    QVERIFY(!cpuQuota(tree.files()));
    writeClassicQuota(tree, QStringLiteral("/a"), 120'000, 80'000);
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 1.5);
    writeClassicQuota(tree, QStringLiteral("/a/b"), 400'000);
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 1.5);
    writeClassicQuota(tree, QStringLiteral("/elsewhere"), 1'000);
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 1.5);
}

void TestProcessorLimits::classicQuotaInAContainer()
{
    const MachineTree tree;
    writeClassic(tree, "/docker/0123/inner", "/docker/0123");
    writeClassicQuota(tree, QString(), 300'000);
    writeClassicQuota(tree, QStringLiteral("/inner"), 200'000);
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 2.0);
}

void TestProcessorLimits::hybridTakesTheLesser()
{
    const MachineTree tree;
    tree.write(QStringLiteral("/proc/self/cgroup"), "2:cpu:/job\n1:name=systemd:/job\n0::/job\n");
    tree.write(QStringLiteral("/proc/self/mountinfo"),
               "33 22 0:30 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu\n"
               "41 22 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
    writeClassicQuota(tree, QStringLiteral("/job"), 200'000);
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 2.0);
    tree.write(QStringLiteral("/sys/fs/cgroup/unified/job/cpu.max"), "100000 100000\n");
    QCOMPARE(cpuQuota(tree.files()).value_or(0), 1.0);
}

void TestProcessorLimits::noGroupsNoQuota()
{
    QVERIFY(!cpuQuota(MachineTree().files()));
}

void TestProcessorLimits::defaultIsTheLeastOfAll()
{
    ProcessorLimits limits{4, 8, std::nullopt, {}};
    QCOMPARE(limits.defaultThreads(), 4);
    QCOMPARE(limits.working(6), 6);
    QCOMPARE(limits.working(16), 8);
    limits.quota = 2.1;
    QCOMPARE(limits.defaultThreads(), 3);
    QCOMPARE(limits.working(16), 3);
    limits.openMp.threads = 2;
    QCOMPARE(limits.defaultThreads(), 2);
    limits.quota = 0.2;
    QCOMPARE(limits.defaultThreads(), 1);
    QCOMPARE(limits.working(16), 1);
    QCOMPARE(limits.working(1), 1);
}

void TestProcessorLimits::openMpFromTheEnvironment()
{
    const auto restore = qScopeGuard([] {
        qunsetenv("OMP_THREAD_LIMIT");
        qunsetenv("OMP_DYNAMIC");
    });
    qputenv("OMP_THREAD_LIMIT", " 3 ");
    qputenv("OMP_DYNAMIC", "TRUE");
    QCOMPARE(OpenMpLimits::ofThisProcess().threads.value_or(0), 3);
    QVERIFY(OpenMpLimits::ofThisProcess().isDynamic);
    for (const char* none : {"", "0", "-2", "many"}) {
        qputenv("OMP_THREAD_LIMIT", none);
        QVERIFY(!OpenMpLimits::ofThisProcess().threads);
    }
    qputenv("OMP_DYNAMIC", "false");
    QVERIFY(!OpenMpLimits::ofThisProcess().isDynamic);
}

void TestProcessorLimits::catalogueSaysWhatHoldsItBelow()
{
    const MachineTree tree;
    writeProcessors(tree, "0-7");
    const CpuInfo info = readCpuInfo(tree.files());
    const Device whole = cpuDevice(info, readProcessorLimits(tree.files(), {}));
    QCOMPARE(whole.detail, QString());
    QCOMPARE(whole.defaultThreads, 4);
    writeProcessors(tree, "0-1");
    writeUnified(tree, "/job");
    tree.write(kUnified + QStringLiteral("/job/cpu.max"), "150000 100000\n");
    const Device held = cpuDevice(info, readProcessorLimits(tree.files(), {std::optional<int>(1), false}));
    QCOMPARE(held.physicalCores, 4);
    QCOMPARE(held.defaultThreads, 1);
    for (const auto* words : {"processors allowed: 2", "CPU quota: 1.5", "OMP_THREAD_LIMIT: 1"}) {
        QVERIFY2(held.detail.contains(QLatin1String(words)), qPrintable(held.detail));
    }
}

void TestProcessorLimits::threadsThatRunAtOnce_data()
{
    using Lists = QList<QList<int>>;
    QTest::addColumn<Lists>("allowed");
    QTest::addColumn<int>("running");
    QTest::newRow("none") << Lists{} << 0;
    QTest::newRow("free") << Lists{{0, 1, 2}, {0, 1, 2}} << 2;
    QTest::newRow("more than processors") << Lists(5, {0, 1, 2}) << 3;
    QTest::newRow("each its own") << Lists{{3}, {1}, {2}} << 3;
    QTest::newRow("all on one") << Lists{{3}, {3}, {3}} << 1;
    QTest::newRow("one has to make room") << Lists{{0, 1}, {0}, {1, 2}, {1}} << 3;
    QTest::newRow("a chain that makes room") << Lists{{0, 1}, {1, 2}, {2, 3}, {0}} << 4;
    QTest::newRow("unknown: anywhere") << Lists{{}, {}, {0}, {0}} << 3;
}

void TestProcessorLimits::threadsThatRunAtOnce()
{
    QFETCH(QList<QList<int>>, allowed);
    QTEST(runnableAtOnce(allowed), "running");
    // Whoever comes first makes no difference.
    std::reverse(allowed.begin(), allowed.end());
    QTEST(runnableAtOnce(allowed), "running");
}

void TestProcessorLimits::affinityIsGivenBack()
{
#ifdef __linux__
    const QList<int> before = processorsOfThisThread();
    QVERIFY(!before.isEmpty());
    {
        const AffinityKeeper affinity;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<size_t>(before.last()), &one);
        QCOMPARE(::sched_setaffinity(0, sizeof one, &one), 0);
        QCOMPARE(processorsOfThisThread(), QList<int>{before.last()});
    }
    QCOMPARE(processorsOfThisThread(), before);
#else
    QSKIP("Only Linux tells.");
#endif
}

QTEST_GUILESS_MAIN(TestProcessorLimits)
#include "tst_processorlimits.moc"
