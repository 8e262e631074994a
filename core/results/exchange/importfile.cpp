// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/importfile.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kLargestFile = qint64{1} << 30;

Error importError(const QString& path, const QString& why, const QString& detail = {})
{
    return {ErrorCode::Input, QObject::tr("%1 can't be imported: %2").arg(path, why), detail};
}

}  // namespace

ImportKind importKind(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
        return ImportKind::Other;
    }
    QByteArray start = file.read(64);
    if (start.startsWith("\x89PNG\r\n\x1a\n")) {
        return ImportKind::Png;
    }
    if (start.startsWith("\xef\xbb\xbf")) {
        start.remove(0, 3);
    }
    return start.trimmed().startsWith('{') ? ImportKind::Json : ImportKind::Other;
}

Result<RecordDocument> readJsonFile(const QString& path)
{
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        return importError(path, QObject::tr("it is a folder. Choose a file that Epochmark exported."));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return importError(path, QObject::tr("it can't be read. Check its name and permissions."),
                           file.errorString());
    }
    if (file.size() > kLargestFile) {
        return importError(path, QObject::tr("it is larger than 1 GiB. Export fewer results a file."));
    }
    // Not as one read of the limit: that would ask for the whole gibibyte first.
    QByteArray json = file.read(std::min(file.size(), kLargestFile));
    if (json.startsWith("\xef\xbb\xbf")) {
        json.remove(0, 3);  // an editor's byte order mark
    }
    Result<RecordDocument> document = documentFromJson(json);
    return document ? document : importError(path, document.error().message, document.error().detail);
}

}  // namespace epochmark
