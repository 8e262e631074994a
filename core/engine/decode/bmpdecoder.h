// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a BMP into the sink, alpha dropped. A reader of our own, strict where Pillow is: no well-kept
/// small library reads every form (OS/2's header, masks in any order, 5 and 6 bits, run lengths) to Pillow's
/// very pixels, and the format is small.
PictureVerdict decodeBmp(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
