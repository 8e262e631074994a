// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudamodule.h"

#include "base/libtorchplace.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <dlfcn.h>

#include <mutex>
#include <optional>

namespace epochmark {

namespace {

/// Where this engine was loaded from: one for another line of LibTorch, and so for another CUDA, has a module
/// of its own beside it.
QString engineDirectory()
{
    Dl_info info{};
    const bool isTold = dladdr(reinterpret_cast<const void*>(&loadCudaModule), &info) != 0
                        && info.dli_fname != nullptr;
    return isTold ? QFileInfo(QFile::decodeName(info.dli_fname)).absolutePath() : QString();
}

/// In a portable folder each has a folder named by the CUDA that it was built for; which one is told by
/// LibTorch's GPU half.
QString modulePath()
{
    constexpr int kPerMajor = 1000;
    const at::CUDAHooksInterface& hooks = at::detail::getCUDAHooks();
    const QString name = QStringLiteral("/libepochmark_cuda.so");
    const QString byCuda = hooks.hasCUDART()
                               ? QStringLiteral("/cu%1").arg(hooks.versionCUDART() / kPerMajor) + name
                               : QString();
    return engineDirectory()
           + (!byCuda.isEmpty() && QFile::exists(engineDirectory() + byCuda) ? byCuda : name);
}

Result<const CudaModule*> openCudaModule()
{
    const QString path = modulePath();
    if (!QFile::exists(path)) {
        return Error{
            ErrorCode::DeviceUnavailable,
            libtorch::isInstalled()
                ? QObject::tr("this Epochmark has no module for NVIDIA's cards with this LibTorch")
                : QObject::tr("this build has no module for NVIDIA's cards, as LibTorch's GPU libraries "
                              "weren't there when it was built: run packaging/setup.sh --cuda, then "
                              "packaging/run.sh"),
            {}};
    }
    // Never closed: LibTorch's threads outlive us.
    void* library = dlopen(QFile::encodeName(path).constData(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        return Error{ErrorCode::DeviceUnavailable,
                     libtorch::isInstalled()
                         ? QObject::tr("the module for NVIDIA's cards can't be loaded: run epochmark-cli setup "
                                       "--cards")
                         : QObject::tr("the module for NVIDIA's cards can't be loaded: run packaging/setup.sh "
                                       "--cuda, then packaging/run.sh"),
                     QString::fromLocal8Bit(dlerror())};
    }
    using Factory = const CudaModule* (*)(int);
    const auto factory = reinterpret_cast<Factory>(dlsym(library, "epochmarkCudaModule"));
    const CudaModule* module = factory != nullptr ? factory(kCudaModuleInterface) : nullptr;
    if (module == nullptr) {
        return Error{ErrorCode::DeviceUnavailable,
                     QObject::tr("the module for NVIDIA's cards belongs to another build"), path};
    }
    return module;
}

}  // namespace

Result<const CudaModule*> loadCudaModule()
{
    static std::once_flag once;
    static std::optional<Result<const CudaModule*>> opened;
    std::call_once(once, [] { opened = openCudaModule(); });
    return *opened;
}

}  // namespace epochmark
