// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"

#include "base/outputfile.h"

#include <QObject>

namespace epochmark {

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
    return outputfile::write(path, text(content));
}

QByteArray JsonExporter::text(const ExportContent& content) const
{
    return toJson(content.document);
}

}  // namespace epochmark
