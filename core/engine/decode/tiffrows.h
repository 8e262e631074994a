// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/tiffform.h"

namespace epochmark {

/// Writes `count` pixels of a row, packed as `form` says, to `rgb` (3 bytes a pixel) with the values that
/// Pillow's convert("RGB") gives.
void tiffRowToRgb(const TiffForm& form, const uchar* row, int count, uchar* rgb);

}  // namespace epochmark
