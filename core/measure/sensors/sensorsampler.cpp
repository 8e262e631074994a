// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/sensorsampler.h"

#include <algorithm>
#include <utility>

namespace epochmark {

SensorSampler::SensorSampler(SensorSet sensors, std::chrono::milliseconds interval)
    : m_sensors(std::move(sensors)), m_interval(interval), m_sampledAt(std::chrono::steady_clock::now())
{
    if (!m_sensors.isEmpty()) {
        m_joules = m_sensors.energy ? std::optional<double>(0) : std::nullopt;
        m_thread = std::thread(&SensorSampler::run, this);
    }
}

SensorSampler::~SensorSampler()
{
    stop();
}

SensorReading SensorSampler::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

void SensorSampler::Mean::add(std::optional<double> value, double by)
{
    sum += value ? *value * by : 0;
    weight += value ? by : 0;
}

std::optional<double> SensorSampler::Mean::value() const
{
    return weight > 0 ? std::optional<double>(sum / weight) : std::nullopt;
}

std::optional<EpochSensors> SensorSampler::lap()
{
    Lap lap;
    {
        const std::lock_guard lock(m_mutex);
        lap = std::exchange(m_lap, {});
    }
    const EpochSensors means{lap.celsius.value(), lap.megahertz.value(), lap.watts.value()};
    return means.isKnown() ? std::optional<EpochSensors>(means) : std::nullopt;
}

std::optional<Energy> SensorSampler::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    if (!m_joules) {
        return std::nullopt;
    }
    return Energy{*m_joules - m_firstJoules, m_sensors.energy->source(), m_sensors.energy->scope(),
                  std::chrono::duration<double>(m_sampledAt - *m_begunAt).count()};
}

std::optional<Heat> SensorSampler::heat() const
{
    Heat heat = m_heat;
    if (m_megahertzSamples > 0) {
        heat.meanMegahertz = m_megahertzSum / m_megahertzSamples;
        heat.baseMegahertz = m_sensors.clock->baseMegahertz();
    }
    if (m_sensors.throttle) {
        heat.throttling = m_sensors.throttle->found();
    }
    return heat.isKnown() ? std::optional<Heat>(heat) : std::nullopt;
}

void SensorSampler::run()
{
    // The first and the last one limit the span, however short the run.
    sample();
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_interval, [this] { return m_isStopping; })) {
        lock.unlock();
        sample();
        lock.lock();
    }
    lock.unlock();
    sample();
}

/// Gives the clock's megahertz.
std::optional<double> SensorSampler::sampleHeat(std::optional<double> celsius)
{
    if (celsius) {
        m_heat.startCelsius = m_heat.startCelsius ? m_heat.startCelsius : celsius;
        m_heat.maxCelsius = std::max(m_heat.maxCelsius.value_or(*celsius), *celsius);
    }
    if (m_sensors.throttle) {
        m_sensors.throttle->sample();
    }
    const auto megahertz = m_sensors.clock ? m_sensors.clock->megahertz() : std::nullopt;
    if (megahertz) {
        m_megahertzSum += *megahertz;
        ++m_megahertzSamples;
    }
    return megahertz;
}

void SensorSampler::sample()
{
    SensorReading reading;
    if (m_sensors.temperature) {
        reading.temperature = m_sensors.temperature->celsius();
    }
    const std::optional<double> megahertz = sampleHeat(reading.temperature);
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - m_sampledAt).count();
    // A counter that failed once has lost what it didn't see: its sum stays unknown.
    const auto joules = m_joules ? m_sensors.energy->joules() : std::nullopt;
    // Over a shorter time the counter's own steps would show as power.
    if (joules && seconds * 2 >= std::chrono::duration<double>(m_interval).count()) {
        reading.watts = (*joules - *m_joules) / seconds;
        reading.powerScope = m_sensors.energy->scope();
    }
    const std::lock_guard lock(m_mutex);
    if (!m_begunAt) {
        m_begunAt = now;
        m_firstJoules = joules.value_or(0);
    }
    m_joules = joules;
    m_sampledAt = now;
    m_latest = reading;
    m_lap.celsius.add(reading.temperature);
    m_lap.megahertz.add(megahertz);
    m_lap.watts.add(reading.watts, seconds);
}

}  // namespace epochmark
