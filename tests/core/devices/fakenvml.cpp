// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libnvidia-ml.so.1: three unlike cards, a modern one that counts energy, a GTX 970 that says
// little and a cooler Tesla T4.

#include <cstdlib>
#include <cstring>

namespace {

struct Memory {
    unsigned long long total, free, used;
};
struct PciInfo {
    char legacyBusId[16];
    unsigned domain, bus, device, pciDeviceId, pciSubSystemId;
    char busId[32];
};
struct Process {
    unsigned pid;
    unsigned long long memory;
    unsigned instance, compute;
};

struct Card {
    const char* name;
    const char* uuid;
    const char* pciAddress;
    unsigned long long gibibytes;
    int major, minor;
    unsigned degrees;
    unsigned long long millijoulesARead;  ///< 0: has no sensors
    unsigned long long millijoules;
};

Card g_cards[3] = {{"NVIDIA GeForce RTX 3060 Ti", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6",
                    "00000000:01:00.0", 8, 8, 6, 64, 250000, 5000},
                   {"NVIDIA GeForce GTX 970", "GPU-8932f0aa-0000-4106-c12f-20bd9faed9f7", "00000000:02:00.0",
                    4, 5, 2, 0, 0, 0},
                   {"NVIDIA Tesla T4", "GPU-0a1b2c3d-4e5f-4061-8293-a4b5c6d7e8f9", "00000000:41:00.0", 16, 7,
                    5, 41, 70000, 900}};
constexpr int kNotSupported = 3;

Card& of(void* card)
{
    return *static_cast<Card*>(card);
}

int answer(void* card)
{
    return of(card).millijoulesARead > 0 ? 0 : kNotSupported;
}

}  // namespace

extern "C" {

int nvmlInit_v2()
{
    return 0;
}
int nvmlShutdown()
{
    return 0;
}

int nvmlSystemGetDriverVersion(char* text, unsigned length)
{
    std::strncpy(text, "580.95.05", length);
    return 0;
}

int nvmlDeviceGetCount_v2(unsigned* count)
{
    *count = 3;
    return 0;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** card)
{
    *card = index < 3 ? &g_cards[index] : nullptr;
    return index < 3 ? 0 : 2;
}

int nvmlDeviceGetName(void* card, char* text, unsigned length)
{
    std::strncpy(text, of(card).name, length);
    return 0;
}

int nvmlDeviceGetUUID(void* card, char* text, unsigned length)
{
    std::strncpy(text, of(card).uuid, length);
    return 0;
}

int nvmlDeviceGetPciInfo_v3(void* card, PciInfo* info)
{
    std::strncpy(info->busId, of(card).pciAddress, sizeof info->busId);
    return 0;
}

int nvmlDeviceGetMemoryInfo(void* card, Memory* memory)
{
    const unsigned long long gib = 1ULL << 30;
    const unsigned long long total = of(card).gibibytes * gib;
    *memory = of(card).gibibytes == 8 ? Memory{total, total - gib, gib} : Memory{total, total, 0};
    return 0;
}

int nvmlDeviceGetCudaComputeCapability(void* card, int* major, int* minor)
{
    *major = of(card).major;
    *minor = of(card).minor;
    return 0;
}

int nvmlDeviceGetGraphicsRunningProcesses_v3(void* card, unsigned* count, Process* processes)
{
    *count = of(card).gibibytes == 8 ? 1 : 0;
    processes[0] = {4711, 0, 0, 0};
    return 0;
}

int nvmlDeviceGetTemperature(void* card, unsigned, unsigned* degrees)
{
    *degrees = of(card).degrees;
    return answer(card);
}

int nvmlDeviceGetClockInfo(void* card, unsigned type, unsigned* megahertz)
{
    *megahertz = of(card).major == 7 ? 1590 : 1905;
    return type == 1 ? answer(card) : kNotSupported;
}

int nvmlDeviceGetMaxClockInfo(void* card, unsigned type, unsigned* megahertz)
{
    return nvmlDeviceGetClockInfo(card, type, megahertz);
}

int nvmlDeviceGetDefaultApplicationsClock(void* card, unsigned type, unsigned* megahertz)
{
    // Cards for consumers have none; as an H200's it is the highest where a test says so.
    *megahertz = std::getenv("FAKE_HIGHEST_BY_DEFAULT") != nullptr ? 1590 : 585;
    return type == 0 && of(card).major == 7 ? 0 : kNotSupported;
}

int nvmlDeviceGetPowerUsage(void* card, unsigned* milliwatts)
{
    *milliwatts = 171500;
    return answer(card);
}

int nvmlDeviceGetEnforcedPowerLimit(void* card, unsigned* milliwatts)
{
    *milliwatts = 200000;
    return answer(card);
}

int nvmlDeviceGetMaxPcieLinkGeneration(void* card, unsigned* generation)
{
    *generation = of(card).major >= 8 ? 4 : 3;
    return answer(card);
}

int nvmlDeviceGetCurrPcieLinkWidth(void* card, unsigned* width)
{
    *width = 16;
    return answer(card);
}

int nvmlDeviceGetTotalEnergyConsumption(void* card, unsigned long long* millijoules)
{
    of(card).millijoules += of(card).millijoulesARead;
    *millijoules = of(card).millijoules;
    return answer(card);
}

int nvmlDeviceGetCurrentClocksThrottleReasons(void* card, unsigned long long* reasons)
{
    // The first one is held back by its power cap and by heat every other time and idle else; no other is.
    static int calls = 0;
    *reasons = of(card).major == 7 ? 0 : calls++ % 2 == 0 ? 0x44 : 0x1;
    return answer(card);
}

}  // extern "C"
