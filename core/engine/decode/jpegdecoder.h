// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a JPEG into the sink as Pillow does, then tells whether it was sound. On a verdict other than used
/// the sink may have got some rows.
PictureVerdict decodeJpeg(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
