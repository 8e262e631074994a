// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/hugepages.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <unordered_set>

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace epochmark {

namespace {

#ifdef MADV_HUGEPAGE

/// What the processors that this program is built for have next to 4 KiB. Where they are larger it is only a
/// hint that fits worse.
constexpr std::uintptr_t kHugePage = 2 << 20;
/// Smaller ones are near others that are advised, or in a cache anyhow.
constexpr std::size_t kLeast = 256 << 10;

/// Where the heap ends from which that block is: the C library writes down behind each block what is left, so
/// that a page there is a small one already when the next block is asked for. Of other heaps it is known only
/// that none crosses a boundary of 64 MiB (glibc's HEAP_MAX_SIZE); what is larger is mapped by itself.
std::uintptr_t heapEnd(std::uintptr_t begin, std::uintptr_t end)
{
    constexpr std::uintptr_t kHeap = 64 << 20;
    const auto programBreak = reinterpret_cast<std::uintptr_t>(sbrk(0));
    if (begin < programBreak) {
        return programBreak;
    }
    return std::max(end, end - begin < kHeap / 2 ? begin / kHeap * kHeap + kHeap : end);
}

/// What was asked for, so that it can be taken back.
class Advice {
public:
    /// Of all huge pages that the block touches and of the rest of its heap: only a hint, so that it does no
    /// harm to whatever else is there; what isn't mapped is passed over, and a kernel without huge pages says
    /// no.
    void give(void* block, std::size_t size)
    {
        const auto begin = reinterpret_cast<std::uintptr_t>(block) / kHugePage * kHugePage;
        const auto end = reinterpret_cast<std::uintptr_t>(block) + size;
        const std::lock_guard lock(m_mutex);
        bool isNew = false;
        for (std::uintptr_t page = begin; page < end; page += kHugePage) {
            isNew |= !m_pages.contains(page);
        }
        if (!isNew) {
            return;
        }
        const std::uintptr_t last = heapEnd(begin, end);
        for (std::uintptr_t page = begin; page < last; page += kHugePage) {
            m_pages.insert(page);
        }
        madvise(reinterpret_cast<void*>(begin), last - begin, MADV_HUGEPAGE);
    }
    /// What was given back between trainings and comes again isn't advised any more: asks anew.
    void beginAnew()
    {
        const std::lock_guard lock(m_mutex);
        m_earlier.merge(m_pages);
        m_pages.clear();
    }
    void takeBack()
    {
        beginAnew();
        for (const std::uintptr_t page : m_earlier) {
            madvise(reinterpret_cast<void*>(page), kHugePage, MADV_NOHUGEPAGE);
        }
        m_earlier.clear();
    }

private:
    std::mutex m_mutex;
    std::unordered_set<std::uintptr_t> m_pages;    ///< of this training
    std::unordered_set<std::uintptr_t> m_earlier;  ///< of those before it, where the advice may still hold
};

/// LibTorch's own, which is asked for each block; blocks go back there by themselves.
class AdvisingAllocator final : public c10::Allocator {
public:
    Advice advice;

    at::DataPtr allocate(size_t size) override
    {
        at::DataPtr block = c10::GetDefaultCPUAllocator()->allocate(size);
        if (size >= kLeast) {
            advice.give(block.get(), size);
        }
        return block;
    }
    at::DeleterFnPtr raw_deleter() const override { return c10::GetDefaultCPUAllocator()->raw_deleter(); }
    void copy_data(void* to, const void* from, std::size_t size) const override
    {
        c10::GetDefaultCPUAllocator()->copy_data(to, from, size);
    }
};

#endif

}  // namespace

void adviseHugePages([[maybe_unused]] bool isWanted)
{
#ifdef MADV_HUGEPAGE
    static AdvisingAllocator advising;
    c10::SetCPUAllocator(isWanted ? &advising : c10::GetDefaultCPUAllocator());
    if (isWanted) {
        advising.advice.beginAnew();
    } else {
        advising.advice.takeBack();
    }
#endif
}

}  // namespace epochmark
