// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudadriver.h"

#include "devices/kind/cuda/cudaidentity.h"
#include "devices/kind/cuda/driverlibrary.h"

#include <dlfcn.h>

#include <array>

namespace epochmark {

namespace {

// CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR.
constexpr int kMajor = 75;
constexpr int kMinor = 76;

}  // namespace

const CudaDriver& CudaDriver::instance()
{
    static const CudaDriver driver;
    return driver;
}

CudaDriver::CudaDriver()
{
    m_library = openDriverLibrary(QStringLiteral("libcuda.so.1"));
    if (m_library == nullptr) {
        return;
    }
    int (*initialise)(unsigned) = nullptr;
    resolve(initialise, "cuInit");
    resolve(m_count, "cuDeviceGetCount");
    resolve(m_get, "cuDeviceGet");
    resolve(m_attribute, "cuDeviceGetAttribute");
    resolve(m_name, "cuDeviceGetName");
    resolve(m_pciAddress, "cuDeviceGetPCIBusId");
    resolve(m_uuid, "cuDeviceGetUuid_v2");  // of a slice its own, where the first version tells its card's
    if (m_uuid == nullptr) {
        resolve(m_uuid, "cuDeviceGetUuid");
    }
    m_isReady = initialise != nullptr && m_count != nullptr && m_get != nullptr && m_attribute != nullptr
                && initialise(0) == 0;
}

template <typename Function>
void CudaDriver::resolve(Function& function, const char* name) const
{
    function = reinterpret_cast<Function>(dlsym(m_library, name));
}

int CudaDriver::deviceCount() const
{
    int count = 0;
    return m_isReady && m_count(&count) == 0 ? count : 0;
}

std::optional<int> CudaDriver::device(int index) const
{
    int device = 0;
    return m_isReady && m_get(&device, index) == 0 ? std::optional<int>(device) : std::nullopt;
}

std::optional<int> CudaDriver::capability(int index) const
{
    int major = 0;
    int minor = 0;
    const auto card = device(index);
    const bool isKnown = card && m_attribute(&major, kMajor, *card) == 0
                         && m_attribute(&minor, kMinor, *card) == 0;
    return isKnown ? std::optional<int>(10 * major + minor) : std::nullopt;
}

DeviceIdentity CudaDriver::identity(int index) const
{
    DeviceIdentity identity;
    const auto card = device(index);
    if (!card) {
        return identity;
    }
    std::array<char, 256> text{};
    if (m_name != nullptr && m_name(text.data(), static_cast<int>(text.size()) - 1, *card) == 0) {
        identity.name = QString::fromUtf8(text.data());
    }
    std::array<char, 16> bytes{};
    if (m_uuid != nullptr && m_uuid(bytes.data(), *card) == 0) {
        identity.uuid = cudaUuid(QByteArray(bytes.data(), bytes.size()));
    }
    text = {};
    if (m_pciAddress != nullptr && m_pciAddress(text.data(), static_cast<int>(text.size()) - 1, *card) == 0) {
        identity.pciAddress = plainPciAddress(QString::fromLatin1(text.data()));
    }
    return identity;
}

}  // namespace epochmark
