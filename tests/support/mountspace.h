// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#endif

/// Mounts of a test's own, which nobody else sees and which end with the process: a disk that is really full,
/// a folder that is really read-only, also for an administrator. Linux; not every machine allows it.
namespace epochmark::test::mountspace {

inline bool writeTo(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

/// To be called at the start of main(), before there is any thread. False where the system doesn't allow it.
inline bool enter()
{
#ifdef __linux__
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
            return false;
        }
        writeTo("/proc/self/setgroups", "deny");
        if (!writeTo("/proc/self/uid_map", "0 " + user + " 1")
            || !writeTo("/proc/self/gid_map", "0 " + group + " 1")) {
            return false;
        }
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
#else
    return false;
#endif
}

/// A disk of that many bytes (whole pages) in an existing folder.
inline bool mountDisk(const QString& folder, qint64 bytes)
{
#ifdef __linux__
    const QByteArray options = "size=" + QByteArray::number(bytes);
    return ::mount("none", QFile::encodeName(folder).constData(), "tmpfs", 0, options.constData()) == 0;
#else
    Q_UNUSED(folder)
    Q_UNUSED(bytes)
    return false;
#endif
}

/// From here on nobody may write below the folder.
inline bool makeReadOnly(const QString& folder)
{
#ifdef __linux__
    const QByteArray path = QFile::encodeName(folder);
    return ::mount(path.constData(), path.constData(), nullptr, MS_BIND, nullptr) == 0
           && ::mount(nullptr, path.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
#else
    Q_UNUSED(folder)
    return false;
#endif
}

/// Takes all that is left of a disk with a file of that name.
inline void fillDisk(const QString& fileName)
{
    QFile file(fileName);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        while (file.write(QByteArray(4096, 'x')) > 0) {}
        while (file.write("x", 1) > 0) {}
    }
}

}  // namespace epochmark::test::mountspace
