// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudakind.h"

#include "devices/kind/cuda/cudadevices.h"
#include "devices/kind/cuda/nvmlsensors.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

QList<Device> CudaKind::list(const SystemFiles& files) const
{
    const auto nvml = Nvml::load();
    return nvml ? cudaDevices(*nvml, visibleCards(*nvml), cudaSupport(), files) : cudaDevices(files);
}

Result<Device> CudaKind::identified(const Device& listed, const DeviceIdentity& driven) const
{
    const auto nvml = Nvml::load();
    CudaSupport support = cudaSupport();
    support.hasLibraries = true;  // the engine, which tells, judges that itself
    return nvml ? identifiedCard(*nvml, listed, driven, support, SystemFiles()) : Result<Device>(listed);
}

/// By the card's own identity where the device has one, else by what CUDA calls by that number, if that is
/// certain.
SensorSet CudaKind::openSensors(const Device& device, const SystemFiles&) const
{
    const auto nvml = Nvml::load();
    if (!nvml) {
        return {};
    }
    const DeviceIdentity identity = device.identity();
    auto card = cardOf(*nvml, identity);
    if (!identity.isKnown()) {
        const VisibleCard visible = visibleCards(*nvml).value(device.id.section(u':', 1, 1).toInt());
        card = visible.card >= 0 && visible.isCertain ? std::optional<int>(visible.card) : std::nullopt;
    }
    if (!card) {
        return {};
    }
    return {openNvmlCounter(nvml, *card), openNvmlTemperature(nvml, *card), openNvmlThrottle(nvml, *card),
            openNvmlClock(nvml, *card)};
}

QString CudaKind::configuration(const DeviceFacts& facts) const
{
    const QString cuda = facts.environment.value(QStringLiteral("cuda")).toString();
    QStringList parts{memoryText(facts.memoryBytes), QStringLiteral("CUDA %1").arg(cuda).trimmed()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QStringList CudaKind::precisions(const QString& deviceId) const
{
    const auto nvml = Nvml::load();
    if (!nvml) {
        return {};
    }
    const VisibleCard card = visibleCards(*nvml).value(deviceId.section(u':', 1, 1).toInt());
    const auto capability = card.isCertain && card.card >= 0 ? nvml->computeCapability(card.card)
                                                             : std::nullopt;
    return capability ? cudaPrecisions(10 * capability->major + capability->minor) : QStringList();
}

QString CudaKind::filterText() const
{
    return QObject::tr("&NVIDIA cards");
}

}  // namespace epochmark
