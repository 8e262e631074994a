// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportformat.h"

#include "context/filenamepart.h"
#include "cost/costtable.h"
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

/// What the options of the picture leave in: the page is that picture's like.
ExportContent pageContentOf(const ReportSubject& subject)
{
    ExportContent content = contentOf(subject);
    if (subject.options.hasLeaderboard) {
        content.groups.first().rows = subject.group.rows;
    }
    if (!subject.options.hasCosts) {
        for (LeaderboardRow& row : content.groups.first().rows) {
            row.cost.reset();
        }
    } else {
        content.costNote = assumptionsSentence(subject.costs.book().assumptions);
    }
    return content;
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
    case ExportFormat::Html: return QStringLiteral("html");
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
    case ExportFormat::Html: return FormatText::tr("Web page (*.html)");
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
    const bool isPage = format == ExportFormat::Html;
    return exporter ? exporter.value()->save(isPage ? pageContentOf(subject) : contentOf(subject), path)
                    : Result<QStringList>(exporter.error());
}

}  // namespace epochmark
