// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme/tokens.h"

#include <QFont>
#include <QList>

class QWidget;

namespace epochmark {

/// How a chart is drawn: colours, fonts and the scale of its strokes, dots and distances. Plain value, so
/// that the same chart stands in a light or dark window and, larger, in the report.
struct ChartStyle {
    Tokens tokens = Tokens::light();
    QFont tick;   ///< ticks, axis titles, "now 6:39"
    QFont label;  ///< names at the line ends
    QFont value;  ///< the figures beside them
    double scale = 1;
    double margin = 0;  ///< pixels kept free for names on the right, at least, while nothing runs

    /// The style of the theme that a widget has now.
    static ChartStyle of(const QWidget* widget);

    /// The colour of a run's lines; `series` from 0, any.
    const QColor& seriesColor(int series) const
    {
        return tokens.series[static_cast<size_t>(series) % tokens.series.size()];
    }
};

/// How the ghosts' thin lines are told apart, `ghost` from 0; in units of the pen's width.
QList<qreal> ghostDash(qsizetype ghost);

}  // namespace epochmark
