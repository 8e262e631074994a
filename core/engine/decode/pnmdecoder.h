// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a Netpbm picture (P1 to P6, any brightest value) into the sink: colours scaled and rounded to 8
/// bits, grey of more than 8 bits scaled to 16 and clipped, as Pillow does. A reader of our own: libnetpbm
/// ends the process at its first error, and the format is a header and numbers.
PictureVerdict decodePnm(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
