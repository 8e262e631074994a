// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/decode/pixelsink.h"

namespace epochmark {

/// Pictures in memory that several processes have in common: a file without a name that lies in memory,
/// mapped by each. It can't be cut, so that none of them is ended by a page that has gone. Each row is
/// written by one thread of one process. Linux alone.
class PixelMap final : public PixelSink {
public:
    /// A new one, its memory taken at once; nullptr with errno when that can't be had, `stop` was requested
    /// (ECANCELED), or the system has no such files.
    static std::shared_ptr<PixelMap> allocate(qsizetype count, PictureSize size, const StopToken& stop = {});
    /// Over an open file of so many pictures, which this object closes; nullptr with errno when it isn't one
    /// of allocate()'s (EPERM) or can't be mapped.
    static std::shared_ptr<PixelMap> over(int file, qsizetype count, PictureSize size);
    ~PixelMap() override;
    PixelMap(const PixelMap&) = delete;
    PixelMap& operator=(const PixelMap&) = delete;

    int file() const { return m_file; }

    qsizetype count() const override { return m_count; }
    const uchar* picture(qsizetype index) const override { return m_bytes + index * m_pictureBytes; }
    qint64 byteCount() const override { return m_count * m_pictureBytes; }
    uchar* place(qsizetype index, uchar*) override { return m_bytes + index * m_pictureBytes; }
    Result<void> keep(qsizetype, const uchar*) override { return {}; }

private:
    PixelMap(int file, uchar* bytes, qsizetype count, qint64 pictureBytes)
        : m_file(file), m_bytes(bytes), m_count(count), m_pictureBytes(pictureBytes)
    {}

    int m_file;
    uchar* m_bytes;
    qsizetype m_count;
    qint64 m_pictureBytes;
};

}  // namespace epochmark
