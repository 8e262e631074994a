// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/decode/rowsink.h"

namespace epochmark {

/// Bytes of one decoded picture: 150 x 150 x 3.
inline constexpr qsizetype kPictureBytes = 150 * 150 * 3;

/// Decodes one picture of any type that is read, told by its content, into the sink. Never throws: an
/// exception of a library becomes a reason. Any thread.
PictureVerdict decodeInto(const QByteArray& encoded, RowSink& sink) noexcept;

/// One picture as a network sees it: RGB, resized as Pillow's NEAREST does, size.bytes() bytes (Classic's are
/// kPictureBytes), row-major. `out` holds zeros or part of the picture when the verdict isn't used;
/// nullptr: verdict only. Any thread.
///     std::array<uchar, kPictureBytes> rgb;
///     if (decodePicture(encoded, rgb.data()).isUsed) { ... }
PictureVerdict decodePicture(const QByteArray& encoded, uchar* out, PictureSize size = {}) noexcept;

}  // namespace epochmark
