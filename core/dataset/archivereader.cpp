// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"

#include "dataset/demodataset.h"
#include "dataset/folderarchive.h"
#include "dataset/ziparchive.h"

#include <QFileInfo>
#include <QObject>

#include <new>

namespace epochmark {

namespace {

Result<std::shared_ptr<ArchiveReader>> openByKind(const QString& path, const StopToken& stop,
                                                  const ReadingRules& rules)
{
    if (path == demodataset::path()) {
        return demodataset::open(stop);
    }
    const QFileInfo info(path);
    if (!info.exists()) {
        return Error{
            ErrorCode::Input, QObject::tr("%1 doesn't exist. Give a zip, a folder or “demo”.").arg(path), {}};
    }
    if (info.isDir()) {
        return FolderArchive::openFolder(path, stop, rules);
    }
    // A pipe or a device would block or never end.
    if (!info.isFile()) {
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
