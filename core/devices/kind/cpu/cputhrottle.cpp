// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpusensors.h"

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

std::unique_ptr<ClockSensor> openCpuClock(const SystemFiles& files)
{
    const QStringList folders = cpuFolders(files, QStringLiteral("cpufreq"),
                                           QStringLiteral("scaling_cur_freq"));
    return folders.isEmpty() ? nullptr : std::make_unique<CpuClock>(files, folders);
}

}  // namespace epochmark
