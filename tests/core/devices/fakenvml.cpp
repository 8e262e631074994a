// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libnvidia-ml.so.1: two cards, a modern one that counts energy and a GTX 970 that says little.

#include <cstring>

namespace {

struct Memory {
    unsigned long long total, free, used;
};
struct Process {
    unsigned pid;
    unsigned long long memory;
    unsigned instance, compute;
};

int g_cards[2] = {0, 1};
unsigned long long g_millijoules = 5000;
constexpr int kNotSupported = 3;

int indexOf(const void* card)
{
    return card == &g_cards[1] ? 1 : 0;
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
    *count = 2;
    return 0;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** card)
{
    *card = &g_cards[index];
    return index < 2 ? 0 : 2;
}

int nvmlDeviceGetName(void* card, char* text, unsigned length)
{
    std::strncpy(text, indexOf(card) == 0 ? "NVIDIA GeForce RTX 3060 Ti" : "NVIDIA GeForce GTX 970", length);
    return 0;
}

int nvmlDeviceGetMemoryInfo(void* card, Memory* memory)
{
    const unsigned long long gib = 1ULL << 30;
    *memory = indexOf(card) == 0 ? Memory{8 * gib, 7 * gib, gib} : Memory{4 * gib, 4 * gib, 0};
    return 0;
}

int nvmlDeviceGetCudaComputeCapability(void* card, int* major, int* minor)
{
    *major = indexOf(card) == 0 ? 8 : 5;
    *minor = indexOf(card) == 0 ? 6 : 2;
    return 0;
}

int nvmlDeviceGetGraphicsRunningProcesses_v3(void* card, unsigned* count, Process* processes)
{
    *count = indexOf(card) == 0 ? 1 : 0;
    processes[0] = {4711, 0, 0, 0};
    return 0;
}

int nvmlDeviceGetTemperature(void* card, unsigned, unsigned* degrees)
{
    *degrees = 64;
    return indexOf(card) == 0 ? 0 : kNotSupported;
}

int nvmlDeviceGetPowerUsage(void* card, unsigned* milliwatts)
{
    *milliwatts = 171500;
    return indexOf(card) == 0 ? 0 : kNotSupported;
}

int nvmlDeviceGetTotalEnergyConsumption(void* card, unsigned long long* millijoules)
{
    g_millijoules += 250000;
    *millijoules = g_millijoules;
    return indexOf(card) == 0 ? 0 : kNotSupported;
}

int nvmlDeviceGetCurrentClocksThrottleReasons(void* card, unsigned long long* reasons)
{
    // Held back by its power cap and by heat every other time; idle else.
    static int calls = 0;
    *reasons = calls++ % 2 == 0 ? 0x44 : 0x1;
    return indexOf(card) == 0 ? 0 : kNotSupported;
}

}  // extern "C"
