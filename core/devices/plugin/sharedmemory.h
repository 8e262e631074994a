// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/descriptor.h"
#include "devices/systemfiles.h"

#include <cstddef>
#include <utility>

namespace epochmark {

/// Memory that another process may map by its descriptor. It has no name in any file system. One thread.
class SharedMemory {
public:
    explicit SharedMemory(SystemFiles files = SystemFiles()) : m_files(std::move(files)) {}
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory();

    /// False, errno set, when the system has none.
    bool open();
    int descriptor() const { return m_file.get(); }
    /// At least so many bytes, mapped; what was there is lost when it grows. nullptr when there is no room,
    /// or taking it would make the machine swap or its keeper end this process (freeMemory()).
    unsigned char* atLeast(size_t bytes);
    /// Gives the memory back; the descriptor stays.
    void release();

private:
    SystemFiles m_files;
    Descriptor m_file;
    unsigned char* m_bytes = nullptr;
    size_t m_size = 0;
};

}  // namespace epochmark
