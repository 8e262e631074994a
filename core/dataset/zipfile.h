// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/zipbytes.h"

#include <functional>
#include <memory>

namespace epochmark {

class ZipStream;

/// One line of a zip's central directory, names undecoded.
struct ZipEntry {
    QByteArray rawName;
    bool isNameUtf8 = false;  ///< the zip says so; else the name's encoding is anybody's guess
    bool isEncrypted = false;
    int method = 0;  ///< 0 stored, 8 deflated, ...
    qint64 packedBytes = 0;
    qint64 sizeBytes = 0;  ///< uncompressed, as claimed
    quint32 crc32 = 0;
    qint64 position = 0;  ///< of this line in the central directory: what read() takes
};

/// An opened zip: lists its central directory, and reads entries by position without searching. Owns its
/// handle; used by one thread. `name` is what sentences call it.
class ZipFile {
public:
    /// Error::Input: not a zip, or one whose end is missing.
    static Result<std::unique_ptr<ZipFile>> open(std::unique_ptr<ZipBytes> bytes, const QString& name);
    ~ZipFile();
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;

    /// As the zip's end record claims.
    qint64 entryCount() const { return m_entryCount; }
    /// Of the whole zip.
    qint64 byteCount() const { return m_bytes->size(); }

    /// Calls `visit` for every entry in directory order until it returns an error. Error::Input when the
    /// directory is damaged, Error::Stopped, or the visitor's own.
    using Visitor = std::function<Result<void>(const ZipEntry&)>;
    Result<void> forEach(const Visitor& visit, const StopToken& stop);

    /// The unpacked entry at `position`, which the directory still has to give with that size and checksum.
    /// The error's message is a sentence part ("has a wrong checksum"): the reason a picture is left out for.
    Result<QByteArray> read(qint64 position, qint64 sizeBytes, quint32 crc32);

private:
    ZipFile(std::unique_ptr<ZipBytes> bytes, QString name);
    Result<ZipEntry> currentEntry();
    Error damagedDirectory() const;

    std::unique_ptr<ZipBytes> m_bytes;
    std::unique_ptr<ZipStream> m_stream;
    QString m_name;
    void* m_handle = nullptr;  // unzFile
    qint64 m_entryCount = 0;
};

}  // namespace epochmark
