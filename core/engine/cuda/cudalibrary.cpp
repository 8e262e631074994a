// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudalibrary.h"

#include <QObject>

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <dlfcn.h>

#include <mutex>
#include <optional>

namespace epochmark {

namespace {

// Compute capabilities that LibTorch 2.15's builds carry kernels for.
constexpr int kLowestCapability = 75;
constexpr int kHighestMajor = 12;

/// What is asked of the driver itself (libcuda): it answers for cards that LibTorch can't drive, too.
class Driver {
public:
    Driver()
    {
        m_library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
        if (m_library == nullptr) {
            return;
        }
        const auto initialise = symbol<int (*)(unsigned)>("cuInit");
        m_count = symbol<int (*)(int*)>("cuDeviceGetCount");
        m_attribute = symbol<int (*)(int*, int, int)>("cuDeviceGetAttribute");
        m_isReady = initialise != nullptr && m_count != nullptr && m_attribute != nullptr
                    && initialise(0) == 0;
    }

    int deviceCount() const
    {
        int count = 0;
        return m_isReady && m_count(&count) == 0 ? count : 0;
    }

    /// 86 for compute capability 8.6.
    std::optional<int> capability(int device) const
    {
        int major = 0;
        int minor = 0;
        const bool isKnown = m_attribute(&major, 75, device) == 0 && m_attribute(&minor, 76, device) == 0;
        return isKnown ? std::optional<int>(10 * major + minor) : std::nullopt;
    }

private:
    template <typename Function>
    Function symbol(const char* name) const
    {
        return reinterpret_cast<Function>(dlsym(m_library, name));
    }

    void* m_library = nullptr;
    bool m_isReady = false;
    int (*m_count)(int*) = nullptr;
    int (*m_attribute)(int*, int, int) = nullptr;
};

QString capabilityText(int capability)
{
    return QStringLiteral("%1.%2").arg(capability / 10).arg(capability % 10);
}

QString reasonAgainst(std::optional<int> capability, bool isDriven)
{
    if (capability && *capability < kLowestCapability) {
        return QObject::tr("Its compute capability %1 is older than the 7.5 that this LibTorch needs. Use a "
                           "LibTorch built "
                           "for CUDA 12.6 and give its folder when building Epochmark.")
            .arg(capabilityText(*capability));
    }
    if (capability && *capability / 10 > kHighestMajor) {
        return QObject::tr(
                   "Its compute capability %1 is newer than the 12.0 that this LibTorch knows. Use a newer "
                   "LibTorch.")
            .arg(capabilityText(*capability));
    }
    if (!at::detail::getCUDAHooks().hasCUDA()) {
        return QObject::tr(
            "LibTorch's GPU libraries are missing or don't fit the driver. Run packaging/setup.sh --cuda.");
    }
    return isDriven
               ? QString()
               : QObject::tr("LibTorch doesn't see it. Check the driver with nvidia-smi and the variable "
                             "CUDA_VISIBLE_DEVICES.");
}

}  // namespace

void loadCudaLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL); });
}

QList<EngineDevice> cudaDevices()
{
    loadCudaLibrary();
    static const Driver driver;
    QList<EngineDevice> devices;
    const int driven = at::detail::getCUDAHooks().getNumGPUs();
    for (int index = 0; index < driver.deviceCount(); ++index) {
        const QString reason = reasonAgainst(driver.capability(index), index < driven);
        devices.append({QStringLiteral("cuda:%1").arg(index), reason.isEmpty(), reason});
    }
    return devices;
}

}  // namespace epochmark
