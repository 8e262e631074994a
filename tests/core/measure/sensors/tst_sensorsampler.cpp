// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/stopwatch.h"
#include "measure/sensors/peakmemory.h"
#include "measure/sensors/sensorsampler.h"
#include "patience.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <cstring>
#include <vector>

#include <sys/mman.h>

using namespace epochmark;
using epochmark::test::kUsualPatienceMs;

namespace {

/// Gains 10 J with every sample; fails from the sample `failsAt` on.
class FakeCounter final : public EnergyCounter {
public:
    explicit FakeCounter(int failsAt, std::atomic<int>& samples) : m_failsAt(failsAt), m_samples(samples) {}
    std::optional<double> joules() override
    {
        const int sample = ++m_samples;
        return sample < m_failsAt ? std::optional<double>(10.0 * sample) : std::nullopt;
    }
    QString source() const override { return QStringLiteral("fake"); }
    QString scope() const override { return QStringLiteral("test"); }

private:
    int m_failsAt;
    std::atomic<int>& m_samples;
};

class FakeTemperature final : public TemperatureSensor {
public:
    std::optional<double> celsius() override { return 42.0; }
};

/// Warmer by one degree with every sample.
class WarmingUp final : public TemperatureSensor {
public:
    explicit WarmingUp(std::atomic<int>& samples) : m_samples(samples) {}
    std::optional<double> celsius() override { return 40.0 + m_samples++; }

private:
    std::atomic<int>& m_samples;
};

class FakeThrottle final : public ThrottleSensor {
public:
    void sample() override { ++m_samples; }
    std::optional<Throttling> found() const override
    {
        return Throttling{QStringLiteral("fake"), {}, std::nullopt, m_samples};
    }

private:
    qint64 m_samples = 0;
};

class FakeClock final : public ClockSensor {
public:
    std::optional<double> megahertz() override
    {
        return m_samples++ % 2 == 0 ? std::optional<double>(3000) : std::nullopt;
    }
    std::optional<double> baseMegahertz() const override { return 2900; }

private:
    int m_samples = 0;
};

SensorSet fakeSensors(std::atomic<int>& samples, int failsAt = 1000)
{
    SensorSet set;
    set.energy = std::make_unique<FakeCounter>(failsAt, samples);
    set.temperature = std::make_unique<FakeTemperature>();
    return set;
}

}  // namespace

class TestSensorSampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutSensorsAllIsUnknown();
    void samplesUntilStopped();
    void stoppingDoesNotWaitForTheInterval();
    void joulesAndSecondsAreOfOneSpan();
    void aFailureMakesTheEnergyUnknown();
    void heatIsKeptOverTheRun();
    void lapsHaveTheirOwnMeans();
    void lapsWithoutASampleAreUnknown();
    void peakMemoryIsCountedAnew();
};

void TestSensorSampler::withoutSensorsAllIsUnknown()
{
    SensorSampler sampler(SensorSet{});
    QVERIFY(!sampler.latest().temperature.has_value());
    QVERIFY(!sampler.latest().watts.has_value());
    QVERIFY(!sampler.stop().has_value());
    QVERIFY(!sampler.heat().has_value());
}

void TestSensorSampler::heatIsKeptOverTheRun()
{
    std::atomic<int> samples = 0;
    SensorSet set;
    set.temperature = std::make_unique<WarmingUp>(samples);
    set.throttle = std::make_unique<FakeThrottle>();
    set.clock = std::make_unique<FakeClock>();
    SensorSampler sampler(std::move(set), std::chrono::milliseconds(2));
    QTRY_VERIFY(samples >= 4);
    QVERIFY(!sampler.stop().has_value());
    const auto heat = sampler.heat();
    QVERIFY(heat.has_value());
    QCOMPARE(heat->startCelsius, std::optional<double>(40));
    QCOMPARE(heat->maxCelsius, std::optional<double>(40 + samples - 1));
    QCOMPARE(heat->meanMegahertz, std::optional<double>(3000));  // what couldn't be read counts for nothing
    QCOMPARE(heat->baseMegahertz, std::optional<double>(2900));
    QCOMPARE(heat->throttling->events, std::optional<qint64>(samples));
}

/// Two laps with another temperature and another power each.
void TestSensorSampler::lapsHaveTheirOwnMeans()
{
    struct Room {
        std::atomic<double> celsius = 50;
        std::atomic<double> watts = 100;
        std::atomic<int> samples = 0;
    };
    class Thermometer final : public TemperatureSensor {
    public:
        explicit Thermometer(Room& room) : m_room(room) {}
        std::optional<double> celsius() override { return m_room.celsius.load(); }

    private:
        Room& m_room;
    };
    /// Counts what the watts bring between two readings.
    class Meter final : public EnergyCounter {
    public:
        explicit Meter(Room& room) : m_room(room) {}
        std::optional<double> joules() override
        {
            m_joules += m_room.watts * m_clock.seconds();
            m_clock.restart();
            ++m_room.samples;
            return m_joules;
        }
        QString source() const override { return QStringLiteral("fake"); }
        QString scope() const override { return QStringLiteral("test"); }

    private:
        Room& m_room;
        Stopwatch m_clock;
        double m_joules = 0;
    };
    Room room;
    SensorSet set;
    set.temperature = std::make_unique<Thermometer>(room);
    set.energy = std::make_unique<Meter>(room);
    SensorSampler sampler(std::move(set), std::chrono::milliseconds(50));
    const auto waitForSamples = [&room](int more) {
        const int from = room.samples;
        return QTest::qWaitFor([&room, from, more] { return room.samples >= from + more; },
                               kUsualPatienceMs);
    };
    QVERIFY(waitForSamples(4));
    room.celsius = 70;
    room.watts = 200;
    QVERIFY(waitForSamples(2));
    sampler.lap();  // what was before and while it changed
    // Nearer to what it draws now than to what it drew before. Where the system takes the thread away between the
    // two clocks' readings a lap can't agree: not so every time.
    bool isNearer = false;
    for (int attempt = 0; attempt < 20 && !isNearer; ++attempt) {
        QVERIFY(waitForSamples(4));
        const auto warm = sampler.lap();
        QVERIFY(warm && warm->celsius && warm->watts);
        QCOMPARE(*warm->celsius, 70.0);
        QVERIFY(!warm->megahertz);  // no clock: unknown, not 0
        isNearer = *warm->watts > 150 && *warm->watts < 300;
    }
    QVERIFY(isNearer);
}

void TestSensorSampler::lapsWithoutASampleAreUnknown()
{
    QVERIFY(!SensorSampler(SensorSet{}).lap());
    std::atomic<int> samples = 0;
    SensorSampler sampler(fakeSensors(samples), std::chrono::hours(1));
    QTRY_VERIFY(samples >= 1);
    std::optional<EpochSensors> first;
    QVERIFY(QTest::qWaitFor([&] { return (first = sampler.lap()).has_value(); }, kUsualPatienceMs));
    QVERIFY(!sampler.lap());
}

void TestSensorSampler::samplesUntilStopped()
{
    std::atomic<int> samples = 0;
    SensorSampler sampler(fakeSensors(samples), std::chrono::milliseconds(5));
    QTRY_VERIFY(samples >= 4);
    QTRY_VERIFY(sampler.latest().watts.has_value());
    QCOMPARE(sampler.latest().temperature.value_or(0), 42.0);
    QVERIFY(sampler.latest().watts.value() > 0);
    QCOMPARE(sampler.latest().powerScope, QStringLiteral("test"));
    const auto energy = sampler.stop();
    QVERIFY(energy.has_value());
    QCOMPARE(energy->joules, 10.0 * (samples - 1));  // from the first sample to the last
    QCOMPARE(energy->source, QStringLiteral("fake"));
}

void TestSensorSampler::stoppingDoesNotWaitForTheInterval()
{
    std::atomic<int> samples = 0;
    SensorSampler sampler(fakeSensors(samples), std::chrono::hours(1));
    QTRY_VERIFY(samples >= 1);
    QCOMPARE(sampler.stop()->joules, 10.0);
    // A power over so short a time would be noise.
    QVERIFY(!sampler.latest().watts.has_value());
}

/// A counter of a hundred watts, whose own clock began long before the sampler's: however short the run,
/// joules by seconds are those watts. Where the system takes the thread away between the two readings they
/// can't agree: not so every time.
void TestSensorSampler::joulesAndSecondsAreOfOneSpan()
{
    class SteadyCounter final : public EnergyCounter {
    public:
        explicit SteadyCounter(std::atomic<int>& readings) : m_readings(readings) {}
        std::optional<double> joules() override
        {
            ++m_readings;
            return 5000 + 100 * m_clock.seconds();
        }
        QString source() const override { return QStringLiteral("fake"); }
        QString scope() const override { return QStringLiteral("test"); }

    private:
        Stopwatch m_clock;
        std::atomic<int>& m_readings;
    };
    for (const int milliseconds : {0, 30, 120}) {
        bool agrees = false;
        for (int attempt = 0; attempt < 20 && !agrees; ++attempt) {
            std::atomic<int> readings = 0;
            SensorSet set;
            set.energy = std::make_unique<SteadyCounter>(readings);
            const Stopwatch around;
            SensorSampler sampler(std::move(set), std::chrono::milliseconds(50));
            QTRY_VERIFY(readings >= 1);  // the span has begun
            const Stopwatch within;
            QTest::qSleep(milliseconds);
            const double slept = within.seconds();
            const auto energy = sampler.stop();
            QVERIFY(energy && energy->seconds);
            QVERIFY2(*energy->seconds >= slept && *energy->seconds <= around.seconds(),
                     qPrintable(QString::number(*energy->seconds)));
            agrees = std::abs(energy->joules - 100 * *energy->seconds) <= 1;  // of what 10 ms bring
        }
        QVERIFY2(agrees, qPrintable(QString::number(milliseconds)));
    }
}

void TestSensorSampler::aFailureMakesTheEnergyUnknown()
{
    std::atomic<int> samples = 0;
    SensorSampler sampler(fakeSensors(samples, 2), std::chrono::milliseconds(2));
    QTRY_VERIFY(samples >= 2);
    QTRY_VERIFY(sampler.latest().temperature.has_value());
    QVERIFY(!sampler.stop().has_value());
}

void TestSensorSampler::peakMemoryIsCountedAnew()
{
    constexpr size_t kBig = 200 << 20;
    // Taken from the system and given back to it: a sanitizer's allocator would keep what is freed.
    void* const big = mmap(nullptr, kBig, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    QVERIFY(big != MAP_FAILED);
    std::memset(big, 1, kBig);
    QCOMPARE(munmap(big, kBig), 0);
    const PeakMemory peak;
    if (!peak.bytes()) {
        QSKIP("This system can't count the peak anew.");
    }
    const qint64 before = peak.bytes().value();
    QVERIFY2(before < qint64(kBig), "the freed block of before still counts");
    std::vector<char> small(kBig / 2, 1);
    QVERIFY(small[kBig / 4] == 1);
    QVERIFY(peak.bytes().value() >= before + qint64(kBig / 4));
}

QTEST_GUILESS_MAIN(TestSensorSampler)
#include "tst_sensorsampler.moc"
