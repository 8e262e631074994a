// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportformat.h"

#include "results/exchange/exporter.h"

#include <QCoreApplication>
#include <QRegularExpression>

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
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    QString device = row.deviceName.normalized(QString::NormalizationForm_D).toLower();
    device.replace(others, QStringLiteral("-"));
    while (device.startsWith(QLatin1Char('-'))) {
        device.remove(0, 1);
    }
    while (device.endsWith(QLatin1Char('-'))) {
        device.chop(1);
    }
    QStringList parts{QStringLiteral("epochmark"), device.left(60),
                      row.when.toLocalTime().date().toString(Qt::ISODate)};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('-')) + QLatin1Char('.') + fileSuffix(format);
}

QString markdownOf(const ReportSubject& subject)
{
    return QString::fromUtf8(MarkdownExporter().text(contentOf(subject)));
}

Result<void> writeText(const ReportSubject& subject, ExportFormat format, const QString& path)
{
    const auto exporter = Exporter::of(fileSuffix(format));
    const auto saved = exporter ? exporter.value()->save(contentOf(subject), path)
                                : Result<QStringList>(exporter.error());
    return saved ? Result<void>() : saved.error();
}

}  // namespace epochmark
