// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudamodule.h"
#include "engine/cuda/module/cudagraphdevice.h"

#include <cuda_runtime_api.h>

#include <QObject>

namespace epochmark {

namespace {

/// 13020 -> "13.2", as CUDA writes its versions.
QString numberOf(int version)
{
    return QStringLiteral("%1.%2").arg(version / 1000).arg(version % 1000 / 10);
}

/// A driver that isn't there and one that is too old are the same error to CUDA; its version tells them
/// apart.
Result<void> checkDriver()
{
    int driver = 0;
    int runtime = 0;
    const cudaError_t answer = cudaDriverGetVersion(&driver);
    static_cast<void>(cudaRuntimeGetVersion(&runtime));
    if (answer != cudaSuccess || driver == 0) {
        return Error{ErrorCode::DeviceUnavailable,
                     QObject::tr("CUDA %1 finds no NVIDIA driver").arg(numberOf(runtime)),
                     QString::fromLatin1(cudaGetErrorString(answer))};
    }
    int count = 0;
    const cudaError_t counted = cudaGetDeviceCount(&count);
    if (counted != cudaSuccess) {
        static_cast<void>(cudaGetLastError());
        return Error{
            ErrorCode::DeviceUnavailable,
            QObject::tr("CUDA %1 can't use the driver, which is for CUDA %2: %3")
                .arg(numberOf(runtime), numberOf(driver), QString::fromLatin1(cudaGetErrorString(counted))),
            {}};
    }
    return {};
}

class CudaModuleImpl final : public CudaModule {
public:
    Result<std::unique_ptr<GraphDevice>> open(int index) const override
    {
        if (const auto driver = checkDriver(); !driver) {
            return driver.error();
        }
        try {
            return std::unique_ptr<GraphDevice>(std::make_unique<CudaGraphDevice>(index));
        } catch (const std::exception& exception) {
            const QString text = QString::fromUtf8(exception.what());
            return Error{ErrorCode::DeviceUnavailable, text.section(u'\n', 0, 0), text};
        }
    }
};

}  // namespace

}  // namespace epochmark

const epochmark::CudaModule* epochmarkCudaModule(int interface)
{
    if (interface != epochmark::kCudaModuleInterface) {
        return nullptr;
    }
    // Never destroyed: LibTorch's own statics may go first at exit.
    static const auto* module = new epochmark::CudaModuleImpl;
    return module;
}
