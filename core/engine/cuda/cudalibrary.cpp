// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudalibrary.h"

#include "base/libtorchplace.h"
#include "devices/kind/cuda/cudarule.h"
#include "engine/cuda/cudadriver.h"
#include "engine/cuda/cudafaults.h"

#include <QFile>
#include <QRegularExpression>

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <dlfcn.h>

#include <mutex>

namespace epochmark {

namespace {

/// What its build was told, "-gencode;arch=compute_75,code=sm_75" for each; empty where it doesn't tell.
QStringList kernelsOf(const at::CUDAHooksInterface& hooks)
{
    static const QRegularExpression kCode(QStringLiteral("code=((?:sm|compute)_\\d+[af]?)"));
    QStringList kernels;
    for (const auto& match : kCode.globalMatch(QString::fromStdString(hooks.showConfig()))) {
        kernels.append(match.captured(1));
    }
    return kernels;
}

/// LibTorch knows better than a file's name whether its GPU half is there and fits the driver.
QString reasonAgainst(int index)
{
    if (const auto broken = brokenCard(QStringLiteral("cuda:%1").arg(index))) {
        return *broken;
    }
    const at::CUDAHooksInterface& hooks = at::detail::getCUDAHooks();
    CudaSupport support = cudaSupport();
    support.hasLibraries = hooks.hasCUDA();
    if (support.hasLibraries && support.kernels.isEmpty()) {
        support.kernels = kernelsOf(hooks);
    }
    CudaFacts facts;
    facts.capability = CudaDriver::instance().capability(index);
    facts.isSeen = index < hooks.getNumGPUs();
    const auto refusal = cudaRefusal(facts, support);
    return refusal ? refusal->reason + u' ' + refusal->remedy : QString();
}

}  // namespace

void loadCudaLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (CudaDriver::instance().deviceCount() == 0) {
            return;  // 3 GB to learn that there is no card
        }
        const QString folder = libtorch::loadedFrom();
        const QString name = QStringLiteral("libtorch_cuda.so");
        dlopen(QFile::encodeName(folder.isEmpty() ? name : folder + u'/' + name).constData(),
               RTLD_NOW | RTLD_GLOBAL);
    });
}

QList<EngineDevice> cudaDevices()
{
    loadCudaLibrary();
    const CudaDriver& driver = CudaDriver::instance();
    QList<EngineDevice> devices;
    for (int index = 0; index < driver.deviceCount(); ++index) {
        const QString reason = reasonAgainst(index);
        devices.append(
            {QStringLiteral("cuda:%1").arg(index), reason.isEmpty(), reason, driver.identity(index)});
    }
    return devices;
}

DeviceIdentity cudaIdentity(const QString& deviceId)
{
    return deviceId.startsWith(QLatin1String("cuda:"))
               ? CudaDriver::instance().identity(deviceId.section(u':', 1).toInt())
               : DeviceIdentity();
}

}  // namespace epochmark
