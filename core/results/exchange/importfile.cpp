// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/importfile.h"

#include "base/filereason.h"
#include "base/jsontext.h"
#include "base/outputfile.h"
#include "results/exchange/pagedata.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kLargestFile = qint64{1} << 30;
constexpr qint64 kStart = 4096;
constexpr qint64 kPiece = 1 << 20;

enum class ImportKind { Json, Png, Page, WebPage, Other };

Error importError(const QString& path, const QString& why, const QString& detail = {})
{
    return {ErrorCode::Input, QObject::tr("%1 can't be imported: %2").arg(path, why), detail};
}

ImportKind kindOf(const QByteArray& start)
{
    if (start.startsWith("\x89PNG\r\n\x1a\n")) {
        return ImportKind::Png;
    }
    if (pagedata::isWebPage(start)) {
        return pagedata::begins(start) ? ImportKind::Page : ImportKind::WebPage;
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
    const ImportKind kind = kindOf(bytes);
    if (kind != ImportKind::Other && kind != ImportKind::WebPage) {
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

Result<RecordDocument> resultsInPage(const QByteArray& page, const QString& path)
{
    const std::optional<QByteArray> json = pagedata::jsonIn(page);
    return json ? resultsIn(*json, path)
                : importError(path, QObject::tr("the records inside the page are gone or cut off. Export the "
                                                "page again."));
}

}  // namespace

Result<RecordDocument> readImport(const QString& path, const ReportReader& readReport)
{
    const auto bytes = readResults(path);
    if (!bytes) {
        return bytes.error();
    }
    switch (kindOf(bytes->left(kStart))) {
    case ImportKind::Png: return readReport(bytes.value(), path);
    case ImportKind::Page: return resultsInPage(bytes.value(), path);
    case ImportKind::WebPage:
        return importError(path, QObject::tr("it is a web page that Epochmark didn't export."));
    case ImportKind::Json:
    case ImportKind::Other: break;
    }
    return resultsIn(bytes.value(), path);
}

Result<RecordDocument> readJsonFile(const QString& path)
{
    return readImport(path, resultsIn);
}

}  // namespace epochmark
