// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes the first picture of a TIFF or BigTIFF into the sink: Pillow's very pixels, turned as its
/// orientation says, or left out with the name of its form. libtiff only unpacks strips and tiles.
PictureVerdict decodeTiff(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
