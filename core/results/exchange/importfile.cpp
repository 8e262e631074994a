// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/importfile.h"

#include "base/filereason.h"
#include "base/jsontext.h"
#include "base/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kLargestFile = qint64{1} << 30;
constexpr qint64 kStart = 4096;
constexpr qint64 kPiece = 1 << 20;

enum class ImportKind { Json, Png, Other };

Error importError(const QString& path, const QString& why, const QString& detail = {})
{
    return {ErrorCode::Input, QObject::tr("%1 can't be imported: %2").arg(path, why), detail};
}

ImportKind kindOf(const QByteArray& start)
{
    if (start.startsWith("\x89PNG\r\n\x1a\n")) {
        return ImportKind::Png;
    }
    return jsontext::asUtf8(start).trimmed().startsWith('{') ? ImportKind::Json : ImportKind::Other;
}

/// Appends until there are `most` bytes or there is no more. A pipe gives what it has, piece by piece.
void readUpTo(QFile& file, qint64 most, QByteArray& bytes)
{
    while (bytes.size() < most) {
        const QByteArray piece = file.read(std::min(kPiece, most - bytes.size()));
        if (piece.isEmpty()) {
            return;
        }
        bytes += piece;
    }
}

bool openToRead(QFile& file)
{
    const auto own = outputfile::ownDescriptor(file.fileName());
    return own ? file.open(*own, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
}

/// All of a file that looks like results, the beginning of any other.
Result<QByteArray> readResults(const QString& path)
{
    const auto unreadable = [&path](const QFile& file) {
        return importError(path, QObject::tr("it can't be read. Check its name and permissions."),
                           fileReason(file));
    };
    const auto tooLarge = [&path] {
        return importError(path, QObject::tr("it is larger than 1 GiB. Export fewer results a file."));
    };
    if (QFileInfo(path).isDir()) {
        return importError(path, QObject::tr("it is a folder. Choose a file that Epochmark exported."));
    }
    QFile file(path);
    if (!openToRead(file)) {
        return unreadable(file);
    }
    QByteArray bytes;
    readUpTo(file, kStart, bytes);
    if (kindOf(bytes) != ImportKind::Other) {
        if (file.size() > kLargestFile) {
            return tooLarge();
        }
        readUpTo(file, kLargestFile + 1, bytes);
    }
    if (file.error() != QFileDevice::NoError) {
        return unreadable(file);
    }
    return bytes.size() > kLargestFile ? Result<QByteArray>(tooLarge()) : Result<QByteArray>(bytes);
}

Result<RecordDocument> resultsIn(const QByteArray& json, const QString& path)
{
    Result<RecordDocument> document = documentFromJson(jsontext::asUtf8(json));
    return document ? document : importError(path, document.error().message, document.error().detail);
}

}  // namespace

Result<RecordDocument> readImport(const QString& path, const ReportReader& readReport)
{
    const auto bytes = readResults(path);
    if (!bytes) {
        return bytes.error();
    }
    return kindOf(bytes.value()) == ImportKind::Png ? readReport(bytes.value(), path)
                                                    : resultsIn(bytes.value(), path);
}

Result<RecordDocument> readJsonFile(const QString& path)
{
    return readImport(path, resultsIn);
}

}  // namespace epochmark
