// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/sensorset.h"
#include "measure/energy.h"
#include "measure/epochsensors.h"
#include "measure/heat.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace epochmark {

/// What the sensors said last.
struct SensorReading {
    std::optional<double> temperature;  ///< degrees Celsius
    std::optional<double> watts;        ///< mean since the sample before
    QString powerScope;                 ///< "package", "GPU only"; empty without watts
};

/// Reads a SensorSet once a second on a thread of its own, off the training thread, from its construction to
/// stop(). A set without sensors costs no thread. latest(), lap() and stop() may be called from any one
/// thread.
class SensorSampler {
public:
    explicit SensorSampler(SensorSet sensors, std::chrono::milliseconds interval = std::chrono::seconds(1));
    ~SensorSampler();
    SensorSampler(const SensorSampler&) = delete;
    SensorSampler& operator=(const SensorSampler&) = delete;

    SensorReading latest() const;
    /// Means over the samples since the last call; absent when none of them told anything.
    std::optional<EpochSensors> lap();
    /// Takes a last sample and ends. The energy from the first sample to that one, with its seconds; absent
    /// when it couldn't be read all the time.
    std::optional<Energy> stop();
    /// Heat and clock since construction; absent when nothing of it could be read. After stop() only.
    std::optional<Heat> heat() const;

private:
    /// A mean in the making: of what is weighted, by the weights' sum.
    struct Mean {
        double sum = 0;
        double weight = 0;
        void add(std::optional<double> value, double by = 1);
        std::optional<double> value() const;
    };
    struct Lap {
        Mean celsius;
        Mean megahertz;
        Mean watts;  ///< by the seconds that they were counted over
    };
    void run();
    void sample();
    std::optional<double> sampleHeat(std::optional<double> celsius);

    SensorSet m_sensors;
    std::chrono::milliseconds m_interval;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopping = false;
    SensorReading m_latest;
    Lap m_lap;
    std::optional<double> m_joules;  ///< at the last sample
    double m_firstJoules = 0;
    Heat m_heat;
    double m_megahertzSum = 0;
    int m_megahertzSamples = 0;
    std::chrono::steady_clock::time_point m_sampledAt;
    std::optional<std::chrono::steady_clock::time_point> m_begunAt;  ///< at the first sample
    std::thread m_thread;
};

}  // namespace epochmark
