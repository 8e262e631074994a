// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/freememory.h"
#include "devices/processor/cpuquota.h"
#include "machinetree.h"

#include <QScopeGuard>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Holder = FreeMemory::Holder;

constexpr qint64 kMiB = 1LL << 20;
constexpr qint64 kGiB = 1LL << 30;

const QString kClassic = QStringLiteral("/sys/fs/cgroup/memory");

void writeClassic(const MachineTree& tree, const QByteArray& group)
{
    tree.write(QStringLiteral("/proc/meminfo"), "MemAvailable:   8388608 kB\n");
    tree.write(QStringLiteral("/proc/self/cgroup"), "5:memory:" + group + '\n');
    tree.write(QStringLiteral("/proc/self/mountinfo"),
               "34 22 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
}

void writeClassicGroup(const MachineTree& tree, const QString& group, qint64 limit, qint64 used)
{
    tree.write(kClassic + group + QStringLiteral("/memory.limit_in_bytes"), QByteArray::number(limit) + '\n');
    tree.write(kClassic + group + QStringLiteral("/memory.usage_in_bytes"), QByteArray::number(used) + '\n');
}

qint64 freeBytes(const MachineTree& tree)
{
    return freeMemory(tree.files(), {}).value_or(FreeMemory{-1}).bytes;
}

}  // namespace

class TestFreeMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedMachines_data();
    void recordedMachines();
    void recordedQuotas_data();
    void recordedQuotas();
    void slurmHoldsWhereGroupsDoNot();
    void slurmFromTheEnvironment_data();
    void slurmFromTheEnvironment();
    void nothingToldNothingKnown();
    void groupsThatCountThemselvesAlone();
    void neverBelowNothing();
    void theLesserOfMaxAndHigh();
    void thisMachineTells();
};

void TestFreeMemory::recordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<Holder>("holder");
    QTest::addColumn<qint64>("limit");
    const auto row = [](const char* tree, qint64 bytes, Holder holder, qint64 limit) {
        QTest::newRow(tree) << QString::fromLatin1(tree) << bytes << holder << limit;
    };
    // Limit less what is used without the cache that nobody uses; see the trees.
    row("container-v2", 4 * kGiB - (3900 - 3300) * kMiB, Holder::ControlGroup, 4 * kGiB);
    row("container-v1", 2 * kGiB - (1800 - 1100) * kMiB, Holder::ControlGroup, 2 * kGiB);
    row("groups-hybrid", 6 * kGiB - (3700 - 1400) * kMiB, Holder::ControlGroup, 6 * kGiB);
    row("groups-nested", 8 * kGiB - (6000 - 2200) * kMiB, Holder::ControlGroup, 8 * kGiB);
    row("slurm-step-v2", 8 * kGiB - (5000 - 3000) * kMiB, Holder::ControlGroup, 8 * kGiB);
    row("slurm-step-v1", 4 * kGiB - (3000 - 1600) * kMiB, Holder::ControlGroup, 4 * kGiB);
    row("laptop-battery", 812'300LL * 1024, Holder::Machine, 0);
}

void TestFreeMemory::recordedMachines()
{
    QFETCH(QString, tree);
    const auto memory = freeMemory(recordedMachine(tree), {});
    QVERIFY(memory);
    QTEST(memory->bytes, "bytes");
    QTEST(memory->holder, "holder");
    QTEST(memory->limitBytes, "limit");
}

void TestFreeMemory::recordedQuotas_data()
{
    QTest::addColumn<double>("quota");
    QTest::newRow("container-v2") << 2.0;
    QTest::newRow("container-v1") << 1.5;
    QTest::newRow("groups-nested") << 4.0;
    QTest::newRow("groups-hybrid") << 0.0;
    QTest::newRow("slurm-step-v1") << 0.0;
}

void TestFreeMemory::recordedQuotas()
{
    // The same trees, the same groups: what holds the processor is found as what holds memory is.
    const auto files = recordedMachine(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(cpuQuota(files).value_or(0), "quota");
}

void TestFreeMemory::slurmHoldsWhereGroupsDoNot()
{
    const MachineTree tree;
    tree.write(QStringLiteral("/proc/meminfo"), "MemTotal: 16777216 kB\nMemAvailable:   8388608 kB\n");
    tree.write(QStringLiteral("/proc/self/status"), "Name:\tepochmark\nVmRSS:\t  524288 kB\n");
    const auto memory = freeMemory(tree.files(), {4 * kGiB});
    QVERIFY(memory);
    QCOMPARE(memory->bytes, 4 * kGiB - 512 * kMiB);
    QCOMPARE(memory->holder, Holder::Slurm);
    QCOMPARE(memory->limitBytes, 4 * kGiB);
    // More than the machine has free: the machine holds.
    QCOMPARE(freeMemory(tree.files(), {15 * kGiB})->holder, Holder::Machine);
    QCOMPARE(freeMemory(tree.files(), {15 * kGiB})->bytes, 8 * kGiB);
    // What somebody wishes is one more bound, and no other one.
    const auto wished = freeMemory(tree.files(), {4 * kGiB}, 2 * kGiB);
    QCOMPARE(wished->holder, Holder::Wish);
    QCOMPARE(wished->bytes, 2 * kGiB - 512 * kMiB);
    QCOMPARE(freeMemory(tree.files(), {4 * kGiB}, 9 * kGiB)->holder, Holder::Slurm);
    // Groups count the whole job, Slurm's figure only knows this process: the lesser of them.
    const auto step = recordedMachine(QStringLiteral("slurm-step-v2"));
    QCOMPARE(freeMemory(step, {8 * kGiB})->holder, Holder::ControlGroup);
    QCOMPARE(freeMemory(step, {4 * kGiB})->bytes, 3 * kGiB);
}

void TestFreeMemory::slurmFromTheEnvironment_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<qint64>("mebibytes");
    const auto row = [](const char* name, const QString& variables, qint64 mebibytes) {
        QTest::newRow(name) << variables.split(u' ', Qt::SkipEmptyParts) << mebibytes;
    };
    const QString job = QStringLiteral("SLURM_JOB_ID=4711 ");
    row("no job", {}, 0);
    row("a node", job + QStringLiteral("SLURM_MEM_PER_NODE=4096"), 4096);
    row("processors", job + QStringLiteral("SLURM_MEM_PER_CPU=1500 SLURM_CPUS_ON_NODE=4"), 6000);
    row("all that there is", job + QStringLiteral("SLURM_MEM_PER_NODE=0"), 0);
    row("processors unknown", job + QStringLiteral("SLURM_MEM_PER_CPU=1500"), 0);
    row("what sbatch is asked for, outside of a job", QStringLiteral("SLURM_MEM_PER_NODE=4096"), 0);
    row("no number", job + QStringLiteral("SLURM_MEM_PER_NODE=4G"), 0);
    row("negative", job + QStringLiteral("SLURM_MEM_PER_NODE=-1"), 0);
}

void TestFreeMemory::slurmFromTheEnvironment()
{
    const QList<const char*> names{"SLURM_JOB_ID", "SLURM_MEM_PER_NODE", "SLURM_MEM_PER_CPU",
                                   "SLURM_CPUS_ON_NODE"};
    const auto clear = [&] {
        for (const char* name : names) {
            qunsetenv(name);
        }
    };
    clear();
    const auto restore = qScopeGuard(clear);
    QFETCH(QStringList, variables);
    for (const QString& variable : variables) {
        qputenv(variable.section(u'=', 0, 0).toLatin1().constData(), variable.section(u'=', 1).toLatin1());
    }
    QFETCH(qint64, mebibytes);
    QCOMPARE(SlurmMemory::ofThisProcess().bytes.value_or(0), mebibytes * kMiB);
}

void TestFreeMemory::nothingToldNothingKnown()
{
    QVERIFY(!freeMemory(MachineTree().files(), {}));
}

void TestFreeMemory::groupsThatCountThemselvesAlone()
{
    const MachineTree tree;
    writeClassic(tree, "/batch/job");
    writeClassicGroup(tree, QStringLiteral("/batch"), kGiB, 900 * kMiB);
    writeClassicGroup(tree, QStringLiteral("/batch/job"), 4 * kGiB, kGiB);
    QCOMPARE(freeBytes(tree), 124 * kMiB);
    tree.write(kClassic + QStringLiteral("/batch/memory.use_hierarchy"), "0\n");
    QCOMPARE(freeBytes(tree), 3 * kGiB);
    // Its own group holds it, however that counts.
    tree.write(kClassic + QStringLiteral("/batch/job/memory.use_hierarchy"), "0\n");
    QCOMPARE(freeBytes(tree), 3 * kGiB);
}

void TestFreeMemory::neverBelowNothing()
{
    const MachineTree tree;
    writeClassic(tree, "/job");
    writeClassicGroup(tree, QStringLiteral("/job"), kGiB, kGiB + 4096);
    QCOMPARE(freeBytes(tree), 0);
    // More cache than is charged: figures are read one after the other, the limit is the most.
    tree.write(kClassic + QStringLiteral("/job/memory.stat"), "inactive_file 2147483648\n");
    QCOMPARE(freeBytes(tree), kGiB);
}

void TestFreeMemory::theLesserOfMaxAndHigh()
{
    const MachineTree tree;
    tree.write(QStringLiteral("/proc/self/cgroup"), "0::/job\n");
    tree.write(QStringLiteral("/proc/self/mountinfo"),
               "30 22 0:26 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw\n");
    const QString group = QStringLiteral("/sys/fs/cgroup/job/");
    tree.write(group + QStringLiteral("memory.current"), "1048576\n");
    const auto limit = [&](const QByteArray& most, const QByteArray& high) -> qint64 {
        tree.write(group + QStringLiteral("memory.max"), most);
        tree.write(group + QStringLiteral("memory.high"), high);
        return freeMemory(tree.files(), {}).value_or(FreeMemory{}).limitBytes / kMiB;
    };
    QCOMPARE(limit("max\n", "max\n"), 0);
    QCOMPARE(limit("10485760\n", "max\n"), 10);
    QCOMPARE(limit("max\n", "5242880\n"), 5);
    QCOMPARE(limit("10485760\n", "5242880\n"), 5);
    QCOMPARE(limit("5242880\n", "10485760\n"), 5);
}

void TestFreeMemory::thisMachineTells()
{
#ifdef __linux__
    const auto memory = freeMemory();
    QVERIFY(memory && memory->bytes > 0);
#else
    QSKIP("Only Linux tells.");
#endif
}

QTEST_GUILESS_MAIN(TestFreeMemory)
#include "tst_freememory.moc"
