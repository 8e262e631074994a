// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

#include <array>

namespace epochmark {

/// The design's colours: one light, one dark set. Everything that paints takes its colours from here, nothing
/// names a colour of its own. Plain value.
struct Tokens {
    bool isDark = false;
    QColor window, surface, sunken;  ///< page; cards; rail, table headers, disabled
    QColor border, grid, track;      ///< card edge and row line; chart grid; empty part of a bar
    QColor control;  ///< edges of buttons and fields, axis base line, quiet bars (3:1 or better)
    QColor text, muted;
    QColor accent;                                  ///< text and icons: active page, links, selection
    QColor accentFill, onAccentFill, accentGround;  ///< primary button, its text, selected row
    QColor success, successGround;
    QColor warning, warningGround;
    QColor error, errorGround;
    std::array<QColor, 8> series;  ///< Okabe-Ito; index 0 is the run shown

    /// Time parts: decode 4, input 2, forward + backward 1, optimiser 6, validation 3 (series numbers from
    /// 1), other = control.
    QColor decode() const { return series[3]; }
    QColor input() const { return series[1]; }
    QColor compute() const { return series[0]; }
    QColor optimizer() const { return series[5]; }
    QColor validation() const { return series[2]; }
    QColor other() const { return control; }

    static const Tokens& light();
    static const Tokens& dark();
};

}  // namespace epochmark
