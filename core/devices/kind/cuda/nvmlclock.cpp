// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/nvmlsensors.h"

namespace epochmark {

namespace {

constexpr quint64 kGpuIdle = 0x1;  // nvmlClocksThrottleReasonGpuIdle

class NvmlClock final : public ClockSensor {
public:
    NvmlClock(std::shared_ptr<const Nvml> nvml, int device) : m_nvml(std::move(nvml)), m_device(device) {}

    std::optional<double> megahertz() override
    {
        const bool isAtRest = (m_nvml->throttleReasons(m_device).value_or(0) & kGpuIdle) != 0;
        return isAtRest ? std::nullopt : m_nvml->megahertz(m_device);
    }
    std::optional<double> baseMegahertz() const override { return m_nvml->baseMegahertz(m_device); }

private:
    std::shared_ptr<const Nvml> m_nvml;
    int m_device;
};

}  // namespace

std::unique_ptr<ClockSensor> openNvmlClock(std::shared_ptr<const Nvml> nvml, int device)
{
    if (!nvml || !nvml->megahertz(device)) {
        return nullptr;
    }
    return std::make_unique<NvmlClock>(std::move(nvml), device);
}

}  // namespace epochmark
