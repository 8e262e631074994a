// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

#include <QRectF>

class QPainter;

namespace epochmark {

/// Paints "Where the time went": one stacked bar and its parts with their shares. Nothing without phases.
void paintReportPhases(QPainter& painter, const ReportData& report, const QRectF& box);

}  // namespace epochmark
