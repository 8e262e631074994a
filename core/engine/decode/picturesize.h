// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/picturetype.h"

#include <optional>

namespace epochmark {

struct PictureSize {
    qint64 width = 0;
    qint64 height = 0;
};

/// What the header of a PNG, BMP, PNM, TIFF or WebP claims, before anything is allocated for it. Absent when
/// the header is broken (or of another type).
std::optional<PictureSize> claimedSize(const QByteArray& encoded, PictureType type);

/// The brightest value of a Netpbm picture: 1 for bitmaps, usually 255 or 65,535; 0 when the header is
/// broken.
qint64 pnmMaximum(const QByteArray& encoded);

}  // namespace epochmark
