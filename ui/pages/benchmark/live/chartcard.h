// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charts/curvechart.h"
#include "widgets/card.h"

namespace epochmark {

class DashKeys;

/// A curve chart in its card: title, the key of its dashes (training, validation, ghost), the chart.
class ChartCard : public Card {
    Q_OBJECT
public:
    ChartCard(CurveChart::Metric metric, const QString& title, QWidget* parent = nullptr);

    CurveChart* chart() const { return m_chart; }
    /// Whether the key speaks of ghosts.
    void setHasGhosts(bool hasGhosts);
    QSize sizeHint() const override;

private:
    CurveChart* m_chart;
    DashKeys* m_keys;
};

}  // namespace epochmark
