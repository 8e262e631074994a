// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <algorithm>

#include <sys/types.h>
#include <unistd.h>

/// A spool file of decoded pictures has no name: only the process that holds it leads to it. Linux.
namespace epochmark::test::spoolhandle {

/// The way to the file without a name that a process holds open below `folder`; empty: there is none.
inline QString of(pid_t process, const QString& folder)
{
    const QDir handles(QStringLiteral("/proc/%1/fd").arg(process));
    for (const QString& name : handles.entryList(QDir::Files | QDir::System | QDir::Hidden)) {
        QByteArray target(4096, '\0');
        const QString path = handles.filePath(name);
        const ssize_t length = ::readlink(QFile::encodeName(path).constData(), target.data(),
                                          static_cast<size_t>(target.size()));
        target.truncate(std::max<ssize_t>(length, 0));
        if (target.startsWith(QFile::encodeName(folder)) && target.endsWith("(deleted)")) {
            return path;
        }
    }
    return {};
}

/// Cuts it to `bytes`, behind the process' back. False: there is none.
inline bool cut(pid_t process, const QString& folder, qint64 bytes)
{
    const QString path = of(process, folder);
    return !path.isEmpty() && ::truncate(QFile::encodeName(path).constData(), bytes) == 0;
}

}  // namespace epochmark::test::spoolhandle
