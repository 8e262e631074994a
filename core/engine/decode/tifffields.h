// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace epochmark {

/// The first directory's field with that tag, 16 or 32 bits wide; 0 when there is none (or its value isn't in
/// place).
qint64 tiffField(const QByteArray& tiff, int tag);

inline constexpr int kTiffWidth = 256;
inline constexpr int kTiffHeight = 257;
inline constexpr int kTiffExtraSamples = 338;

/// The same TIFF with its alpha declared as already multiplied in: libtiff then leaves the colours alone, as
/// Pillow does.
QByteArray withColoursKept(const QByteArray& tiff);

}  // namespace epochmark
