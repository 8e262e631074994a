// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "results/leaderboard.h"

#include <QList>
#include <QString>

namespace epochmark {

/// Curves of the row's counted run nearest to its median, for CurveChart; `series` is its colour.
RunCurves accuracyCurves(const LeaderboardRow& row, const QString& name, int series);
RunCurves lossCurves(const LeaderboardRow& row, const QString& name, int series);

}  // namespace epochmark
