// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "training/epochreport.h"

#include <QList>
#include <QString>

namespace epochmark {

/// The curves of one result beside others'.
struct NamedCurves {
    QString name;
    QList<EpochReport> epochs;
};

enum class CurveKind { Accuracy, Loss };

/// A chart over the epochs as SVG, training solid and validation dashed, in the page's own colours ("s0" on),
/// its values in titles that browsers show under the pointer. Empty where no curve has a value. Pure
/// function, any thread.
QString curvesAsSvg(CurveKind kind, const QList<NamedCurves>& curves);

/// Which colour is whose.
QString curveLegend(const QList<NamedCurves>& curves);

/// Ticks for an axis that holds all from `low` to `high`: 3 to 7 of them, at 1, 2, 2.5 or 5 times a power of
/// ten, the first at or below `low`, the last at or above `high`.
QList<double> axisTicks(double low, double high);

}  // namespace epochmark
