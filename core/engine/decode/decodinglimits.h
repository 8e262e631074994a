// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/bytebudget.h"

#include <QString>

namespace epochmark {

/// Larger pictures are left out before anything is allocated for them.
inline constexpr qint64 kMaxPixels = 100'000'000;

/// Why a picture of that size is left out ("is larger than 100 megapixels (65,500 × 65,500)"); empty when it
/// isn't.
QString sizeRefusal(qint64 width, qint64 height);

/// Room for a picture's pixels while it is decoded: a progressive JPEG takes 6 bytes a pixel, the deepest
/// PNG 8. The largest pictures go one at a time.
ByteBudget::Lease leaseForPixels(qint64 width, qint64 height);

/// Room for an encoded picture; to be taken before leaseForPixels(), never after.
ByteBudget::Lease leaseForEncoded(qint64 bytes);

}  // namespace epochmark
