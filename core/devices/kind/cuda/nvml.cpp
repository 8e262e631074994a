// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/nvml.h"

#include "devices/deviceidentity.h"
#include "devices/kind/cuda/driverlibrary.h"

#include <array>

#include <dlfcn.h>

namespace epochmark {

namespace {

// As nvml.h has them; its ABI is stable for the versioned names used here.
constexpr int kSuccess = 0;
constexpr unsigned kTemperatureGpu = 0;
constexpr unsigned kClockGraphics = 0;
constexpr unsigned kClockMultiprocessors = 1;

template <typename Function>
void resolve(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
}

}  // namespace

struct Nvml::Functions {
    struct MemoryInfo {
        unsigned long long total;
        unsigned long long free;
        unsigned long long used;
    };

    struct ProcessInfo {
        unsigned pid;
        unsigned long long usedGpuMemory;
        unsigned gpuInstanceId;
        unsigned computeInstanceId;
    };

    struct PciInfo {
        char legacyBusId[16];
        unsigned domain;
        unsigned bus;
        unsigned device;
        unsigned pciDeviceId;
        unsigned pciSubSystemId;
        char busId[32];
    };

    int (*init)() = nullptr;
    int (*shutdown)() = nullptr;
    int (*driverVersion)(char*, unsigned) = nullptr;
    int (*count)(unsigned*) = nullptr;
    int (*handle)(unsigned, void**) = nullptr;
    int (*name)(void*, char*, unsigned) = nullptr;
    int (*uuid)(void*, char*, unsigned) = nullptr;
    int (*pciInfo)(void*, PciInfo*) = nullptr;
    int (*memory)(void*, MemoryInfo*) = nullptr;
    int (*capability)(void*, int*, int*) = nullptr;
    int (*computeProcesses)(void*, unsigned*, ProcessInfo*) = nullptr;
    int (*graphicsProcesses)(void*, unsigned*, ProcessInfo*) = nullptr;
    int (*temperature)(void*, unsigned, unsigned*) = nullptr;
    int (*clock)(void*, unsigned, unsigned*) = nullptr;
    int (*highestClock)(void*, unsigned, unsigned*) = nullptr;
    int (*defaultClock)(void*, unsigned, unsigned*) = nullptr;
    int (*power)(void*, unsigned*) = nullptr;
    int (*energy)(void*, unsigned long long*) = nullptr;
    int (*throttleReasons)(void*, unsigned long long*) = nullptr;
    int (*powerLimit)(void*, unsigned*) = nullptr;
    int (*linkGeneration)(void*, unsigned*) = nullptr;
    int (*linkWidth)(void*, unsigned*) = nullptr;

    explicit Functions(void* library)
    {
        resolve(library, "nvmlInit_v2", init);
        resolve(library, "nvmlShutdown", shutdown);
        resolve(library, "nvmlSystemGetDriverVersion", driverVersion);
        resolve(library, "nvmlDeviceGetCount_v2", count);
        resolve(library, "nvmlDeviceGetHandleByIndex_v2", handle);
        resolve(library, "nvmlDeviceGetName", name);
        resolve(library, "nvmlDeviceGetUUID", uuid);
        resolve(library, "nvmlDeviceGetPciInfo_v3", pciInfo);
        resolve(library, "nvmlDeviceGetMemoryInfo", memory);
        resolve(library, "nvmlDeviceGetCudaComputeCapability", capability);
        resolve(library, "nvmlDeviceGetComputeRunningProcesses_v3", computeProcesses);
        resolve(library, "nvmlDeviceGetGraphicsRunningProcesses_v3", graphicsProcesses);
        resolve(library, "nvmlDeviceGetTemperature", temperature);
        resolve(library, "nvmlDeviceGetClockInfo", clock);
        resolve(library, "nvmlDeviceGetMaxClockInfo", highestClock);
        resolve(library, "nvmlDeviceGetDefaultApplicationsClock", defaultClock);
        resolve(library, "nvmlDeviceGetPowerUsage", power);
        resolve(library, "nvmlDeviceGetTotalEnergyConsumption", energy);
        resolve(library, "nvmlDeviceGetEnforcedPowerLimit", powerLimit);
        resolve(library, "nvmlDeviceGetMaxPcieLinkGeneration", linkGeneration);
        resolve(library, "nvmlDeviceGetCurrPcieLinkWidth", linkWidth);
        resolve(library, "nvmlDeviceGetCurrentClocksThrottleReasons", throttleReasons);
        if (throttleReasons == nullptr) {
            resolve(library, "nvmlDeviceGetCurrentClocksEventReasons", throttleReasons);  // its newer name
        }
    }
};

std::shared_ptr<const Nvml> Nvml::load(const QString& library)
{
    void* module = openDriverLibrary(library);
    if (module == nullptr) {
        return nullptr;
    }
    auto functions = std::make_unique<Functions>(module);
    const bool isComplete = functions->init != nullptr && functions->count != nullptr
                            && functions->handle != nullptr;
    if (!isComplete || functions->init() != kSuccess) {
        dlclose(module);
        return nullptr;
    }
    return std::shared_ptr<const Nvml>(new Nvml(module, std::move(functions)));
}

Nvml::Nvml(void* library, std::unique_ptr<Functions> functions)
    : m_library(library), m_functions(std::move(functions))
{}

Nvml::~Nvml()
{
    if (m_functions->shutdown != nullptr) {
        m_functions->shutdown();
    }
    dlclose(m_library);
}

void* Nvml::handle(int device) const
{
    void* found = nullptr;
    return m_functions->handle(static_cast<unsigned>(device), &found) == kSuccess ? found : nullptr;
}

int Nvml::deviceCount() const
{
    unsigned count = 0;
    return m_functions->count(&count) == kSuccess ? static_cast<int>(count) : 0;
}

QString Nvml::driverVersion() const
{
    std::array<char, 96> text{};
    const bool isKnown = m_functions->driverVersion != nullptr
                         && m_functions->driverVersion(text.data(), unsigned(text.size())) == kSuccess;
    return isKnown ? QString::fromUtf8(text.data()) : QString();
}

QString Nvml::name(int device) const
{
    std::array<char, 96> text{};
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->name != nullptr
                         && m_functions->name(card, text.data(), unsigned(text.size())) == kSuccess;
    return isKnown ? QString::fromUtf8(text.data()) : QString();
}

QString Nvml::uuid(int device) const
{
    std::array<char, 96> text{};
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->uuid != nullptr
                         && m_functions->uuid(card, text.data(), unsigned(text.size())) == kSuccess;
    return isKnown ? QString::fromUtf8(text.data()) : QString();
}

QString Nvml::pciAddress(int device) const
{
    Functions::PciInfo info{};
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->pciInfo != nullptr
                         && m_functions->pciInfo(card, &info) == kSuccess;
    return isKnown ? plainPciAddress(QString::fromLatin1(info.busId, qstrnlen(info.busId, sizeof info.busId)))
                   : QString();
}

std::optional<Nvml::Memory> Nvml::memory(int device) const
{
    Functions::MemoryInfo info{};
    void* card = handle(device);
    if (card == nullptr || m_functions->memory == nullptr || m_functions->memory(card, &info) != kSuccess) {
        return std::nullopt;
    }
    return Memory{static_cast<qint64>(info.total), static_cast<qint64>(info.used)};
}

std::optional<Nvml::ComputeCapability> Nvml::computeCapability(int device) const
{
    ComputeCapability found;
    void* card = handle(device);
    if (card == nullptr || m_functions->capability == nullptr
        || m_functions->capability(card, &found.major, &found.minor) != kSuccess) {
        return std::nullopt;
    }
    return found;
}

QList<qint64> Nvml::processIds(int device) const
{
    QList<qint64> ids;
    void* card = handle(device);
    for (const auto list : {m_functions->computeProcesses, m_functions->graphicsProcesses}) {
        std::array<Functions::ProcessInfo, 64> processes{};
        unsigned count = unsigned(processes.size());
        if (card == nullptr || list == nullptr || list(card, &count, processes.data()) != kSuccess) {
            continue;
        }
        for (unsigned i = 0; i < count; ++i) {
            if (!ids.contains(qint64(processes[i].pid))) {
                ids.append(qint64(processes[i].pid));
            }
        }
    }
    return ids;
}

std::optional<double> Nvml::temperature(int device) const
{
    unsigned degrees = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->temperature != nullptr
                         && m_functions->temperature(card, kTemperatureGpu, &degrees) == kSuccess;
    return isKnown ? std::optional<double>(degrees) : std::nullopt;
}

std::optional<double> Nvml::megahertz(int device) const
{
    unsigned megahertz = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->clock != nullptr
                         && m_functions->clock(card, kClockMultiprocessors, &megahertz) == kSuccess;
    return isKnown ? std::optional<double>(megahertz) : std::nullopt;
}

std::optional<double> Nvml::baseMegahertz(int device) const
{
    unsigned byDefault = 0;
    unsigned highest = 0;
    void* card = handle(device);
    // The multiprocessors' is told under the name of the graphics clock, which they follow.
    const bool isKnown = card != nullptr && m_functions->defaultClock != nullptr
                         && m_functions->highestClock != nullptr
                         && m_functions->defaultClock(card, kClockGraphics, &byDefault) == kSuccess
                         && m_functions->highestClock(card, kClockMultiprocessors, &highest) == kSuccess;
    return isKnown && byDefault > 0 && byDefault < highest ? std::optional<double>(byDefault) : std::nullopt;
}

std::optional<double> Nvml::watts(int device) const
{
    unsigned milliwatts = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->power != nullptr
                         && m_functions->power(card, &milliwatts) == kSuccess;
    return isKnown ? std::optional<double>(milliwatts / 1e3) : std::nullopt;
}

std::optional<double> Nvml::powerLimitWatts(int device) const
{
    unsigned milliwatts = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->powerLimit != nullptr
                         && m_functions->powerLimit(card, &milliwatts) == kSuccess;
    return isKnown ? std::optional<double>(milliwatts / 1e3) : std::nullopt;
}

std::optional<Nvml::Link> Nvml::link(int device) const
{
    unsigned generation = 0;
    unsigned width = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->linkGeneration != nullptr
                         && m_functions->linkWidth != nullptr
                         && m_functions->linkGeneration(card, &generation) == kSuccess
                         && m_functions->linkWidth(card, &width) == kSuccess;
    return isKnown ? std::optional(Link{static_cast<int>(generation), static_cast<int>(width)})
                   : std::nullopt;
}

std::optional<double> Nvml::energyJoules(int device) const
{
    unsigned long long millijoules = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->energy != nullptr
                         && m_functions->energy(card, &millijoules) == kSuccess;
    return isKnown ? std::optional<double>(static_cast<double>(millijoules) / 1e3) : std::nullopt;
}

std::optional<quint64> Nvml::throttleReasons(int device) const
{
    unsigned long long reasons = 0;
    void* card = handle(device);
    const bool isKnown = card != nullptr && m_functions->throttleReasons != nullptr
                         && m_functions->throttleReasons(card, &reasons) == kSuccess;
    return isKnown ? std::optional<quint64>(reasons) : std::nullopt;
}

}  // namespace epochmark
