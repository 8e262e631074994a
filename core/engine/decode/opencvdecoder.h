// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/picturetype.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a BMP, PNM, TIFF or WebP into the sink: alpha dropped, palettes resolved, 16 bits as Pillow
/// brings them to 8, no rotation. OpenCV's own threads are off.
PictureVerdict decodeByOpenCv(const QByteArray& encoded, PictureType type, RowSink& sink);

}  // namespace epochmark
