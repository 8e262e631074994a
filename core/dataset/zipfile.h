// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/zipbytes.h"
#include "dataset/zipend.h"

#include <functional>
#include <memory>

namespace epochmark {

/// One line of a zip's central directory, names undecoded.
struct ZipEntry {
    QByteArray rawName;
    bool isNameUtf8 = false;  ///< the zip says so; else the name's encoding is anybody's guess
    bool isEncrypted = false;
    int method = 0;  ///< 0 stored, 8 deflated, ...
    qint64 packedBytes = 0;
    qint64 sizeBytes = 0;  ///< uncompressed, as claimed
    quint32 crc32 = 0;
    qint64 headerOffset = 0;  ///< of its data's own header, as claimed
    qint64 position = 0;      ///< of this line in the file: what read() takes
};

/// An opened zip: lists its central directory, and reads entries by position without searching. Written
/// after PKWARE's APPNOTE 6.3.10 and Info-ZIP's extra fields, for libraries trust the number of entries, give
/// up behind long comments and drop the Unicode name. Used by one thread. `name` is what sentences call it.
class ZipFile {
public:
    /// Error::Input: as ZipEnd::find().
    static Result<std::unique_ptr<ZipFile>> open(std::unique_ptr<ZipBytes> bytes, const QString& name);

    /// As the zip's end record claims; only zip64's is more than a number modulo 65,536.
    qint64 entryCount() const { return m_end.entries; }
    /// Of the whole zip.
    qint64 byteCount() const { return m_bytes->size(); }

    /// Calls `visit` for every entry in directory order until it returns an error: all that the directory's
    /// size covers, whatever the claimed number. Error::Input when the directory is damaged or shorter than
    /// claimed, Error::Stopped, or the visitor's own.
    using Visitor = std::function<Result<void>(const ZipEntry&)>;
    Result<void> forEach(const Visitor& visit, const StopToken& stop);

    /// The unpacked entry at `position`, which the directory still has to give with that size and checksum.
    /// The error's message is a sentence part ("has a wrong checksum"): the reason a picture is left out for.
    Result<QByteArray> read(qint64 position, qint64 sizeBytes, quint32 crc32);

private:
    ZipFile(std::unique_ptr<ZipBytes> bytes, QString name, const ZipEnd& end);
    Result<ZipEntry> entryAt(qint64 position, qint64& next);
    qint64 dataOffset(const ZipEntry& entry);
    Error damagedDirectory() const;
    Result<void> checkCount(qint64 visited) const;

    std::unique_ptr<ZipBytes> m_bytes;
    QString m_name;
    ZipEnd m_end;
};

}  // namespace epochmark
