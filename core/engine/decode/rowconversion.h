// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace epochmark {

/// How the bytes of a decoded row are to be read. 16-bit channels are in the machine's own byte order.
enum class RowFormat {
    Gray,         ///< 1 byte a pixel
    Gray16,       ///< 2 bytes; Pillow clips such values to 255, it doesn't scale them
    Rgb,          ///< 3 bytes
    Bgr,          ///< 3 bytes
    Bgra,         ///< 4 bytes, alpha dropped
    Bgr16,        ///< 6 bytes, the high bytes count
    Bgra16,       ///< 8 bytes, the high bytes count, alpha dropped
    InvertedCmyk  ///< 4 bytes, 255 = no ink: what Adobe writes into JPEGs
};

/// What a CMYK ink leaves of `light`, 255 less black: light - ink * light / 255, rounded as Pillow does; all
/// 0 - 255.
uchar inkToLight(int ink, int light);

int bytesPerPixel(RowFormat format);

/// Writes pixels `columns[0..count)` of `row` to `rgb` (3 bytes a pixel), converted as Pillow's
/// convert("RGB") does.
void gatherRow(const uchar* row, RowFormat format, const int* columns, int count, uchar* rgb);

}  // namespace epochmark
