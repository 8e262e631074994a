// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/disturbancemeter.h"

#include "devices/processor/processorlimits.h"
#include "machinetree.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace epochmark;

namespace {

/// Two processors of this process's, a third that isn't, two threads; the test moves the clocks and the
/// books.
class Machine {
public:
    Machine()
    {
        tree.write(QStringLiteral("/proc/self/status"), "Name:\tepochmark\nCpus_allowed_list:\t0,2\n");
        write();
    }

    void write()
    {
        for (qsizetype i = 0; i < delays.size(); ++i) {
            tree.write(QStringLiteral("/proc/self/task/%1/schedstat").arg(100 + i),
                       QByteArray("5000000000 ") + QByteArray::number(delays.at(i) * 1e9, 'f', 0) + " 77\n");
        }
        tree.write(QStringLiteral("/proc/stat"), "cpu  1 2 3 4 5 6 7 8 0 0\n" + processor(0, busy / 2, stolen)
                                                     + processor(1, 900, 900) + processor(2, busy / 2, 0)
                                                     + "intr 1 2 3\nctxt 5\n");
        tree.write(QStringLiteral("/proc/pressure/cpu"),
                   "some avg10=1.00 avg60=0.50 avg300=0.10 total="
                       + QByteArray::number(pressure * 1e6, 'f', 0)
                       + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    }

    DisturbanceMeter meter()
    {
        return DisturbanceMeter({100, 101}, tree.files(),
                                {[this] { return wall; }, [this] { return slept; }, [this] { return own; }});
    }
    Disturbance lap(DisturbanceMeter& meter)
    {
        write();
        return meter.lap({100, 101});
    }

    test::MachineTree tree;
    double wall = 1000;
    double slept = 50;
    double own = 20;    ///< processor seconds of this process
    double busy = 300;  ///< of both processors, ours included
    double stolen = 4;
    double pressure = 9;
    QList<double> delays{1.5, 2.5};  ///< seconds, of threads 100 and 101

private:
    /// In ticks, of which a second has as many as the system says; what isn't busy spread over all its
    /// columns.
    static QByteArray processor(int number, double busySeconds, double stolenSeconds)
    {
        const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
        const QByteArray fifth = QByteArray::number(busySeconds / 5 * ticks, 'f', 0);
        return "cpu" + QByteArray::number(number) + ' ' + fifth + ' ' + fifth + ' ' + fifth + " 123456 789 "
               + fifth + ' ' + fifth + ' ' + QByteArray::number(stolenSeconds * ticks, 'f', 0) + " 11 12\n";
    }
};

}  // namespace

class TestDisturbanceMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quietIsNothingLost();
    void waitingForOthersIsAShareOfTheThreadsTime();
    void ownThreadsDoNotDisturbEachOther();
    void moreThreadsThanProcessorsWaitTogether();
    void threadsThatAreBoundApartCountTheirProcessors();
    void aQuotaIsNoDisturbance_data();
    void aQuotaIsNoDisturbance();
    void anOuterGroupThatStandsStillHidesNoQuota();
    void aKernelThreadIsNotBlamedForItsPast();
    void stealIsAShareOfTheProcessorsTime();
    void sleepIsTold();
    void pressureIsTold();
    void lapsAreTakenApart();
    void newThreadsHaveWaitedSinceTheirBirth();
    void withoutBooksNothingIsKnown();
    void theBusiestProgramIsNamed();
    void anotherProgramOnOurProcessorIsSeen();
};

void TestDisturbanceMeter::quietIsNothingLost()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.own += 20;
    machine.busy += 20;
    QCOMPARE(machine.lap(meter), (Disturbance{0, 0, 0, 0}));
}

void TestDisturbanceMeter::waitingForOthersIsAShareOfTheThreadsTime()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 3, 2.5 + 1};  // 4 of 2 x 10 thread seconds
    machine.own += 15;
    machine.busy += 20;  // others used 5
    QCOMPARE(*machine.lap(meter).waitedShare, 0.2);
}

void TestDisturbanceMeter::ownThreadsDoNotDisturbEachOther()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 3, 2.5 + 1};  // a third thread of ours took turns with them ...
    machine.own += 19;
    machine.busy += 20;  // ... and others used but 1
    QCOMPARE(*machine.lap(meter).waitedShare, 0.05);
}

void TestDisturbanceMeter::moreThreadsThanProcessorsWaitTogether()
{
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/self/status"), "Cpus_allowed_list:\t0\n");
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 6, 2.5 + 6};
    machine.own += 5;
    machine.busy += 10;  // the one processor's half of it is 5, all of it ours
    QCOMPARE(*machine.lap(meter).waitedShare, 0.0);
    machine.wall += 10;
    machine.delays = {1.5 + 12, 2.5 + 12};
    machine.own += 5;
    machine.busy += 20;  // of the one processor 10: others used 5, which held back two threads at once
    QCOMPARE(*machine.lap(meter).waitedShare, 0.5);
}

void TestDisturbanceMeter::threadsThatAreBoundApartCountTheirProcessors()
{
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/self/status"), "Cpus_allowed_list:\t0\n");
    machine.tree.write(QStringLiteral("/proc/self/task/100/status"), "Cpus_allowed_list:\t0\n");
    machine.tree.write(QStringLiteral("/proc/self/task/101/status"), "Cpus_allowed_list:\t2\n");
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 3, 2.5 + 1};
    machine.own += 15;
    machine.busy += 20;  // of both
    QCOMPARE(*machine.lap(meter).waitedShare, 0.2);
}

void TestDisturbanceMeter::aQuotaIsNoDisturbance_data()
{
    QTest::addColumn<QByteArray>("mounts");
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QString>("statistics");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("v2") << QByteArray("30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
                        << QByteArray("0::/job\n") << QStringLiteral("/sys/fs/cgroup/job/cpu.stat")
                        << QByteArray("usage_usec 9\nnr_throttled 1\nthrottled_usec 500000\n")
                        << QByteArray("usage_usec 9\nnr_throttled 9\nthrottled_usec 3500000\n");
    QTest::newRow("v1") << QByteArray(
        "33 32 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n")
                        << QByteArray("4:cpu,cpuacct:/job\n")
                        << QStringLiteral("/sys/fs/cgroup/cpu,cpuacct/job/cpu.stat")
                        << QByteArray("nr_periods 5\nnr_throttled 1\nthrottled_time 500000000\n")
                        << QByteArray("nr_periods 9\nnr_throttled 9\nthrottled_time 3500000000\n");
}

void TestDisturbanceMeter::aQuotaIsNoDisturbance()
{
    QFETCH(QByteArray, mounts);
    QFETCH(QByteArray, groups);
    QFETCH(QString, statistics);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/self/mountinfo"), mounts);
    machine.tree.write(QStringLiteral("/proc/self/cgroup"), groups);
    machine.tree.write(statistics, before);
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 3, 2.5 + 1};  // of these 4 seconds the quota took 3, others 1
    machine.own += 10;
    machine.busy += 20;
    machine.tree.write(statistics, after);
    QCOMPARE(*machine.lap(meter).waitedShare, 0.05);
}

/// The outer group was held back long ago, ours is now.
void TestDisturbanceMeter::anOuterGroupThatStandsStillHidesNoQuota()
{
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/self/mountinfo"),
                       "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    machine.tree.write(QStringLiteral("/proc/self/cgroup"), "0::/pod/job\n");
    machine.tree.write(QStringLiteral("/sys/fs/cgroup/pod/cpu.stat"), "throttled_usec 9000000000\n");
    machine.tree.write(QStringLiteral("/sys/fs/cgroup/pod/job/cpu.stat"), "throttled_usec 0\n");
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.delays = {1.5 + 3, 2.5 + 1};
    machine.own += 10;
    machine.busy += 20;
    machine.tree.write(QStringLiteral("/sys/fs/cgroup/pod/job/cpu.stat"), "throttled_usec 3000000\n");
    QCOMPARE(*machine.lap(meter).waitedShare, 0.05);
}

/// It carries another name now, and has done nothing since.
void TestDisturbanceMeter::aKernelThreadIsNotBlamedForItsPast()
{
    const auto worker = [](const char* work) {
        return QByteArray("7 (kworker/3:1-") + work
               + ") S 2 0 0 0 -1 69238880 0 0 0 0 0 900000 0 0 20 0 1 0 99 0 0\n";
    };
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/7/stat"), worker("events"));
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.tree.write(QStringLiteral("/proc/7/stat"), worker("mm_percpu_wq"));
    QCOMPARE(meter.busiestProgram(), QString());
}

void TestDisturbanceMeter::stealIsAShareOfTheProcessorsTime()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.stolen += 3;  // of one processor; the whole is 2 x 10
    QCOMPARE(*machine.lap(meter).stolenShare, 0.15);
}

void TestDisturbanceMeter::sleepIsTold()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.slept += 60;
    QCOMPARE(*machine.lap(meter).sleptSeconds, 60.0);
    machine.wall += 10;
    machine.slept += 1e-6;  // the clocks' own distance
    QCOMPARE(*machine.lap(meter).sleptSeconds, 0.0);
}

void TestDisturbanceMeter::pressureIsTold()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.pressure += 2.5;
    QCOMPARE(*machine.lap(meter).pressureShare, 0.25);
    machine.tree.remove(QStringLiteral("/proc/pressure/cpu"));
    DisturbanceMeter without = machine.meter();
    machine.wall += 10;
    QVERIFY(!without.lap({100, 101}).pressureShare);
}

void TestDisturbanceMeter::lapsAreTakenApart()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    for (const double waited : {4.0, 0.0, 10.0}) {
        machine.wall += 10;
        machine.delays[0] += waited;
        machine.own += 20 - waited;
        machine.busy += 20;
        QCOMPARE(*machine.lap(meter).waitedShare, waited / 20);
    }
}

void TestDisturbanceMeter::newThreadsHaveWaitedSinceTheirBirth()
{
    Machine machine;
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.busy += 20;
    machine.delays = {1.5, 2.5, 2};  // a third one, born in between; the second has ended
    machine.write();
    QCOMPARE(*meter.lap({100, 102}).waitedShare, 0.1);
}

void TestDisturbanceMeter::withoutBooksNothingIsKnown()
{
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/self/task/100/schedstat"), "0 0 0\n");  // a kernel without them
    DisturbanceMeter silent({100}, machine.tree.files());
    QVERIFY(!silent.lap({100}).waitedShare);
    const test::MachineTree empty;
    DisturbanceMeter nothing({100}, empty.files());
    const Disturbance found = nothing.lap({100});
    QVERIFY(!found.waitedShare && !found.stolenShare && !found.pressureShare);
}

void TestDisturbanceMeter::theBusiestProgramIsNamed()
{
    const auto process = [](const char* name, int user, int system) {
        return QByteArray("7 (") + name + ") S 1 7 7 0 -1 4194304 1 2 3 4 " + QByteArray::number(user) + ' '
               + QByteArray::number(system) + " 0 0 20 0 1 0 99 1000 10\n";
    };
    const auto ticks = static_cast<int>(sysconf(_SC_CLK_TCK));
    Machine machine;
    machine.tree.write(QStringLiteral("/proc/7/stat"), process("an (odd) name", 100 * ticks, 0));
    machine.tree.write(QStringLiteral("/proc/8/stat"), process("make", 0, 0));
    DisturbanceMeter meter = machine.meter();
    machine.wall += 10;
    machine.tree.write(QStringLiteral("/proc/8/stat"), process("make", ticks / 2, ticks / 4));
    QCOMPARE(meter.busiestProgram(), QString());  // less than a tenth of a processor
    machine.tree.write(QStringLiteral("/proc/7/stat"), process("an (odd) name", 101 * ticks, 3 * ticks));
    machine.tree.write(QStringLiteral("/proc/9/stat"), process("make", 3 * ticks, 0));
    QCOMPARE(meter.busiestProgram(), QStringLiteral("an (odd) name"));
    machine.tree.write(QStringLiteral("/proc/10/stat"), process("make", ticks, 0));  // 4.75 in all
    QCOMPARE(meter.busiestProgram(), QStringLiteral("make"));
}

/// On the real thing: a process that shares our only processor takes about half of it. How busy the machine
/// is besides can only make it more.
void TestDisturbanceMeter::anotherProgramOnOurProcessorIsSeen()
{
    QFile books(QStringLiteral("/proc/self/schedstat"));
    const QByteArray processors = SystemFiles().read(QStringLiteral("/proc/stat")).value_or(QByteArray());
    if (!books.open(QIODevice::ReadOnly) || books.readAll().startsWith("0 ")
        || !processors.contains("\ncpu0 ")) {
        QSKIP("This kernel doesn't tell how long a thread waited, or what its processors did.");
    }
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(allowedProcessors(SystemFiles()).value(0), &one);
    if (sched_setaffinity(0, sizeof one, &one) != 0) {
        QSKIP("This process may not choose its processor.");
    }
    const pid_t other = fork();
    if (other == 0) {
        alarm(60);
        for (;;) {}
    }
    DisturbanceMeter meter({gettid()});
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1000) {}
    const Disturbance found = meter.lap({gettid()});
    kill(other, SIGKILL);
    waitpid(other, nullptr, 0);
    QVERIFY(found.waitedShare);
    QVERIFY2(*found.waitedShare > 0.25 && *found.waitedShare <= 1,
             qPrintable(QString::number(*found.waitedShare)));
    QVERIFY(found.stolenShare && found.sleptSeconds);
}

QTEST_GUILESS_MAIN(TestDisturbanceMeter)
#include "tst_disturbancemeter.moc"
