// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/reportdata.h"

#include <QRectF>

class QPainter;

namespace epochmark {

/// Paints the leaderboard part of the report: head, rows of 64 with their bars, the note beneath. Returns where
/// the note ends.
double paintReportTable(QPainter& painter, const ReportData& report, const QRectF& box);

}  // namespace epochmark
