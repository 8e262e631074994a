// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/nvmlsensors.h"

namespace epochmark {

namespace {

class NvmlTemperature final : public TemperatureSensor {
public:
    NvmlTemperature(std::shared_ptr<const Nvml> nvml, int device) : m_nvml(std::move(nvml)), m_device(device)
    {}
    std::optional<double> celsius() override { return m_nvml->temperature(m_device); }

private:
    std::shared_ptr<const Nvml> m_nvml;
    int m_device;
};

}  // namespace

std::unique_ptr<TemperatureSensor> openNvmlTemperature(std::shared_ptr<const Nvml> nvml, int device)
{
    if (!nvml || !nvml->temperature(device)) {
        return nullptr;
    }
    return std::make_unique<NvmlTemperature>(std::move(nvml), device);
}

}  // namespace epochmark
