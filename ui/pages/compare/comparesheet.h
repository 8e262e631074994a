// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "models/settingsmodel.h"
#include "pages/pagesheet.h"
#include "results/board/comparison.h"

namespace epochmark {

/// Compare as a page of paper: both charts beside times, costs, energies and the settings that differ, as
/// many of these as there is room for. Window thread.
class CompareSheet : public PageSheet {
    Q_OBJECT
public:
    CompareSheet(const Comparison& comparison, const QStringList& names, CurveChart::XAxis axis,
                 bool isDark = false);

private:
    QWidget* makeCharts(const Comparison& comparison, const QStringList& names, CurveChart::XAxis axis);
    QWidget* makeSettings(const Comparison& comparison, const QStringList& names);

    SettingsModel m_settings;
};

/// The curves of a comparison's rows, in their order.
QList<RunCurves> curvesOfRows(const QList<LeaderboardRow>& rows, CurveChart::Metric metric,
                              const QStringList& names);
/// As many epochs as the longest of them was to have.
int plannedEpochsOf(const QList<LeaderboardRow>& rows);

}  // namespace epochmark
