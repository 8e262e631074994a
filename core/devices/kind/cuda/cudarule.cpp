// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudarule.h"

#include "base/paths.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark {

namespace {

bool isFile(const QString& path)
{
    return QFileInfo(path).isFile();
}

std::optional<CudaRefusal> hardwareRefusal(int capability, const CudaSupport& support)
{
    const QString text = QStringLiteral("%1.%2").arg(capability / 10).arg(capability % 10);
    if (capability < support.lowestCapability) {
        return CudaRefusal{
            QObject::tr("This build of LibTorch has no kernels for compute capability %1; it starts at %2.")
                .arg(text, QStringLiteral("%1.%2")
                               .arg(support.lowestCapability / 10)
                               .arg(support.lowestCapability % 10)),
            QObject::tr("Build Epochmark against a LibTorch for CUDA 12.6 (cu126), which can drive it from "
                        "compute capability 5.0 on: give its folder with CMAKE_PREFIX_PATH.")};
    }
    if (capability / 10 > support.highestMajor) {
        return CudaRefusal{
            QObject::tr("This build of LibTorch has no kernels for compute capability %1; it ends at %2.0.")
                .arg(text)
                .arg(support.highestMajor),
            QObject::tr("Build Epochmark against a newer LibTorch: give its folder with CMAKE_PREFIX_PATH.")};
    }
    return std::nullopt;
}

}  // namespace

CudaSupport cudaSupportOfThisBuild()
{
    CudaSupport support;
    support.hasLibraries = isFile(paths::libraryDirectory() + QStringLiteral("/libtorch/libtorch_cuda.so"))
                           || isFile(QStringLiteral(EPOCHMARK_LIBTORCH_DIR "/libtorch_cuda.so"));
    return support;
}

std::optional<CudaRefusal> cudaRefusal(const CudaFacts& facts, const CudaSupport& support)
{
    const auto hardware = facts.capability ? hardwareRefusal(*facts.capability, support) : std::nullopt;
    if (hardware) {
        return hardware;
    }
    const int branch = facts.driver.section(u'.', 0, 0).toInt();
    if (branch > 0 && branch < support.lowestDriver) {
        return CudaRefusal{QObject::tr("The NVIDIA driver %1 is too old for CUDA 13.").arg(facts.driver),
                           QObject::tr("Install driver %1 or later.").arg(support.lowestDriver)};
    }
    if (!support.hasLibraries) {
        return CudaRefusal{QObject::tr("LibTorch's GPU libraries aren't installed, or don't fit the driver."),
                           QObject::tr("Run packaging/setup.sh --cuda.")};
    }
    if (!facts.isSeen) {
        return CudaRefusal{
            QObject::tr("LibTorch doesn't see it."),
            QObject::tr("Check the driver with nvidia-smi and the variable CUDA_VISIBLE_DEVICES.")};
    }
    return std::nullopt;
}

}  // namespace epochmark
