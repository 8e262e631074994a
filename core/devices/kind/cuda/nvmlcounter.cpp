// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/stopwatch.h"
#include "devices/kind/cuda/nvmlsensors.h"

namespace epochmark {

namespace {

class NvmlCounter : public EnergyCounter {
public:
    NvmlCounter(std::shared_ptr<const Nvml> nvml, int device) : m_nvml(std::move(nvml)), m_device(device) {}
    QString source() const override { return QStringLiteral("NVML"); }
    QString scope() const override { return QStringLiteral("GPU only"); }

protected:
    std::shared_ptr<const Nvml> m_nvml;
    int m_device;
};

class NvmlTotalEnergy final : public NvmlCounter {
public:
    NvmlTotalEnergy(std::shared_ptr<const Nvml> nvml, int device, double start)
        : NvmlCounter(std::move(nvml), device), m_start(start)
    {}

    std::optional<double> joules() override
    {
        const auto now = m_nvml->energyJoules(m_device);
        return now ? std::optional<double>(*now - m_start) : std::nullopt;
    }

private:
    double m_start;
};

/// Cards before Volta: the mean of two power samples times the time between them.
class NvmlPowerIntegral final : public NvmlCounter {
public:
    NvmlPowerIntegral(std::shared_ptr<const Nvml> nvml, int device, double watts)
        : NvmlCounter(std::move(nvml), device), m_lastWatts(watts)
    {}

    std::optional<double> joules() override
    {
        const auto watts = m_nvml->watts(m_device);
        if (!watts) {
            return std::nullopt;
        }
        const double now = m_clock.seconds();
        m_joules += (*watts + m_lastWatts) / 2 * (now - m_lastSeconds);
        m_lastWatts = *watts;
        m_lastSeconds = now;
        return m_joules;
    }

private:
    Stopwatch m_clock;
    double m_lastWatts;
    double m_lastSeconds = 0;
    double m_joules = 0;
};

}  // namespace

std::unique_ptr<EnergyCounter> openNvmlCounter(std::shared_ptr<const Nvml> nvml, int device)
{
    if (!nvml) {
        return nullptr;
    }
    if (const auto start = nvml->energyJoules(device)) {
        return std::make_unique<NvmlTotalEnergy>(std::move(nvml), device, *start);
    }
    if (const auto watts = nvml->watts(device)) {
        return std::make_unique<NvmlPowerIntegral>(std::move(nvml), device, *watts);
    }
    return nullptr;
}

}  // namespace epochmark
