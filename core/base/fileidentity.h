// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace epochmark {

/// What tells one state of a file from another without reading it. Value.
struct FileIdentity {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 sizeBytes = 0;
    qint64 modifiedNs = 0;  ///< can be set back by whoever may write the file
    qint64 changedNs = 0;   ///< of content, name or rights; nobody can set it

    /// Absent when there is no such file, or it can't be asked.
    static std::optional<FileIdentity> ofPath(const QString& path);
    /// By the bytes of the name, which need be no text.
    static std::optional<FileIdentity> ofNative(const QByteArray& path);
    static std::optional<FileIdentity> ofDescriptor(int descriptor);

    bool operator==(const FileIdentity&) const = default;

    /// The same file, whatever its content is now.
    bool isSameFile(const FileIdentity& other) const
    {
        return device == other.device && inode == other.inode;
    }

    /// Size and time are alike, but something happened: other rights or another name, or another content that
    /// hides itself. Only reading tells.
    bool isPossiblySame(const FileIdentity& other) const
    {
        return sizeBytes == other.sizeBytes && modifiedNs == other.modifiedNs;
    }
};

}  // namespace epochmark
