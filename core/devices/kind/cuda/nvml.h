// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace epochmark {

/// NVIDIA's management library, loaded at run time: never linked, never needed. Answers that the driver or
/// the card doesn't give are absent. Thread-safe, as NVML is. The library stays loaded until the last copy is
/// gone.
///     if (auto nvml = Nvml::load()) { nvml->deviceCount(); }
class Nvml {
public:
    /// nullptr when the library isn't there or finds no driver. `library`: a name for dlopen.
    static std::shared_ptr<const Nvml> load(const QString& library = QStringLiteral("libnvidia-ml.so.1"));
    ~Nvml();
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;

    struct Memory {
        qint64 totalBytes = 0;
        qint64 usedBytes = 0;
    };
    struct ComputeCapability {
        int major = 0;
        int minor = 0;
    };

    struct Link {
        int generation = 0;  ///< of PCIe that card and slot agree on; at rest the card may use a slower one
        int width = 0;       ///< lanes in use
    };

    int deviceCount() const;
    QString driverVersion() const;         ///< "560.35.03", empty when unknown
    QString name(int device) const;        ///< "NVIDIA GeForce RTX 3060 Ti", empty when unknown
    QString uuid(int device) const;        ///< "GPU-8932f937-...", empty when unknown
    QString pciAddress(int device) const;  ///< "0000:01:00.0", empty when unknown
    std::optional<Memory> memory(int device) const;
    std::optional<ComputeCapability> computeCapability(int device) const;
    QList<qint64> processIds(int device) const;  ///< of programs that compute or draw on it

    std::optional<double> temperature(int device) const;  ///< degrees Celsius
    std::optional<double> megahertz(int device) const;    ///< of its multiprocessors, now
    /// Of them by default, which NVIDIA calls default applications clock. Cards for consumers tell none, and
    /// where it is the highest (an H200: both 1980) it is none that a card is built to hold: absent.
    std::optional<double> baseMegahertz(int device) const;
    std::optional<double> watts(int device) const;            ///< now
    std::optional<double> powerLimitWatts(int device) const;  ///< that the driver enforces now
    std::optional<Link> link(int device) const;
    std::optional<double> energyJoules(int device) const;  ///< since the driver was loaded; Volta and later
    std::optional<quint64> throttleReasons(int device) const;  ///< nvmlClocksThrottleReason bits of just now

private:
    struct Functions;
    explicit Nvml(void* library, std::unique_ptr<Functions> functions);
    void* handle(int device) const;

    void* m_library;
    std::unique_ptr<Functions> m_functions;
};

}  // namespace epochmark
