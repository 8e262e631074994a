// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/cudadevices.h"

#include "base/paths.h"
#include "devices/kind/cuda/cudakind.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>

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

QString detailOf(const std::optional<Nvml::ComputeCapability>& capability, const QString& driver)
{
    QStringList parts;
    if (capability) {
        parts.append(QObject::tr("compute %1.%2").arg(capability->major).arg(capability->minor));
    }
    if (!driver.isEmpty()) {
        parts.append(QObject::tr("driver %1").arg(driver));
    }
    return parts.join(QStringLiteral(" · "));
}

/// The first thing that stands in the way, hardware before software: there's no use in fetching 3 GB for a
/// card that stays unusable.
void judge(Device& device, const std::optional<Nvml::ComputeCapability>& capability, const QString& driver,
           const CudaSupport& support)
{
    const int branch = driver.section(u'.', 0, 0).toInt();
    if (capability && capability->major * 10 + capability->minor < support.lowestCapability) {
        refuse(
            device,
            QObject::tr(
                "This build of LibTorch has no kernels for compute capability %1.%2; it starts at %3.%4.")
                .arg(capability->major)
                .arg(capability->minor)
                .arg(support.lowestCapability / 10)
                .arg(support.lowestCapability % 10),
            QObject::tr("Build Epochmark against a LibTorch for CUDA 12.6 (cu126), which can drive it from "
                        "compute capability 5.0 on: give its folder with CMAKE_PREFIX_PATH."));
    } else if (branch > 0 && branch < support.lowestDriver) {
        refuse(device, QObject::tr("The NVIDIA driver %1 is too old for CUDA 13.").arg(driver),
               QObject::tr("Install driver %1 or later.").arg(support.lowestDriver));
    } else if (!support.hasLibraries) {
        refuse(device, QObject::tr("LibTorch's GPU libraries aren't installed."),
               QObject::tr("Run packaging/setup.sh --cuda."));
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

bool isFile(const QString& path)
{
    return QFileInfo(path).isFile();
}

}  // namespace

CudaSupport cudaSupportOfThisBuild()
{
    CudaSupport support;
    support.hasLibraries = isFile(paths::libraryDirectory() + QStringLiteral("/libtorch/libtorch_cuda.so"))
                           || isFile(QStringLiteral(EPOCHMARK_LIBTORCH_DIR "/libtorch_cuda.so"));
    return support;
}

QList<int> visibleCards(int cardCount, const std::optional<QString>& variable)
{
    QList<int> cards;
    if (!variable || variable->contains(QLatin1String("GPU-")) || variable->contains(QLatin1String("MIG-"))) {
        for (int i = 0; i < cardCount; ++i) {
            cards.append(i);
        }
        return cards;
    }
    for (const QString& entry : variable->split(u',')) {
        bool isNumber = false;
        const int card = entry.trimmed().toInt(&isNumber);
        if (!isNumber || card < 0 || card >= cardCount) {
            break;
        }
        cards.append(card);
    }
    return cards;
}

QList<int> visibleCards(const Nvml& nvml)
{
    const bool isSet = qEnvironmentVariableIsSet("CUDA_VISIBLE_DEVICES");
    return visibleCards(nvml.deviceCount(),
                        isSet ? std::optional<QString>(qEnvironmentVariable("CUDA_VISIBLE_DEVICES"))
                              : std::nullopt);
}

void countCardsByPciSlot()
{
    if (!qEnvironmentVariableIsSet("CUDA_DEVICE_ORDER")) {
        qputenv("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}

QList<Device> cudaDevices(const Nvml& nvml, const QList<int>& cards, const CudaSupport& support,
                          const SystemFiles& files)
{
    QList<Device> found;
    const QString driver = nvml.driverVersion();
    for (const int i : cards) {
        Device device = cudaDevice(static_cast<int>(found.size()), nvml.name(i));
        const auto capability = nvml.computeCapability(i);
        if (const auto memory = nvml.memory(i)) {
            device.memoryBytes = memory->totalBytes;
            device.memoryInUseBytes = memory->usedBytes;
        }
        device.usedBy = usersOf(nvml.processIds(i), files);
        device.detail = detailOf(capability, driver);
        judge(device, capability, driver, support);
        found.append(device);
    }
    return found;
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
