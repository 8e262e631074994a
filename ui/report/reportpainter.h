// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

#include <QSizeF>

class QPainter;

namespace epochmark {

/// The picture's size in its own units; every painter is scaled to it.
inline constexpr QSizeF kReportSize(1920, 1080);

/// Paints the report into (0, 0, 1920, 1080) of the painter: the same call draws the PNG at scale 1 and 2,
/// the PDF and the preview. Needs a QApplication; main thread.
void paintReport(QPainter& painter, const ReportData& report);

/// The grey outline of a report that stands where none was chosen yet, in the given colours.
void paintReportOutline(QPainter& painter, const QColor& ground, const QColor& shapes);

}  // namespace epochmark
