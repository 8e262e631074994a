// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportwriter.h"

#include "base/outputfile.h"
#include "report/pngdocument.h"
#include "report/reportpainter.h"

#include <QBuffer>
#include <QObject>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace epochmark {

namespace {

constexpr QSizeF kPageMillimetres(320, 180);
constexpr int kPdfDotsPerInch = 300;

bool paintPdf(QIODevice& device, const ReportData& report)
{
    const auto writer = reportPdfWriter(device, report.headline);
    QPainter painter(writer.get());
    if (!painter.isActive()) {
        return false;
    }
    painter.scale(writer->width() / kReportSize.width(), writer->height() / kReportSize.height());
    paintReport(painter, report);
    return painter.end();
}

}  // namespace

std::unique_ptr<QPdfWriter> reportPdfWriter(QIODevice& device, const QString& title)
{
    auto writer = std::make_unique<QPdfWriter>(&device);
    writer->setTitle(title);
    writer->setCreator(QStringLiteral("Epochmark"));
    writer->setResolution(kPdfDotsPerInch);
    writer->setPageSize(QPageSize(kPageMillimetres, QPageSize::Millimeter));
    writer->setPageMargins(QMarginsF());
    return writer;
}

Error undrawable(const QString& name)
{
    return {ErrorCode::Internal, QObject::tr("There isn't enough memory to draw %1.").arg(name), {}};
}

QImage renderReport(const ReportData& report, double scale)
{
    QImage image((kReportSize * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(image.width() / kReportSize.width(), image.height() / kReportSize.height());
    paintReport(painter, report);
    return image;
}

Result<void> writeReportPng(const ReportData& report, const RecordDocument& document, int scale,
                            const QString& path)
{
    return png::write(renderReport(report, scale), toJson(document), path);
}

Result<void> writeReportPdf(const ReportData& report, const QString& path)
{
    // Painted in memory first: the writer drops errors of its device.
    QBuffer file;
    if (!file.open(QIODevice::WriteOnly) || !paintPdf(file, report)) {
        return undrawable(path);
    }
    return outputfile::write(path, file.data());
}

Result<RecordDocument> readReport(const QByteArray& picture, const QString& path)
{
    const Result<QByteArray> data = png::readData(picture, path);
    if (!data) {
        return data.error();
    }
    return documentFromJson(data.value());
}

}  // namespace epochmark
