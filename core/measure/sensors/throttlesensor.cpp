// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/throttlesensor.h"

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

const QString kCpus = QStringLiteral("/sys/devices/system/cpu");

/// Sums the counters of all cores. A package's counter is the same in each of its cores: the greatest stands
/// for it.
class CpuThrottle final : public ThrottleSensor {
public:
    CpuThrottle(SystemFiles files, QStringList folders)
        : m_files(std::move(files)), m_folders(std::move(folders))
    {
        m_start = count();
        m_latest = m_start;
    }

    void sample() override { m_latest = count(); }

    std::optional<Throttling> found() const override
    {
        // Processors that leave and come back begin at 0 again: then the sum says nothing.
        if (!m_start || !m_latest || *m_latest < *m_start) {
            return std::nullopt;
        }
        Throttling throttling;
        throttling.source = QStringLiteral("kernel");
        throttling.events = *m_latest - *m_start;
        if (*throttling.events > 0) {
            throttling.reasons.append(QStringLiteral("heat"));
        }
        return throttling;
    }

private:
    std::optional<qint64> count() const
    {
        qint64 cores = 0;
        qint64 package = 0;
        for (const QString& folder : m_folders) {
            const auto core = m_files.number(folder + QStringLiteral("/core_throttle_count"));
            if (!core) {
                return std::nullopt;
            }
            cores += *core;
            package = std::max(
                package, m_files.number(folder + QStringLiteral("/package_throttle_count")).value_or(0));
        }
        return cores + package;
    }

    SystemFiles m_files;
    QStringList m_folders;
    std::optional<qint64> m_start;
    std::optional<qint64> m_latest;
};

class NvmlThrottle final : public ThrottleSensor {
public:
    NvmlThrottle(std::shared_ptr<const Nvml> nvml, int device) : m_nvml(std::move(nvml)), m_device(device) {}

    void sample() override
    {
        const auto bits = m_nvml->throttleReasons(m_device);
        m_isKnown = m_isKnown && bits.has_value();
        const QStringList now = namesOf(bits.value_or(0));
        ++m_samples;
        m_heldBack += now.isEmpty() ? 0 : 1;
        for (const QString& reason : now) {
            if (!m_reasons.contains(reason)) {
                m_reasons.append(reason);
            }
        }
    }

    std::optional<Throttling> found() const override
    {
        if (!m_isKnown || m_samples == 0) {
            return std::nullopt;
        }
        return Throttling{QStringLiteral("NVML"), m_reasons, double(m_heldBack) / m_samples, std::nullopt};
    }

private:
    /// nvmlClocksThrottleReason...: SwPowerCap, HwSlowdown, SwThermalSlowdown, HwThermalSlowdown,
    /// HwPowerBrakeSlowdown. HwSlowdown stands for the two after it, and alone for what the card doesn't tell
    /// apart.
    static QStringList namesOf(quint64 bits)
    {
        QStringList names;
        if ((bits & 0x4) != 0) {
            names.append(QStringLiteral("power-cap"));
        }
        if ((bits & (0x20 | 0x40)) != 0) {
            names.append(QStringLiteral("heat"));
        }
        if ((bits & 0x80) != 0) {
            names.append(QStringLiteral("power-brake"));
        }
        if ((bits & 0x8) != 0 && (bits & (0x40 | 0x80)) == 0) {
            names.append(QStringLiteral("hardware"));
        }
        return names;
    }

    std::shared_ptr<const Nvml> m_nvml;
    int m_device;
    bool m_isKnown = true;
    int m_samples = 0;
    int m_heldBack = 0;
    QStringList m_reasons;
};

class CpuClock final : public ClockSensor {
public:
    CpuClock(SystemFiles files, QStringList folders)
        : m_files(std::move(files)), m_folders(std::move(folders))
    {}

    std::optional<double> megahertz() override
    {
        qint64 fastest = 0;
        for (const QString& folder : m_folders) {
            fastest = std::max(fastest,
                               m_files.number(folder + QStringLiteral("/scaling_cur_freq")).value_or(0));
        }
        return fastest > 0 ? std::optional<double>(double(fastest) / 1e3) : std::nullopt;
    }

    /// The slowest kind of core counts: which kind trains isn't known.
    std::optional<double> baseMegahertz() const override
    {
        std::optional<double> lowest;
        for (const QString& folder : m_folders) {
            const auto kilohertz = m_files.number(folder + QStringLiteral("/base_frequency"));
            if (!kilohertz || *kilohertz <= 0) {
                return std::nullopt;
            }
            lowest = std::min(lowest.value_or(double(*kilohertz) / 1e3), double(*kilohertz) / 1e3);
        }
        return lowest;
    }

private:
    SystemFiles m_files;
    QStringList m_folders;
};

/// The folders of that name that have `file`.
QStringList cpuFolders(const SystemFiles& files, const QString& name, const QString& file)
{
    QStringList folders;
    for (const QString& cpu : files.names(kCpus, QStringLiteral("cpu[0-9]*"))) {
        const QString folder = kCpus + u'/' + cpu + u'/' + name;
        if (files.number(folder + u'/' + file)) {
            folders.append(folder);
        }
    }
    return folders;
}

}  // namespace

std::unique_ptr<ThrottleSensor> openCpuThrottle(const SystemFiles& files)
{
    const QStringList folders = cpuFolders(files, QStringLiteral("thermal_throttle"),
                                           QStringLiteral("core_throttle_count"));
    return folders.isEmpty() ? nullptr : std::make_unique<CpuThrottle>(files, folders);
}

std::unique_ptr<ThrottleSensor> openNvmlThrottle(std::shared_ptr<const Nvml> nvml, int device)
{
    if (!nvml || !nvml->throttleReasons(device)) {
        return nullptr;
    }
    return std::make_unique<NvmlThrottle>(std::move(nvml), device);
}

std::unique_ptr<ClockSensor> openCpuClock(const SystemFiles& files)
{
    const QStringList folders = cpuFolders(files, QStringLiteral("cpufreq"),
                                           QStringLiteral("scaling_cur_freq"));
    return folders.isEmpty() ? nullptr : std::make_unique<CpuClock>(files, folders);
}

}  // namespace epochmark
