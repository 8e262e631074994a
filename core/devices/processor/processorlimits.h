// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// OpenMP's own limits, from the environment: LibTorch's threads are its.
struct OpenMpLimits {
    std::optional<int> threads;  ///< OMP_THREAD_LIMIT
    bool isDynamic = false;      ///< OMP_DYNAMIC: it may take fewer threads than it is told to

    static OpenMpLimits ofThisProcess();
};

/// What this process may use of the processor: the one count that the catalogue, the decoder and the engine
/// go by. Value; any thread.
struct ProcessorLimits {
    int cores = 1;                ///< without their hyper-threads, among those that it may run on; at least 1
    int processors = 1;           ///< logical ones that it may run on; at least 1
    std::optional<double> quota;  ///< cpuQuota()
    OpenMpLimits openMp;

    /// Threads that train when the user names none: a thread a core, no more than the quota (rounded up) and
    /// OpenMP allow; at least 1.
    int defaultThreads() const;
    /// How many of so many threads can work at the same time: no more than processors and quota allow.
    int working(int threads) const;
    /// What holds it below the whole machine, "processors allowed: 1, CPU quota: 1.5"; empty when nothing
    /// does.
    QString text(int machineProcessors) const;
};

/// The logical processors that a process or thread may run on, by number, from its status file below /proc;
/// empty where the system doesn't say.
QList<int> allowedProcessors(const SystemFiles& files,
                             const QString& statusFile = QStringLiteral("/proc/self/status"));

/// Affinity from /proc/self/status, cores from coreTopology() on Linux; sysctl on macOS.
ProcessorLimits readProcessorLimits(const SystemFiles& files = SystemFiles(),
                                    const OpenMpLimits& openMp = OpenMpLimits::ofThisProcess());

}  // namespace epochmark
