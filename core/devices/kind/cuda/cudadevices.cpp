// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudadevices.h"

#include "devices/kind/cuda/cudakind.h"

#include <QCoreApplication>
#include <QObject>
#include <QRegularExpression>
#include <QStringList>

namespace epochmark {

namespace {

void refuse(Device& device, const QString& reason, const QString& remedy)
{
    device.isUsable = false;
    device.reason = reason;
    device.remedy = remedy;
}

QString usersOf(const QList<qint64>& processIds, const SystemFiles& files)
{
    QStringList names;
    for (const qint64 id : processIds) {
        if (id == QCoreApplication::applicationPid()) {
            continue;  // a run before this one
        }
        const QString name = files.line(QStringLiteral("/proc/%1/comm").arg(id))
                                 .value_or(QObject::tr("process %1").arg(id));
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    return names.join(QStringLiteral(", "));
}

/// What explains how fast a card is, and why equal ones differ.
QString detailOf(const std::optional<Nvml::ComputeCapability>& capability, const QString& driver,
                 const Device& device)
{
    QStringList parts;
    if (capability) {
        parts.append(QObject::tr("compute %1.%2").arg(capability->major).arg(capability->minor));
    }
    if (!driver.isEmpty()) {
        parts.append(QObject::tr("driver %1").arg(driver));
    }
    if (device.powerLimitWatts) {
        parts.append(QObject::tr("at most %1 W").arg(*device.powerLimitWatts, 0, 'f', 0));
    }
    parts.append(device.link);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void judge(Device& device, const CudaFacts& facts, const CudaSupport& support)
{
    if (const auto refusal = cudaRefusal(facts, support)) {
        refuse(device, refusal->reason, refusal->remedy);
    }
}

Device cudaDevice(int index, const QString& name)
{
    Device device;
    device.id = QStringLiteral("cuda:%1").arg(index);
    device.kind = CudaKind().kind();
    device.name = name.isEmpty() ? QObject::tr("NVIDIA GPU") : name;
    return device;
}

/// A slice has a name, memory and sensors that NVML tells under numbers of its own.
Device sliceDevice(int index, const QString& uuid, const QString& driver, const CudaSupport& support)
{
    Device device = cudaDevice(index, QObject::tr("Slice of an NVIDIA GPU (MIG)"));
    device.uuid = uuid;
    device.detail = detailOf(std::nullopt, driver, device);
    judge(device, {std::nullopt, driver, true}, support);
    return device;
}

Device cardDevice(const Nvml& nvml, int index, int card, const CudaSupport& support, const SystemFiles& files)
{
    Device device = cudaDevice(index, nvml.name(card));
    const auto capability = nvml.computeCapability(card);
    const QString driver = nvml.driverVersion();
    if (const auto memory = nvml.memory(card)) {
        device.memoryBytes = memory->totalBytes;
        device.memoryInUseBytes = memory->usedBytes;
    }
    device.powerLimitWatts = nvml.powerLimitWatts(card);
    if (const auto link = nvml.link(card)) {
        device.link = QStringLiteral("PCIe %1 x%2").arg(link->generation).arg(link->width);
    }
    device.uuid = nvml.uuid(card);
    device.pciAddress = nvml.pciAddress(card);
    device.usedBy = usersOf(nvml.processIds(card), files);
    device.detail = detailOf(capability, driver, device);
    const auto number = capability ? std::optional<int>(capability->major * 10 + capability->minor)
                                   : std::nullopt;
    judge(device, {number, driver, true}, support);
    return device;
}

/// What CUDA counts by speed may be another card than its place says: that card's capability is no reason
/// against it.
void setUncertain(Device& device, const QString& driver, const CudaSupport& support)
{
    device.isPlaceCertain = false;
    device.isUsable = true;
    device.reason.clear();
    device.remedy.clear();
    judge(device, {std::nullopt, driver, true}, support);
    device.detail = QStringList{device.detail,
                                QObject::tr("perhaps another card: CUDA_DEVICE_ORDER counts by speed")}
                        .join(QStringLiteral(" · "));
}

/// CUDA alone knows it: NVML lists cards, whose memory and sensors aren't a slice's own.
Device identifiedSlice(const Device& listed, const DeviceIdentity& driven)
{
    Device device = listed;
    device.name = driven.name.isEmpty() ? listed.name : driven.name;
    if (driven.uuid.startsWith(QLatin1String("GPU-"))) {
        device.uuid = QStringLiteral("MIG-") + driven.uuid.sliced(4);
    }
    device.pciAddress = driven.pciAddress;
    device.memoryBytes.reset();
    device.memoryInUseBytes.reset();
    device.isPlaceCertain = true;
    return device;
}

}  // namespace

QList<VisibleCard> visibleCards(const Nvml& nvml)
{
    QStringList uuids;
    for (int card = 0; card < nvml.deviceCount(); ++card) {
        uuids.append(nvml.uuid(card));
    }
    return visibleCards(uuids, CudaEnvironment::ofThisProcess());
}

QList<Device> cudaDevices(const Nvml& nvml, const QList<VisibleCard>& cards, const CudaSupport& support,
                          const SystemFiles& files)
{
    QList<Device> found;
    for (const VisibleCard& card : cards) {
        const int index = static_cast<int>(found.size());
        found.append(card.card < 0 ? sliceDevice(index, card.uuid, nvml.driverVersion(), support)
                                   : cardDevice(nvml, index, card.card, support, files));
        if (!card.isCertain) {
            setUncertain(found.last(), nvml.driverVersion(), support);
        }
    }
    return found;
}

std::optional<int> cardOf(const Nvml& nvml, const DeviceIdentity& identity)
{
    for (int card = 0; card < nvml.deviceCount(); ++card) {
        if (isSameDevice({{}, nvml.uuid(card), nvml.pciAddress(card)}, identity) == true) {
            return card;
        }
    }
    return std::nullopt;
}

Result<Device> identifiedCard(const Nvml& nvml, const Device& listed, const DeviceIdentity& driven,
                              const CudaSupport& support, const SystemFiles& files)
{
    if (listed.uuid.startsWith(QLatin1String("MIG-"))) {
        return identifiedSlice(listed, driven);
    }
    const auto isSame = isSameDevice(listed.identity(), driven);
    if (!isSame || (*isSame && listed.isPlaceCertain)) {
        return listed;
    }
    const auto card = cardOf(nvml, driven);
    if (!card && cardOf(nvml, {{}, {}, driven.pciAddress})) {
        return identifiedSlice(listed, driven);  // of a card in MIG mode, which is counted by its slices
    }
    if (!card) {
        return Error{
            ErrorCode::DeviceUnavailable,
            QObject::tr("CUDA computes on %1 (%2) as %3, which the driver's library doesn't list: its "
                        "name and sensors can't be told. Name the card by its UUID in "
                        "CUDA_VISIBLE_DEVICES, or restart the machine after an update of the driver.")
                .arg(driven.name, driven.uuid.isEmpty() ? driven.pciAddress : driven.uuid, listed.id),
            {}};
    }
    Device device = cardDevice(nvml, 0, *card, support, files);
    device.id = listed.id;
    return device;
}

QList<Device> cudaDevices(const SystemFiles& files)
{
    static const QRegularExpression kModel(QStringLiteral("^Model:\\s*(.+)$"),
                                           QRegularExpression::MultilineOption);
    const QString folder = QStringLiteral("/proc/driver/nvidia/gpus");
    QList<Device> found;
    for (const QString& card : files.names(folder, QStringLiteral("*"))) {
        const auto text = files.read(folder + u'/' + card + QStringLiteral("/information"));
        const auto match = kModel.match(QString::fromUtf8(text.value_or(QByteArray())));
        Device device = cudaDevice(static_cast<int>(found.size()), match.captured(1).trimmed());
        refuse(
            device, QObject::tr("The NVIDIA driver's library libnvidia-ml.so.1 can't be loaded."),
            QObject::tr(
                "Install the driver's user-space libraries (libnvidia-ml1, libcuda1) of the same version as "
                "its kernel module."));
        found.append(device);
    }
    return found;
}

}  // namespace epochmark
