// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/reportdata.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <memory>

class QIODevice;
class QPdfWriter;

namespace epochmark {

/// The picture in pixels, `scale` (> 0) times 1920 x 1080. Needs a QApplication; main thread.
QImage renderReport(const ReportData& report, double scale);

/// PNG with `document` inside. Error::Input naming the file.
Result<void> writeReportPng(const ReportData& report, const RecordDocument& document, int scale,
                            const QString& path);

/// One page, 320 x 180 mm, text as text. Error::Input naming the file.
Result<void> writeReportPdf(const ReportData& report, const QString& path);

/// One empty page of that title.
std::unique_ptr<QPdfWriter> reportPdfWriter(QIODevice& device, const QString& title);

/// Error::Internal saying that there is no memory to draw what is called so.
Error undrawable(const QString& name);

/// The records inside the bytes of a PNG report; `path` is for the sentences. No application object needed.
/// Error::Input with a sentence.
Result<RecordDocument> readReport(const QByteArray& picture, const QString& path);

}  // namespace epochmark
