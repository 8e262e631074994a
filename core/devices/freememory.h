// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <optional>

namespace epochmark {

/// What Slurm gave a job on this machine, from its environment: where it doesn't hold jobs back by control
/// groups it counts what they use and ends those above.
struct SlurmMemory {
    std::optional<qint64> bytes;  ///< SLURM_MEM_PER_NODE, or SLURM_MEM_PER_CPU times SLURM_CPUS_ON_NODE

    static SlurmMemory ofThisProcess();
};

/// Memory that this process can take without swapping, and who holds it to that. Value.
struct FreeMemory {
    enum class Holder { Machine, ControlGroup, Slurm, Wish };

    qint64 bytes = 0;  ///< >= 0
    Holder holder = Holder::Machine;
    qint64 limitBytes = 0;  ///< what the holder allows in all, this process's and its neighbours' together; 0
                            ///< for the machine
};

/// The least of the machine's MemAvailable, of what each control group around this process has left (v2: the
/// lesser of memory.max and memory.high, v1: memory.limit_in_bytes) and of what Slurm gave. A group's page
/// cache that nobody uses (inactive_file) counts as free: the kernel drops it before anything else. `wished`:
/// bytes that this process shall not go over, whoever wishes so. Absent when nobody tells (macOS).
std::optional<FreeMemory> freeMemory(const SystemFiles& files = SystemFiles(),
                                     const SlurmMemory& slurm = SlurmMemory::ofThisProcess(),
                                     std::optional<qint64> wished = std::nullopt);

}  // namespace epochmark
