// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chartstyle.h"

#include "theme/theme.h"

namespace epochmark {

ChartStyle ChartStyle::of(const QWidget* widget)
{
    ChartStyle style;
    style.tokens = theme::tokens(widget);
    style.tick = theme::font(theme::TextSize::Tick);
    style.label = theme::font(theme::TextSize::Caption);
    style.value = theme::font(theme::TextSize::Caption, true);
    return style;
}

QList<qreal> ghostDash(qsizetype ghost)
{
    static const QList<QList<qreal>> dashes{{4, 2.4}, {1.6, 2}, {6, 2, 1.6, 2}};
    return dashes[ghost % dashes.size()];
}

}  // namespace epochmark
