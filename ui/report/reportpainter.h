// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pagedrawing.h"
#include "report/reportdata.h"

#include <QSizeF>

#include <memory>

class QPainter;

namespace epochmark {

/// The picture's size in its own units; every painter is scaled to it.
inline constexpr QSizeF kReportSize(1920, 1080);

/// As much of a line of one's own, from its beginning, as the picture has room for. Needs a QApplication.
QString fittingNote(const QString& note);

/// Paints the report into (0, 0, 1920, 1080) of the painter: the same call draws the PNG at scale 1 and 2,
/// the PDF and the preview. Needs a QApplication; main thread.
void paintReport(QPainter& painter, const ReportData& report);

/// The same in parts that take some milliseconds each, one a call. Painter and report must outlive it.
///     ReportParts parts(painter, report);
///     while (parts.paintNext()) {}
class ReportParts {
public:
    ReportParts(QPainter& painter, const ReportData& report);
    ~ReportParts();
    /// False, and nothing is painted, when the last part has been.
    bool paintNext();

private:
    friend PageDrawing pageOf(const ReportData& report);
    class Painting;
    std::unique_ptr<Painting> m_painting;
    int m_next = 0;
};

/// The grey outline of a report that stands where none was chosen yet, in the given colours.
void paintReportOutline(QPainter& painter, const QColor& ground, const QColor& shapes);

}  // namespace epochmark
