// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "devices/processor/processorlimits.h"
#include "devices/systemfiles.h"

#include <QString>

#include <optional>

namespace epochmark {

/// The processor and its memory as the system tells of them.
struct CpuInfo {
    QString name;           ///< "Intel Core i5-10400F"; "CPU" when the system gives none
    int physicalCores = 0;  ///< 0 = unknown
    int logicalCores = 0;   ///< 0 = unknown
    std::optional<qint64> memoryBytes;
};

/// From /proc/cpuinfo, /proc/meminfo and the topology below /sys on Linux.
CpuInfo readCpuInfo(const SystemFiles& files);

/// From the running system: readCpuInfo(SystemFiles()) on Linux, sysctl on macOS.
CpuInfo readCpuInfo();

/// From a recorded tree on Linux; elsewhere the running system's, whatever `files` is.
CpuInfo cpuInfoOf(const SystemFiles& files);

/// Whether it multiplies bf16 numbers itself (AVX-512 BF16, AMX, Arm's BF16), as its flags in /proc/cpuinfo
/// say; false where there is none.
bool hasBf16Units(const SystemFiles& files);

/// The processor as a device: always usable, id "cpu".
Device cpuDevice(const CpuInfo& info, const ProcessorLimits& limits);

}  // namespace epochmark
