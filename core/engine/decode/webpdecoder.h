// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Decodes a still WebP into the sink by libwebp, alpha dropped; an animated one is left out by its name.
PictureVerdict decodeWebP(const QByteArray& encoded, RowSink& sink);

}  // namespace epochmark
