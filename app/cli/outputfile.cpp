// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outputfile.h"

#include <QFileInfo>
#include <QObject>
#include <QSaveFile>

namespace epochmark::cli {

Result<void> checkWritable(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (file.isDir()) {
        return Error{ErrorCode::Input, QObject::tr("%1 is a folder: name a file in it.").arg(path), {}};
    }
    if (!folder.isDir()) {
        return Error{ErrorCode::Input, QObject::tr("%1 can't be written: the folder %2 isn't there.")
                                           .arg(path, folder.filePath()), {}};
    }
    if (!folder.isWritable()) {
        return Error{ErrorCode::Input, QObject::tr("%1 can't be written: the folder %2 is read-only.")
                                           .arg(path, folder.filePath()), {}};
    }
    return {};
}

Result<void> writeFile(const QString& path, const QByteArray& content)
{
    if (const auto writable = checkWritable(path); !writable) {
        return writable;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return Error{ErrorCode::Input, QObject::tr("%1 can't be written: make room, or choose another place.").arg(path),
                     file.errorString()};
    }
    return {};
}

}  // namespace epochmark::cli
