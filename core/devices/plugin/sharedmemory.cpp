// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/sharedmemory.h"

#include "devices/freememory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef __linux__
#include <cstdio>
#endif

namespace epochmark {

namespace {

int anonymousFile()
{
#ifdef __linux__
    return memfd_create("epochmark", MFD_CLOEXEC);
#else
    char name[64];
    std::snprintf(name, sizeof name, "/epochmark-%d", static_cast<int>(getpid()));
    const int descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    shm_unlink(name);
    return descriptor;
#endif
}

}  // namespace

SharedMemory::~SharedMemory()
{
    release();
}

bool SharedMemory::open()
{
    const int file = anonymousFile();
    if (file >= 0) {
        m_file = Descriptor(file);
    }
    return m_file.isOpen();
}

unsigned char* SharedMemory::atLeast(size_t bytes)
{
    if (bytes <= m_size) {
        return m_bytes;
    }
    release();
    const auto free = freeMemory(m_files);
    if (free && bytes > static_cast<size_t>(free->bytes)) {
        return nullptr;
    }
    if (ftruncate(m_file.get(), static_cast<off_t>(bytes)) != 0) {
        return nullptr;
    }
#ifdef __linux__
    // Room that isn't there shows now, as an error, instead of a signal at the first touch.
    if (posix_fallocate(m_file.get(), 0, static_cast<off_t>(bytes)) != 0) {
        [[maybe_unused]] const int emptied = ftruncate(m_file.get(), 0);
        return nullptr;
    }
#endif
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.get(), 0);
    if (memory == MAP_FAILED) {
        return nullptr;
    }
    m_bytes = static_cast<unsigned char*>(memory);
    m_size = bytes;
    return m_bytes;
}

void SharedMemory::release()
{
    if (m_bytes != nullptr) {
        munmap(m_bytes, m_size);
        [[maybe_unused]] const int emptied = ftruncate(m_file.get(), 0);
    }
    m_bytes = nullptr;
    m_size = 0;
}

}  // namespace epochmark
