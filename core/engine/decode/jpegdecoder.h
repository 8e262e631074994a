// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Larger pictures are left out before anything is allocated for them.
inline constexpr qint64 kMaxPixels = 100'000'000;

/// "is larger than 100 megapixels (65,500 × 65,500)".
QString tooManyPixelsReason(qint64 width, qint64 height);

/// Decodes a JPEG into the sink as Pillow does, then tells whether it was sound. On a verdict other than used
/// the sink may have got some rows.
PictureVerdict decodeJpeg(const QByteArray& encoded, RowSink& sink);

} // namespace epochmark
