// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelbuffer.h"

#include <algorithm>

namespace epochmark {

std::shared_ptr<PixelBuffer> PixelBuffer::allocate(qsizetype count, PictureSize size)
{
    // calloc: pages of pictures left out are never touched and cost nothing.
    void* bytes = std::calloc(static_cast<size_t>(std::max<qsizetype>(count, 1)),
                              static_cast<size_t>(size.bytes()));
    if (bytes == nullptr) {
        return nullptr;
    }
    return std::shared_ptr<PixelBuffer>(new PixelBuffer(static_cast<uchar*>(bytes), count, size.bytes()));
}

const uchar* PixelBuffer::picture(qsizetype index) const
{
    return m_bytes.get() + index * m_pictureBytes;
}

qint64 PixelBuffer::byteCount() const
{
    return m_count * m_pictureBytes;
}

uchar* PixelBuffer::place(qsizetype index, uchar*)
{
    return m_bytes.get() + index * m_pictureBytes;
}

}  // namespace epochmark
