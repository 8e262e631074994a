// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// Round numbers for an axis that starts at 0: steps of 1, 2 or 5 times a power of ten. Value.
struct AxisTicks {
    double step = 1;
    double end = 1;

    /// About `wanted` steps (2 or more) to the first round number at or above `largest`; 0 to 1 when there is
    /// nothing.
    static AxisTicks upTo(double largest, int wanted);

    QList<double> values() const;
    /// A value with the decimals that its step needs, in the default locale.
    QString text(double value) const;
};

}  // namespace epochmark
