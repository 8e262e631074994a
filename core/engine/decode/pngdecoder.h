// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a PNG into the sink: alpha dropped, palettes resolved, 16 bits as Pillow brings them to 8.
PictureVerdict decodePng(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
