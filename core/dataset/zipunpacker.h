// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "dataset/zipbytes.h"

#include <QByteArray>
#include <QString>

namespace epochmark {

/// Where an entry's packed data lies and what shall come out.
struct PackedEntry {
    int method = 0;
    qint64 offset = 0;  ///< of the data itself, behind the local header
    qint64 packedBytes = 0;
    qint64 sizeBytes = 0;
};

/// Unpacks zip entries by zlib and libbzip2. Pure functions on ZipBytes.
namespace zipunpacker {

inline constexpr int kStored = 0;
inline constexpr int kDeflated = 8;
inline constexpr int kBzip2 = 12;

/// Why entries of that method can't be unpacked, as a sentence part that names the method and says what to
/// do; empty for those that can.
QString refusalOf(int method);

/// The unpacked bytes, exactly sizeBytes of them. The error's message is a sentence part: the reason why a
/// picture is left out.
Result<QByteArray> unpack(ZipBytes& zip, const PackedEntry& entry);

}  // namespace zipunpacker
}  // namespace epochmark
