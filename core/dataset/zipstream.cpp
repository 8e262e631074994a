// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipstream.h"

#include <algorithm>

namespace epochmark {

namespace {

ZipStream* asStream(voidpf stream)
{
    return static_cast<ZipStream*>(stream);
}

voidpf openStream(voidpf opaque, voidpf, int)
{
    return opaque;
}

uLong readStream(voidpf, voidpf stream, void* target, uLong length)
{
    return static_cast<uLong>(
        asStream(stream)->read(static_cast<char*>(target), static_cast<qint64>(length)));
}

uLong refuseWriting(voidpf, voidpf, const void*, uLong)
{
    return 0;
}

ZPOS64_T tellStream(voidpf, voidpf stream)
{
    return static_cast<ZPOS64_T>(asStream(stream)->position());
}

int seekStream(voidpf, voidpf stream, ZPOS64_T offset, int origin)
{
    return asStream(stream)->seek(offset, origin) ? 0 : -1;
}

int closeStream(voidpf, voidpf)
{
    return 0;
}

int streamError(voidpf, voidpf stream)
{
    return asStream(stream)->hasFailed() ? 1 : 0;
}

}  // namespace

unzFile ZipStream::openHandle()
{
    zlib_filefunc64_def functions{};
    functions.zopen64_file = &openStream;
    functions.zread_file = &readStream;
    functions.zwrite_file = &refuseWriting;
    functions.ztell64_file = &tellStream;
    functions.zseek64_file = &seekStream;
    functions.zclose_file = &closeStream;
    functions.zfakeclose_file = &closeStream;
    functions.zerror_file = &streamError;
    functions.opaque = this;
    return unzOpen2_64(this, &functions);
}

qint64 ZipStream::read(char* target, qint64 length)
{
    const qint64 count = m_bytes.readAt(m_position, target, length);
    // Too little is a failure too: minizip would take what is missing for zeros.
    m_hasFailed = count != length;
    m_position += std::max<qint64>(count, 0);
    return std::max<qint64>(count, 0);
}

bool ZipStream::seek(quint64 offset, int origin)
{
    const qint64 base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                        : origin == ZLIB_FILEFUNC_SEEK_END ? m_bytes.size()
                                                           : m_position;
    // A damaged zip asks for anything: beyond the end is refused before any sum can overflow.
    if (offset > static_cast<quint64>(m_bytes.size() - base)) {
        return false;
    }
    m_position = base + static_cast<qint64>(offset);
    return true;
}

}  // namespace epochmark
