// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "dataset/zipbytes.h"

#include <QString>

namespace epochmark {

/// What the end of a zip says of its table of contents (PKWARE's APPNOTE, 4.3.14 to 4.3.16), made sound. The
/// table's size is what counts: writers without zip64 (macOS' Archive Utility) let the number of entries and
/// the offsets run over.
struct ZipEnd {
    static constexpr qint64 kWrap = 1LL << 32;  ///< where offsets run over

    qint64 directoryStart = 0;  ///< bytes from the beginning of the file
    qint64 directoryEnd = 0;
    qint64 entries = 0;      ///< as claimed: without zip64 a number modulo 65,536
    qint64 bytesBefore = 0;  ///< of something else in front of the zip: offsets count from there
    bool isWrapped = false;  ///< offsets are modulo 4 GiB

    /// Looks for it from the end of the file backwards; a comment and up to 16 MiB of other bytes may follow
    /// it. Error::Input with a sentence: no zip, another kind of archive, empty, truncated, one part of a
    /// split archive.
    static Result<ZipEnd> find(ZipBytes& zip, const QString& name);
};

}  // namespace epochmark
