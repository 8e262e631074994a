// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/axisticks.h"

#include <QLocale>

#include <cmath>

namespace epochmark {

AxisTicks AxisTicks::upTo(double largest, int wanted)
{
    if (!(largest > 0) || !std::isfinite(largest)) {
        return {};
    }
    const double rough = largest / wanted;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    return {step, step * std::ceil(largest / step - 1e-9)};
}

QList<double> AxisTicks::values() const
{
    QList<double> values;
    const int count = static_cast<int>(std::lround(end / step));
    for (int tick = 0; tick <= count; ++tick) {
        values.append(tick * step);
    }
    return values;
}

QString AxisTicks::text(double value) const
{
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    return QLocale().toString(value, 'f', decimals);
}

}  // namespace epochmark
