// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/runtime.h"

#include "devices/processor/processorlimits.h"
#include "devices/processor/threadaffinity.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <unistd.h>
#endif

namespace epochmark {

namespace {

qint64 threadId()
{
#ifdef __linux__
    return gettid();
#else
    return static_cast<qint64>(std::hash<std::thread::id>()(std::this_thread::get_id()));
#endif
}

/// The team's threads, and the processors that each may use.
std::map<qint64, QList<int>> membersOf(int threads)
{
    std::mutex mutex;
    std::map<qint64, QList<int>> members;
    at::parallel_for(0, std::max(1, threads), 1, [&](int64_t, int64_t) {
        const QList<int> processors = processorsOfThisThread();
        const std::lock_guard lock(mutex);
        members.emplace(threadId(), processors);
    });
    return members;
}

}  // namespace

void prepareTrainingThread(int threads)
{
    cv::setNumThreads(0);
    // Before the first parallel region: worker threads inherit the floating point mode of the thread that
    // makes them.
    at::globalContext().setFlushDenormal(true);
    at::set_num_threads(threads);
    enterOpenMpPlace();
    allowTf32(false);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

void allowTf32(bool isAllowed)
{
    at::globalContext().setAllowTF32CuDNN(isAllowed);
    at::globalContext().setAllowTF32CuBLAS(isAllowed);
}

QList<qint64> teamOf(int threads)
{
    QList<qint64> team;
    for (const auto& [thread, processors] : membersOf(threads)) {
        team.append(thread);
    }
    return team;
}

int workingThreads(int threads)
{
    if (threads <= 1) {
        return threads;
    }
    QList<QList<int>> allowed;
    for (const auto& [thread, processors] : membersOf(threads)) {
        allowed.append(processors);
    }
    ProcessorLimits limits = readProcessorLimits();
    const int able = runnableAtOnce(allowed);
    if (!processorsOfThisThread().isEmpty()) {
        // Told of each thread; the process's first one, of which the limits tell, may be bound to its place.
        limits.processors = std::max(limits.processors, able);
    }
    return limits.working(able);
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
