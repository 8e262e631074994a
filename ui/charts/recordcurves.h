// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "results/record/runrecord.h"

namespace epochmark {

/// The curves of finished epochs; `dataSeconds` of the headline had gone when training began.
RunCurves curvesOf(const QList<EpochReport>& epochs, double dataSeconds, CurveChart::Metric metric);

/// The curves of a run, named by its device.
RunCurves curvesOf(const RunRecord& run, CurveChart::Metric metric);

}  // namespace epochmark
