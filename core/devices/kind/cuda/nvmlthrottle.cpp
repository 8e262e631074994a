// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/nvmlsensors.h"

namespace epochmark {

namespace {

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

}  // namespace

std::unique_ptr<ThrottleSensor> openNvmlThrottle(std::shared_ptr<const Nvml> nvml, int device)
{
    if (!nvml || !nvml->throttleReasons(device)) {
        return nullptr;
    }
    return std::make_unique<NvmlThrottle>(std::move(nvml), device);
}

}  // namespace epochmark
