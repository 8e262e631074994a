// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/pixelsink.h"

#include <cstdlib>
#include <memory>

namespace epochmark {

/// Pictures in memory: one block of zeros, each row written by one thread.
class PixelBuffer final : public PixelSink {
public:
    /// nullptr when the memory can't be had.
    static std::shared_ptr<PixelBuffer> allocate(qsizetype count, PictureSize size);

    qsizetype count() const override { return m_count; }
    const uchar* picture(qsizetype index) const override;
    qint64 byteCount() const override;

    uchar* place(qsizetype index, uchar* room) override;
    Result<void> keep(qsizetype, const uchar*) override { return {}; }

private:
    struct Free {
        void operator()(uchar* bytes) const { std::free(bytes); }
    };

    PixelBuffer(uchar* bytes, qsizetype count, qint64 pictureBytes)
        : m_bytes(bytes), m_count(count), m_pictureBytes(pictureBytes)
    {}

    std::unique_ptr<uchar[], Free> m_bytes;
    qsizetype m_count = 0;
    qint64 m_pictureBytes = 0;
};

}  // namespace epochmark
