// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/fileidentity.h"
#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>
#include <memory>

namespace epochmark {

/// Random access to the bytes of a zip, wherever they lie. Used by one thread.
class ZipBytes {
public:
    virtual ~ZipBytes() = default;
    virtual qint64 size() const = 0;
    /// Reads up to `length` bytes at `offset` into `target`; bytes read, fewer at the end, -1 on a failure.
    virtual qint64 readAt(qint64 offset, char* target, qint64 length) = 0;
};

/// Opens the same bytes once more, for another thread. Error::Input with a sentence when that fails.
using ZipBytesOpener = std::function<Result<std::unique_ptr<ZipBytes>>()>;

/// A file opened once for all threads that read it: whoever replaces or deletes it meanwhile changes nothing
/// for them. Reading is const and thread-safe.
class SharedFile {
public:
    /// Error::Input with a sentence.
    static Result<std::shared_ptr<const SharedFile>> open(const QString& path);

    /// As it was when it was opened.
    const FileIdentity& identity() const { return m_identity; }
    /// As ZipBytes::readAt().
    qint64 readAt(qint64 offset, char* target, qint64 length) const;

private:
    QFile m_file;
    FileIdentity m_identity;
};

/// A zip on disk, read through a window that survives small jumps back and forth: a central directory is read
/// in tiny pieces. Not mapped into memory, so a file that is cut off while in use gives an error and no
/// signal.
class FileBytes final : public ZipBytes {
public:
    explicit FileBytes(std::shared_ptr<const SharedFile> file) : m_file(std::move(file)) {}

    qint64 size() const override { return m_file->identity().sizeBytes; }
    qint64 readAt(qint64 offset, char* target, qint64 length) override;

private:
    static constexpr qint64 kWindow = 64 * 1024;

    std::shared_ptr<const SharedFile> m_file;
    QByteArray m_window;
    qint64 m_windowOffset = 0;
};

/// A zip in memory, which must outlive this object: the built-in Demo set.
class MemoryBytes final : public ZipBytes {
public:
    explicit MemoryBytes(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    qint64 size() const override { return m_bytes.size(); }
    qint64 readAt(qint64 offset, char* target, qint64 length) override;

private:
    QByteArray m_bytes;
};

}  // namespace epochmark
