// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/bmpheader.h"

#include <vector>

namespace epochmark {

/// A BMP's run lengths (RLE4, RLE8) as one palette index a pixel, width x height, rows as the file has them;
/// empty when the data end before every pixel is told.
std::vector<uchar> unpackRunLengths(const QByteArray& encoded, const BmpHeader& header);

}  // namespace epochmark
