// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/tiffdirectory.h"

#include <QString>

#include <array>

namespace epochmark {

/// Compressions, as the file numbers them, that are no matter for libtiff alone.
inline constexpr qint64 kTiffUnpacked = 1;
inline constexpr qint64 kTiffOldJpeg = 6;
inline constexpr qint64 kTiffJpeg = 7;

enum class TiffColour { MinIsWhite, Gray, Rgb, Palette, Cmyk, YCbCr };
enum class TiffNumber { Unsigned, Signed, Float };

/// What the samples of a TIFF's pixels are.
struct TiffForm {
    TiffColour colour = TiffColour::Gray;
    TiffNumber number = TiffNumber::Unsigned;
    int bits = 8;                  ///< of one sample
    int samples = 1;               ///< of one pixel, those that are dropped included
    bool isPremultiplied = false;  ///< the fourth sample is an alpha that the colours were multiplied by
    bool isReversed = false;       ///< bits of a byte from the right
    bool isBigEndian = false;      ///< of the samples as they come
    std::array<uchar, 256 * 3> palette{};  ///< of TiffColour::Palette

    int bitsPerPixel() const { return bits * samples; }
    /// Samples that a picture in Pillow's memory has.
    int bands() const;
};

/// Pixels, their sizes and how they lie in the file.
struct TiffLayout {
    qint64 width = 0;
    qint64 height = 0;
    qint64 compression = kTiffUnpacked;
    bool isPlanar = false;  ///< a plane a sample
    int orientation = 1;    ///< 1 - 8, as in Exif
    TiffForm form;
    QString reason;  ///< why it isn't read; empty when it is
};

/// Every form that Pillow reads to the same pixels (TiffImagePlugin's OPEN_INFO), and no other.
TiffLayout readTiffLayout(const TiffDirectory& directory);

}  // namespace epochmark
