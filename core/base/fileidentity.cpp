// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/fileidentity.h"

#include <QFile>

#include <sys/stat.h>

namespace epochmark {

namespace {

qint64 nanoseconds(const timespec& time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileIdentity identityOf(const struct stat& status)
{
    FileIdentity identity;
    identity.device = static_cast<quint64>(status.st_dev);
    identity.inode = static_cast<quint64>(status.st_ino);
    identity.sizeBytes = static_cast<qint64>(status.st_size);
#ifdef __APPLE__
    identity.modifiedNs = nanoseconds(status.st_mtimespec);
    identity.changedNs = nanoseconds(status.st_ctimespec);
#else
    identity.modifiedNs = nanoseconds(status.st_mtim);
    identity.changedNs = nanoseconds(status.st_ctim);
#endif
    return identity;
}

}  // namespace

std::optional<FileIdentity> FileIdentity::ofPath(const QString& path)
{
    return ofNative(QFile::encodeName(path));
}

std::optional<FileIdentity> FileIdentity::ofNative(const QByteArray& path)
{
    struct stat status {};
    const bool isKnown = ::stat(path.constData(), &status) == 0;
    return isKnown ? std::optional(identityOf(status)) : std::nullopt;
}

std::optional<FileIdentity> FileIdentity::ofDescriptor(int descriptor)
{
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 ? std::optional(identityOf(status)) : std::nullopt;
}

}  // namespace epochmark
