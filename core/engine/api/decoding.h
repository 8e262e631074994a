// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace epochmark {

/// Reads encoded pictures by index. Used by one thread; each thread opens its own.
class PictureReader {
public:
    virtual ~PictureReader() = default;
    /// The whole encoded picture `index`. Error::Input when it can't be read (broken stream, wrong CRC): that
    /// picture is left out with the error's message as reason; decoding never aborts a run.
    virtual Result<QByteArray> read(qsizetype index) = 0;
};

/// A numbered series of encoded pictures. const and thread-safe.
class PictureSource {
public:
    virtual ~PictureSource() = default;
    virtual qsizetype count() const = 0;
    /// What reading the picture will take, bytes; 0 when that isn't known.
    virtual qint64 encodedBytes(qsizetype index) const
    {
        Q_UNUSED(index)
        return 0;
    }
    virtual Result<std::unique_ptr<PictureReader>> openReader() const = 0;
};

/// What the decoder says of one picture.
struct PictureVerdict {
    bool isUsed = false;
    QString reason;  ///< why it is left out, a sentence part ("ends too early"); empty when used
    int width = 0;   ///< of the encoded picture, pixels; 0 when unknown
    int height = 0;
};

/// Decoded pictures: uint8 RGB, kImageSize x kImageSize x 3, interleaved, one row a picture in the source's
/// order (rows of pictures left out are zeros and never read). Immutable after decoding; shared between
/// threads.
class PixelStore {
public:
    virtual ~PixelStore() = default;
    virtual qsizetype count() const = 0;
    /// 67,500 bytes: row-major, R G B.
    virtual const uchar* picture(qsizetype index) const = 0;
    virtual qint64 byteCount() const = 0;
};

struct DecodeOptions {
    int threads = 0;  ///< 0: the physical cores
    StopToken stop;
    /// Called from decoding threads, at most every 50 ms, with the pictures done so far; may be empty.
    std::function<void(qsizetype done, qsizetype total)> progress;
};

struct DecodedPictures {
    std::shared_ptr<const PixelStore> pixels;  ///< null when only checked (DecodeMode::Check)
    QList<PictureVerdict> verdicts;            ///< one a picture of the source, in order
    double seconds = 0;                        ///< wall time of the decoding
};

/// A small picture for the sample strip: RGB888, width x height x 3, tightly packed.
struct Thumbnail {
    int width = 0;
    int height = 0;
    QByteArray rgb;
};

}  // namespace epochmark
