// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/peakmemory.h"
#include "measure/sensors/sensorsampler.h"

#include <QTest>

#include <atomic>
#include <vector>

using namespace epochmark;

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
    void aFailureMakesTheEnergyUnknown();
    void peakMemoryIsCountedAnew();
};

void TestSensorSampler::withoutSensorsAllIsUnknown()
{
    SensorSampler sampler(SensorSet{});
    QVERIFY(!sampler.latest().temperature.has_value());
    QVERIFY(!sampler.latest().watts.has_value());
    QVERIFY(!sampler.stop().has_value());
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
    QCOMPARE(energy->joules, 10.0 * samples);
    QCOMPARE(energy->source, QStringLiteral("fake"));
}

void TestSensorSampler::stoppingDoesNotWaitForTheInterval()
{
    std::atomic<int> samples = 0;
    SensorSampler sampler(fakeSensors(samples), std::chrono::hours(1));
    QTRY_VERIFY(samples >= 1);
    QCOMPARE(sampler.stop()->joules, 20.0);
    // A power over so short a time would be noise.
    QVERIFY(!sampler.latest().watts.has_value());
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
    {
        std::vector<char> big(kBig, 1);
        QVERIFY(big[kBig / 2] == 1);
    }
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
