// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

/// A zip on disk, read through a window that survives small jumps back and forth: a central directory is read
/// in tiny pieces. Not mapped into memory, so a file that is cut off while in use gives an error and no
/// signal.
class FileBytes final : public ZipBytes {
public:
    static Result<std::unique_ptr<ZipBytes>> open(const QString& path);

    qint64 size() const override { return m_size; }
    qint64 readAt(qint64 offset, char* target, qint64 length) override;

private:
    static constexpr qint64 kWindow = 64 * 1024;

    qint64 readFile(qint64 offset, char* target, qint64 length);

    QFile m_file;
    qint64 m_size = 0;
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

} // namespace epochmark
