// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"

#include "dataset/demodataset.h"
#include "dataset/folderarchive.h"
#include "dataset/ziparchive.h"

#include <QFile>
#include <QObject>

#include <cerrno>
#include <new>

#include <sys/stat.h>

namespace epochmark {

namespace {

/// Why nothing is found: nothing is there, or it lies where this user may not look.
Error missing(const QString& path, int reason)
{
    return {ErrorCode::Input,
            reason == EACCES
                ? QObject::tr("%1 can't be read. Check that you may open the folders it lies in.").arg(path)
                : QObject::tr("%1 doesn't exist. Give a zip, a folder or “demo”.").arg(path),
            {}};
}

Result<std::shared_ptr<ArchiveReader>> openByKind(const QString& path, const StopToken& stop,
                                                  const ReadingRules& rules)
{
    if (path == demodataset::path()) {
        return demodataset::open(stop);
    }
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        return missing(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return FolderArchive::openFolder(path, stop, rules);
    }
    // A pipe or a device would block or never end.
    if (!S_ISREG(status.st_mode)) {
        return Error{ErrorCode::Input, QObject::tr("%1 is neither a zip nor a folder.").arg(path), {}};
    }
    return ZipArchive::openFile(path, stop, rules);
}

}  // namespace

Result<std::shared_ptr<ArchiveReader>> ArchiveReader::open(const QString& path, const StopToken& stop,
                                                           const ReadingRules& rules)
{
    try {
        return openByKind(path, stop, rules);
    } catch (const std::bad_alloc&) {
        return Error{
            ErrorCode::Input,
            QObject::tr("Listing %1 needs more memory than there is. Split it into smaller sets.").arg(path),
            {}};
    }
}

}  // namespace epochmark
