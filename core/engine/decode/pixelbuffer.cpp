// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelbuffer.h"

#include "engine/decode/picturedecoder.h"

#include <algorithm>

namespace epochmark {

std::shared_ptr<PixelBuffer> PixelBuffer::allocate(qsizetype count)
{
    // calloc: pages of pictures left out are never touched and cost nothing.
    void* bytes = std::calloc(static_cast<size_t>(std::max<qsizetype>(count, 1)),
                              static_cast<size_t>(kPictureBytes));
    if (bytes == nullptr) {
        return nullptr;
    }
    return std::shared_ptr<PixelBuffer>(new PixelBuffer(static_cast<uchar*>(bytes), count));
}

const uchar* PixelBuffer::picture(qsizetype index) const
{
    return m_bytes.get() + index * kPictureBytes;
}

qint64 PixelBuffer::byteCount() const
{
    return m_count * kPictureBytes;
}

uchar* PixelBuffer::row(qsizetype index)
{
    return m_bytes.get() + index * kPictureBytes;
}

}  // namespace epochmark
