// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelplace.h"

#include "base/format.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <QStorageInfo>

namespace epochmark {

namespace {

Result<void> checkDisk(qint64 neededBytes, const SpoolDisk& disk)
{
    if (disk.limitBytes && neededBytes > *disk.limitBytes) {
        return Error{
            ErrorCode::Input,
            QObject::tr("A spool file for the decoded pictures would be %1 large, and Settings allow "
                        "%2. Allow more there or use fewer pictures.")
                .arg(format::bytes(neededBytes), format::bytes(*disk.limitBytes)),
            {}};
    }
    if (disk.freeBytes && neededBytes > *disk.freeBytes - kReservedDiskBytes) {
        return Error{ErrorCode::Input,
                     QObject::tr("A spool file for the decoded pictures would be %1 large, but only %2 are "
                                 "free in %3 and 1 GiB of it stays reserved. Free some space there or use "
                                 "fewer pictures.")
                         .arg(format::bytes(neededBytes), format::bytes(*disk.freeBytes), disk.folder),
                     {}};
    }
    return {};
}

Result<void> inMemoryToo(const SpoolDisk& disk)
{
    return Error{ErrorCode::Input,
                 QObject::tr("%1, where a spool file for them would be, lies in memory, too (tmpfs): "
                             "EPOCHMARK_HOME or XDG_CACHE_HOME names another folder.")
                     .arg(disk.folder),
                 {}};
}

}  // namespace

SpoolDisk SpoolDisk::of(const PixelRoom& room)
{
    // The nearest folder that is there tells of the disk.
    QString existing = QDir::cleanPath(QDir(room.spoolFolder).absolutePath());
    while (!QFileInfo::exists(existing) && existing != QDir::rootPath()) {
        existing = QFileInfo(existing).path();
    }
    const QStorageInfo disk(existing);
    return {room.spoolFolder, disk.isValid() ? std::optional(disk.bytesAvailable()) : std::nullopt,
            room.spoolBytes, disk.fileSystemType() == "tmpfs" || disk.fileSystemType() == "ramfs"};
}

Result<PixelPlace> choosePixelPlace(qint64 neededBytes, PixelChoice choice,
                                    const std::optional<FreeMemory>& memory, const SpoolDisk& disk,
                                    qint64 trainingBytes)
{
    if (choice == PixelChoice::Spool) {
        const auto fits = checkDisk(neededBytes, disk);
        return fits ? Result<PixelPlace>(PixelPlace::Spool) : fits.error();
    }
    const auto inMemory = checkMemory(neededBytes, memory, trainingBytes);
    if (inMemory) {
        return PixelPlace::Memory;
    }
    if (choice == PixelChoice::Memory) {
        return inMemory.error();
    }
    const auto onDisk = disk.isMemory ? inMemoryToo(disk) : checkDisk(neededBytes, disk);
    if (onDisk) {
        return PixelPlace::Spool;
    }
    return Error{
        ErrorCode::Input, QStringLiteral("%1 %2").arg(inMemory.error().message, onDisk.error().message), {}};
}

}  // namespace epochmark
