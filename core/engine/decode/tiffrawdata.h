// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/tiffcanvas.h"
#include "engine/decode/tiffdirectory.h"

namespace epochmark {

/// Reads the strips or tiles of a TIFF that isn't packed into the canvas, as Pillow does: straight from where
/// the offsets point, whatever the byte counts say. Empty when every one was there, else why not.
QString readRawTiff(const QByteArray& encoded, const TiffDirectory& directory, const TiffLayout& layout,
                    TiffCanvas& canvas);

}  // namespace epochmark
