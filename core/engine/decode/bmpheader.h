// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <array>

namespace epochmark {

/// How a BMP's rows are packed.
enum class BmpPacking {
    Indices,  ///< 1, 4 or 8 bits a pixel, into the palette
    Bgr15,    ///< 16 bits: 5 blue, 5 green, 5 red
    Bgr16,    ///< 16 bits: 5 blue, 6 green, 5 red
    Bytes     ///< 24 or 32 bits, a byte a colour
};

/// What a BMP's headers say, those of OS/2 and of Windows (12 to 124 bytes).
struct BmpHeader {
    qint64 width = 0;
    qint64 height = 0;
    bool isTopDown = false;
    int bits = 0;
    BmpPacking packing = BmpPacking::Bytes;
    bool isRle = false;
    bool isRle4 = false;
    std::array<int, 3> channels{2, 1,
                                0};  ///< of BmpPacking::Bytes: where red, green and blue stand in a pixel
    std::array<uchar, 256 * 3> palette{};  ///< RGB; black where the file has no entry
    qint64 dataOffset = 0;
    QString reason;  ///< why it isn't read; empty when it is

    /// Bytes from one row to the next, a multiple of four.
    qint64 stride() const { return (width * bits + 31) / 32 * 4; }
    /// Bytes of a row that hold pixels.
    qint64 rowBytes() const { return (width * bits + 7) / 8; }
};

BmpHeader readBmpHeader(const QByteArray& encoded);

}  // namespace epochmark
