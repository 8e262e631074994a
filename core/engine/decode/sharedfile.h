// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace epochmark {

/// A file without a name as another process of this machine can open it: by the process that has it open, and
/// by what shows that it is the one that was meant. Value.
struct SharedFile {
    qint64 process = 0;
    int descriptor = -1;
    quint64 device = 0;
    quint64 inode = 0;
    bool isSpool = false;  ///< on a disk; else in memory

    /// Of an open file of this process.
    static SharedFile of(int descriptor, bool isSpool);
    QByteArray written() const;
    /// Absent when that is no such text.
    static std::optional<SharedFile> read(const QByteArray& text);

    /// A descriptor of this process's own, to read and to write; -1 with errno. Only a file of the same user
    /// that has no name, is the one that was meant and has exactly so many bytes; ESTALE otherwise.
    int open(qint64 bytes) const;
};

}  // namespace epochmark
