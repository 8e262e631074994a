// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/iconbutton.h"

namespace epochmark {

class CurveChart;

/// The small button beside a chart's title that shows what can be done in it: the chart's own actions, with
/// their keys.
class ChartMenuButton : public IconButton {
    Q_OBJECT
public:
    /// The chart is to outlive it or to go with it.
    explicit ChartMenuButton(CurveChart* chart, QWidget* parent = nullptr);
};

}  // namespace epochmark
