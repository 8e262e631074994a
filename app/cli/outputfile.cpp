// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outputfile.h"

#include <QFileInfo>
#include <QObject>

namespace epochmark::cli {

Result<void> checkWritable(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (file.isDir()) {
        return Error{ErrorCode::Input, QObject::tr("%1 is a folder: name a file in it.").arg(path), {}};
    }
    if (!folder.isDir()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 can't be written: the folder %2 isn't there.").arg(path, folder.filePath()),
            {}};
    }
    if (!folder.isWritable()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 can't be written: the folder %2 is read-only.").arg(path, folder.filePath()),
            {}};
    }
    return {};
}

}  // namespace epochmark::cli
