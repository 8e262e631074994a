// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/savefile.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QSaveFile>

namespace epochmark {

namespace {

/// Both answer what went wrong, empty when nothing did.
QString writtenAtomically(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                           && completeSave(file);
    return isWritten ? QString() : file.errorString();
}

QString writtenThrough(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
                           && file.write(bytes) == bytes.size();
    return isWritten ? QString() : file.errorString();
}

}  // namespace

Result<const Exporter*> Exporter::of(const QString& format)
{
    static const CsvExporter csv;
    static const JsonExporter json;
    static const MarkdownExporter markdown;
    const QString name = format.toLower();
    if (name == QLatin1String("csv")) {
        return static_cast<const Exporter*>(&csv);
    }
    if (name == QLatin1String("json")) {
        return static_cast<const Exporter*>(&json);
    }
    if (name == QLatin1String("md")) {
        return static_cast<const Exporter*>(&markdown);
    }
    return Error{ErrorCode::Usage,
                 QObject::tr("There is no text format \"%1\". Choose one of: csv, json, md.").arg(format),
                 {}};
}

Result<void> Exporter::save(const ExportContent& content, const QString& path) const
{
    return saveDocument(text(content), path);
}

Result<void> saveDocument(const QByteArray& bytes, const QString& path)
{
    const QFileInfo target(path);
    // A pipe or a device is written to, never replaced by a file.
    const QString problem = target.exists() && !target.isFile() && !target.isDir()
                                ? writtenThrough(path, bytes)
                                : writtenAtomically(path, bytes);
    if (problem.isEmpty()) {
        return {};
    }
    return Error{
        ErrorCode::Input,
        QObject::tr("%1 can't be written: %2. Choose another place or free some space.").arg(path, problem),
        {}};
}

QByteArray JsonExporter::text(const ExportContent& content) const
{
    return toJson(content.document);
}

}  // namespace epochmark
