// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <mutex>

namespace epochmark {

/// Larger pictures are left out before anything is allocated for them.
inline constexpr qint64 kMaxPixels = 100'000'000;

/// Why a picture of that size is left out ("is larger than 100 megapixels (65,500 × 65,500)"); empty when it
/// isn't.
QString sizeRefusal(qint64 width, qint64 height);

/// Giants go one at a time: a progressive JPEG of 100 megapixels takes 600 MB while it is decoded. The lock
/// is held for pictures over 16 megapixels, empty for others.
std::unique_lock<std::mutex> lockForGiant(qint64 width, qint64 height);

} // namespace epochmark
