// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/sharedblock.h"

#include "engine/pjrt/worker/pluginerror.h"

#include <sys/mman.h>
#include <sys/stat.h>

namespace epochmark::worker {

void SharedBlock::unmap()
{
    if (m_memory != nullptr) {
        munmap(m_memory, m_size);
    }
    m_memory = nullptr;
    m_size = 0;
}

void* SharedBlock::at(size_t offset, size_t bytes)
{
    struct stat status {};
    const bool isKnown = fstat(m_descriptor, &status) == 0;
    const auto size = static_cast<size_t>(status.st_size);
    if (!isKnown || offset > size || bytes > size - offset) {
        throw PluginError(wire::Station::Request, 0, "the shared memory is smaller than what is asked of it");
    }
    if (size != m_size) {
        unmap();
        void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_descriptor, 0);
        if (memory == MAP_FAILED) {
            throw PluginError(wire::Station::Request, wire::kResourceExhausted,
                              "the shared memory can't be mapped");
        }
        m_memory = memory;
        m_size = size;
    }
    return static_cast<char*>(m_memory) + offset;
}

}  // namespace epochmark::worker
