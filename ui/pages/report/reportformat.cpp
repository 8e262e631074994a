// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportformat.h"

#include "context/filenamepart.h"
#include "results/exchange/exporter.h"

#include <QCoreApplication>

namespace epochmark {

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(ReportPage)
};

/// The set's row alone; its rank is that of the whole leaderboard.
ExportContent contentOf(const ReportSubject& subject)
{
    const LeaderboardGroup& group = subject.group;
    return {subject.document, {{group.fingerprint, group.title, group.workload, {subject.row}}}};
}

}  // namespace

bool isPicture(ExportFormat format)
{
    return format == ExportFormat::Png || format == ExportFormat::PngDouble || format == ExportFormat::Pdf;
}

QString fileSuffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
    case ExportFormat::PngDouble: return QStringLiteral("png");
    case ExportFormat::Pdf: return QStringLiteral("pdf");
    case ExportFormat::Csv: return QStringLiteral("csv");
    case ExportFormat::Json: return QStringLiteral("json");
    case ExportFormat::Markdown: break;
    }
    return QStringLiteral("md");
}

QString fileFilter(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
    case ExportFormat::PngDouble: return FormatText::tr("PNG picture (*.png)");
    case ExportFormat::Pdf: return FormatText::tr("PDF document (*.pdf)");
    case ExportFormat::Csv: return FormatText::tr("CSV table (*.csv)");
    case ExportFormat::Json: return FormatText::tr("JSON document (*.json)");
    case ExportFormat::Markdown: break;
    }
    return FormatText::tr("Markdown text (*.md)");
}

QString suggestedFileName(const LeaderboardRow& row, ExportFormat format)
{
    QStringList parts{QStringLiteral("epochmark"), fileNamePart(row.deviceName),
                      row.when.toLocalTime().date().toString(Qt::ISODate)};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('-')) + QLatin1Char('.') + fileSuffix(format);
}

QString markdownOf(const ReportSubject& subject)
{
    return QString::fromUtf8(MarkdownExporter().text(contentOf(subject)));
}

Result<QStringList> writeText(const ReportSubject& subject, ExportFormat format, const QString& path)
{
    const auto exporter = Exporter::of(fileSuffix(format));
    return exporter ? exporter.value()->save(contentOf(subject), path)
                    : Result<QStringList>(exporter.error());
}

}  // namespace epochmark
