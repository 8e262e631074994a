// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "training/picturesource.h"
#include "training/pictureverdict.h"
#include "training/pixelroom.h"
#include "workload/network/picturesize.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>
#include <memory>

namespace epochmark {

/// Decoded pictures: uint8 RGB, rows x columns x 3 as DecodeOptions::size asks, interleaved, one row a
/// picture in the source's order (rows of pictures left out are zeros and never read). Immutable after
/// decoding; shared between threads.
class PixelStore {
public:
    virtual ~PixelStore() = default;
    virtual qsizetype count() const = 0;
    /// DecodeOptions::size bytes: row-major, R G B. Null where the pictures lie in a spool file.
    virtual const uchar* picture(qsizetype index) const = 0;
    virtual qint64 byteCount() const = 0;

    /// False: they lie in a spool file, and only copy() tells of them.
    virtual bool isInMemory() const { return true; }
    /// Copies a picture to `target`, DecodeOptions::size bytes. Error::Input with a sentence when the spool
    /// file can't be read any more.
    virtual Result<void> copy(qsizetype index, uchar* target) const
    {
        const qint64 bytes = byteCount() / count();
        std::copy_n(picture(index), bytes, target);
        return {};
    }
    /// Will be copied soon: a slow disk may begin.
    virtual void announce(qsizetype index) const { Q_UNUSED(index) }
};

/// Decoded pictures that several processes of one machine fill and read together: in memory that they have in
/// common, or in one spool file. Each keeps some of them; whoever has adopted what all have kept may read
/// all. Made by Engine::sharePixels(), elsewhere by Engine::openPixels().
class SharedPixels : public PixelStore {
public:
    /// What another process of this machine and this user opens them by, as long as this object lives.
    virtual QByteArray handle() const = 0;
    /// By what the others know that the pictures are still as this process has kept them.
    virtual QByteArray checks() const = 0;
    /// Takes another process's checks, which are to be of exactly these pictures (ascending): those that it
    /// has kept. False, and nothing taken, when they aren't.
    virtual bool adopt(const QByteArray& checks, const QList<qsizetype>& pictures) = 0;
};

struct DecodeOptions {
    int threads = 0;  ///< 0: the physical cores
    StopToken stop;
    /// Called from decoding threads, at most every 50 ms, with the pictures done so far; may be empty.
    std::function<void(qsizetype done, qsizetype total)> progress;
    PictureSize size = {};  ///< of what is kept
    PixelRoom room = {};    ///< where they are kept
    /// Where they are kept instead; may be null.
    std::shared_ptr<SharedPixels> shared = {};
    /// Of every `parts` pictures the one with this number alone; the others are somebody else's, and their
    /// verdicts stay empty.
    int part = 0;
    int parts = 1;
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
