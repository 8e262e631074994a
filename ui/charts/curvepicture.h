// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/chartstyle.h"
#include "charts/curvestate.h"

#include <QRectF>

class QPainter;

namespace epochmark {

/// Paints one curve chart into `target` (painter coordinates), at any scale of the painter. Needs a
/// QApplication.
void paintCurves(QPainter& painter, const QRectF& target, const CurveState& state, const ChartStyle& style);

}  // namespace epochmark
