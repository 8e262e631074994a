// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/runtime.h"

#include <QFile>
#include <QSet>

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace epochmark {

int physicalCores()
{
    const int logical = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#ifdef __linux__
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
        return logical;
    }
    QSet<QByteArray> cores;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(static_cast<size_t>(cpu), &allowed)) {
            continue;
        }
        QFile siblings(
            QStringLiteral("/sys/devices/system/cpu/cpu%1/topology/thread_siblings_list").arg(cpu));
        // Without a topology (some containers) each logical processor counts as a core.
        cores.insert(siblings.open(QIODevice::ReadOnly) ? siblings.readAll() : QByteArray::number(cpu));
    }
    return std::max(1, static_cast<int>(cores.size()));
#else
    return logical;
#endif
}

void prepareTrainingThread(int threads)
{
    cv::setNumThreads(0);
    // Before the first parallel region: worker threads inherit the floating point mode of the thread that
    // makes them.
    at::globalContext().setFlushDenormal(true);
    at::set_num_threads(threads);
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

void keepLargeBlocks([[maybe_unused]] bool isKept)
{
#ifdef __GLIBC__
    static std::atomic<bool> isChanged = false;
    if (isKept) {
        mallopt(M_MMAP_THRESHOLD, 1 << 30);
        mallopt(M_TRIM_THRESHOLD, -1);
        mallopt(M_TOP_PAD, 64 << 20);
        isChanged = true;
    } else if (isChanged.exchange(false)) {
        // Where glibc's own rule ends up after a few steps; the rule itself is off once a value has been set.
        mallopt(M_MMAP_THRESHOLD, 32 << 20);
        mallopt(M_TRIM_THRESHOLD, 64 << 20);
        mallopt(M_TOP_PAD, 0);
    }
#endif
}

void releaseLargeBlocks()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace epochmark
