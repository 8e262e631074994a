// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"
#include "devices/kind/cuda/nvmlsensors.h"
#include "machinetree.h"
#include "measure/heatwords.h"
#include "measure/runflags.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

QString counter(int cpu, const char* name)
{
    return QStringLiteral("/sys/devices/system/cpu/cpu%1/thermal_throttle/%2")
        .arg(cpu)
        .arg(QLatin1String(name));
}

void writeCounters(const MachineTree& tree, int cpu, int core, int package)
{
    tree.write(counter(cpu, "core_throttle_count"), QByteArray::number(core) + '\n');
    tree.write(counter(cpu, "package_throttle_count"), QByteArray::number(package) + '\n');
}

}  // namespace

class TestThrottleSensor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedMachines_data();
    void recordedMachines();
    void countsEventsFromTheStart();
    void aCounterThatIsGoneOrBackMakesItUnknown();
    void cardSaysWhy();
    void cardThatSaysNothingIsUnknown();
    void clockOfACard();
    void clockOfTheFastestCore();
    void clockWithoutBaseIsKeptWithoutJudgement();
    void flagsNeedAReason();
    void wordsSayWhatIsKnown();
};

void TestThrottleSensor::recordedMachines_data()
{
    QTest::addColumn<QString>("tree");
    QTest::addColumn<bool>("isReadable");
    QTest::newRow("Intel desktop") << "intel-desktop" << true;
    QTest::newRow("laptop, many events before") << "laptop-battery" << true;
    QTest::newRow("AMD counts none") << "amd-desktop" << false;
    QTest::newRow("virtual machine") << "virtual-machine" << false;
    QTest::newRow("ARM") << "arm-server" << false;
}

void TestThrottleSensor::recordedMachines()
{
    QFETCH(QString, tree);
    const auto sensor = openCpuThrottle(recordedMachine(tree));
    QTEST(sensor != nullptr, "isReadable");
    if (sensor) {
        sensor->sample();
        const auto found = sensor->found();
        QVERIFY(found && found->reasons.isEmpty());  // what was before the run isn't the run's
        QCOMPARE(found->events, std::optional<qint64>(0));
        QCOMPARE(found->source, QStringLiteral("kernel"));
    }
}

void TestThrottleSensor::countsEventsFromTheStart()
{
    const MachineTree tree;
    writeCounters(tree, 0, 7, 100);
    writeCounters(tree, 1, 9, 100);
    const auto sensor = openCpuThrottle(tree.files());
    QVERIFY(sensor);
    writeCounters(tree, 0, 8, 103);
    writeCounters(tree, 1, 9, 103);
    sensor->sample();
    const auto found = sensor->found();
    QCOMPARE(found->events,
             std::optional<qint64>(1 + 3));  // the package's once, though each core tells of it
    QCOMPARE(found->reasons, QStringList{QStringLiteral("heat")});
    QVERIFY(!found->share);
}

void TestThrottleSensor::aCounterThatIsGoneOrBackMakesItUnknown()
{
    const MachineTree tree;
    writeCounters(tree, 0, 7, 100);
    const auto sensor = openCpuThrottle(tree.files());
    writeCounters(tree, 0, 0, 0);
    sensor->sample();
    QVERIFY(!sensor->found());
    tree.remove(counter(0, "core_throttle_count"));
    sensor->sample();
    QVERIFY(!sensor->found());
    QVERIFY(openCpuThrottle(tree.files()) == nullptr);
}

void TestThrottleSensor::cardSaysWhy()
{
    const auto nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    const auto sensor = openNvmlThrottle(nvml, 0);
    QVERIFY(sensor);
    QVERIFY2(!sensor->found(), "nothing was looked at yet");
    for (int i = 0; i < 10; ++i) {
        sensor->sample();
    }
    const auto found = sensor->found();
    QCOMPARE(found->source, QStringLiteral("NVML"));
    QCOMPARE(found->share, std::optional<double>(0.5));
    QCOMPARE(found->reasons, (QStringList{QStringLiteral("power-cap"), QStringLiteral("heat")}));
    const auto warning = flags::throttled(Heat{{}, {}, {}, {}, found});
    QVERIFY(warning);
    QVERIFY2(warning->text.contains(QStringLiteral("50.0 %"))
                 && warning->text.contains(QStringLiteral("power cap, heat")),
             qPrintable(warning->text));
}

void TestThrottleSensor::cardThatSaysNothingIsUnknown()
{
    const auto nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    QVERIFY(openNvmlThrottle(nvml, 1) == nullptr);
    QVERIFY(openNvmlThrottle(nvml, 7) == nullptr);
    QVERIFY(openNvmlThrottle(nullptr, 0) == nullptr);
}

/// What it is built to hold where it says so, and nothing while nothing runs on it.
void TestThrottleSensor::clockOfACard()
{
    const auto nvml = Nvml::load(QStringLiteral(FAKE_NVML));
    const auto server = openNvmlClock(nvml, 2);
    QVERIFY(server);
    QCOMPARE(server->megahertz(), std::optional<double>(1590));
    QCOMPARE(server->baseMegahertz(), std::optional<double>(585));
    qputenv("FAKE_HIGHEST_BY_DEFAULT", "1");
    QVERIFY(!server->baseMegahertz());
    qunsetenv("FAKE_HIGHEST_BY_DEFAULT");
    const auto consumers = openNvmlClock(nvml, 0);
    QVERIFY(consumers);
    QVERIFY(!consumers->baseMegahertz());
    const auto one = consumers->megahertz();  // idle every other time
    const auto other = consumers->megahertz();
    QCOMPARE(one.has_value(), !other.has_value());
    QCOMPARE(one ? one : other, std::optional<double>(1905));
    QVERIFY(openNvmlClock(nvml, 1) == nullptr);
    QVERIFY(openNvmlClock(nvml, 7) == nullptr);
    QVERIFY(openNvmlClock(nullptr, 0) == nullptr);
}

void TestThrottleSensor::clockOfTheFastestCore()
{
    const auto clock = openCpuClock(recordedMachine(QStringLiteral("intel-desktop")));
    QVERIFY(clock);
    QCOMPARE(clock->megahertz(), std::optional<double>(4012.345));
    QCOMPARE(clock->baseMegahertz(), std::optional<double>(2900));
    QVERIFY(openCpuClock(recordedMachine(QStringLiteral("virtual-machine"))) == nullptr);
}

void TestThrottleSensor::clockWithoutBaseIsKeptWithoutJudgement()
{
    const MachineTree tree;
    tree.write(QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq"), "1200000\n");
    const auto clock = openCpuClock(tree.files());
    QCOMPARE(clock->megahertz(), std::optional<double>(1200));
    QVERIFY(!clock->baseMegahertz());
    QVERIFY(!flags::slowClock(Heat{{}, {}, 1200, {}, {}}));
}

void TestThrottleSensor::flagsNeedAReason()
{
    QVERIFY(!flags::throttled({}));
    const auto heldBack = [](std::optional<double> share, std::optional<qint64> events) {
        Heat heat;
        heat.throttling = Throttling{QStringLiteral("x"), {QStringLiteral("heat")}, share, events};
        return flags::throttled(heat).has_value();
    };
    QVERIFY(heldBack(0.06, {}));
    QVERIFY(!heldBack(0.04, {}));
    QVERIFY(heldBack({}, 1));
    Heat calm;
    calm.throttling = Throttling{QStringLiteral("x"), {}, {}, 0};
    QVERIFY(!flags::throttled(calm));
    const auto slow = flags::slowClock(Heat{{}, {}, 2700, 2900, {}});
    QVERIFY(slow && slow->text.startsWith(QLatin1String("The device ran at 2")));  // which may be a card
    QVERIFY(!flags::slowClock(Heat{{}, {}, 2800, 2900, {}}));
    QVERIFY(!flags::slowClock(Heat{{}, {}, {}, 2900, {}}));
}

void TestThrottleSensor::wordsSayWhatIsKnown()
{
    QCOMPARE(heatWords({}), QString());
    Heat heat{41, 73.4, 912.2, 2900, Throttling{QStringLiteral("kernel"), {}, {}, 0}};
    QCOMPARE(heatWords(heat),
             QStringLiteral("41 °C at the start, 73 °C at most · 912 MHz · not throttled (kernel)"));
    heat.throttling->reasons = {QStringLiteral("heat"), QStringLiteral("something-new")};
    QVERIFY(heatWords(heat).endsWith(QStringLiteral("throttled: heat, something-new (kernel)")));
    QCOMPARE(heatWords(Heat{{}, {}, {}, {}, Throttling{QStringLiteral("NVML"), {}, 0, {}}}),
             QStringLiteral("not throttled (NVML)"));
}

QTEST_GUILESS_MAIN(TestThrottleSensor)
#include "tst_throttlesensor.moc"
