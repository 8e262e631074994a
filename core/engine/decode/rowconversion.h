// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace epochmark {

/// How the bytes of a decoded row are to be read.
enum class RowFormat {
    Gray,           ///< 1 byte a pixel
    Rgb,            ///< 3 bytes
    Bgr,            ///< 3 bytes
    InvertedCmyk    ///< 4 bytes, 255 = no ink: what Adobe writes into JPEGs
};

int bytesPerPixel(RowFormat format);

/// Writes pixels `columns[0..count)` of `row` to `rgb` (3 bytes a pixel), converted as Pillow's convert("RGB") does.
void gatherRow(const uchar* row, RowFormat format, const int* columns, int count, uchar* rgb);

}  // namespace epochmark
