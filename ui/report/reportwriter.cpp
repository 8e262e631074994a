// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportwriter.h"

#include "base/savefile.h"
#include "report/pngdocument.h"
#include "report/reportpainter.h"

#include <QObject>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace epochmark {

namespace {

constexpr QSizeF kPageMillimetres(320, 180);
constexpr int kPdfDotsPerInch = 300;

bool paintPdf(QIODevice& device, const ReportData& report)
{
    QPdfWriter writer(&device);
    writer.setTitle(report.headline);
    writer.setCreator(QStringLiteral("Epochmark"));
    writer.setResolution(kPdfDotsPerInch);
    writer.setPageSize(QPageSize(kPageMillimetres, QPageSize::Millimeter));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    if (!painter.isActive()) {
        return false;
    }
    painter.scale(writer.width() / kReportSize.width(), writer.height() / kReportSize.height());
    paintReport(painter, report);
    return painter.end();
}

}  // namespace

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
    QSaveFile file(path);
    // The writer drops errors of its device: what counts is whether the file can be completed.
    if (!file.open(QIODevice::WriteOnly) || !paintPdf(file, report) || !completeSave(file)) {
        return Error{ErrorCode::Input,
                     QObject::tr("%1 can't be written. Choose another folder or free some space.").arg(path),
                     file.errorString()};
    }
    return {};
}

Result<RecordDocument> readReport(const QString& path)
{
    const Result<QByteArray> data = png::readData(path);
    if (!data) {
        return data.error();
    }
    return documentFromJson(data.value());
}

}  // namespace epochmark
