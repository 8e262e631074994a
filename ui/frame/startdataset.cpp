// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/startdataset.h"

#include "dataset/demodataset.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <cerrno>

#include <sys/stat.h>

namespace epochmark {

Result<QString> startDataset(const QStringList& arguments)
{
    if (arguments.isEmpty()) {
        return QString();
    }
    const QString& first = arguments.constFirst();
    if (arguments.size() > 1) {
        return Error{
            ErrorCode::Usage,
            QObject::tr("One dataset at a time can be opened: %1 is one too many.").arg(arguments[1]),
            {}};
    }
    if (first == demodataset::path()) {
        return first;
    }
    const QString path = QFileInfo(first).absoluteFilePath();
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 && errno != EACCES) {
        return Error{ErrorCode::Usage,
                     QObject::tr("%1 doesn't exist. Give a zip, a folder or “demo”.").arg(first),
                     {}};
    }
    return path;
}

}  // namespace epochmark
