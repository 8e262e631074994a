// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelmap.h"

#include "engine/decode/fileroom.h"

#include <algorithm>
#include <cerrno>

#ifdef __linux__
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace epochmark {

#ifdef __linux__

namespace {

constexpr int kMapSeals = F_SEAL_SHRINK | F_SEAL_GROW;

qint64 mappedBytes(qsizetype count, PictureSize size)
{
    return std::max<qint64>(1, count * size.bytes());
}

}  // namespace

std::shared_ptr<PixelMap> PixelMap::allocate(qsizetype count, PictureSize size, const StopToken& stop)
{
    const int file = ::memfd_create("epochmark-pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) {
        return nullptr;
    }
    int why = takeFileRoom(file, mappedBytes(count, size), stop);
    if (why == 0 && ::fcntl(file, F_ADD_SEALS, kMapSeals | F_SEAL_SEAL) != 0) {
        why = errno;
    }
    if (why != 0) {
        ::close(file);
        errno = why;
        return nullptr;
    }
    return over(file, count, size);
}

std::shared_ptr<PixelMap> PixelMap::over(int file, qsizetype count, PictureSize size)
{
    const int seals = ::fcntl(file, F_GET_SEALS);
    const bool isSealed = seals >= 0 && (seals & kMapSeals) == kMapSeals;
    const auto bytes = static_cast<size_t>(mappedBytes(count, size));
    void* mapped = isSealed ? ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                            : MAP_FAILED;
    if (mapped == MAP_FAILED) {
        const int why = isSealed ? errno : EPERM;
        ::close(file);
        errno = why;
        return nullptr;
    }
    return std::shared_ptr<PixelMap>(new PixelMap(file, static_cast<uchar*>(mapped), count, size.bytes()));
}

PixelMap::~PixelMap()
{
    ::munmap(m_bytes, static_cast<size_t>(std::max<qint64>(1, byteCount())));
    ::close(m_file);
}

#else

std::shared_ptr<PixelMap> PixelMap::allocate(qsizetype, PictureSize, const StopToken&)
{
    return nullptr;
}

std::shared_ptr<PixelMap> PixelMap::over(int, qsizetype, PictureSize)
{
    return nullptr;
}

PixelMap::~PixelMap() = default;

#endif

}  // namespace epochmark
