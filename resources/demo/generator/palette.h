// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random.h"

#include <QColor>

/// The colours of one picture. Drawn from the same sets for both classes, so that colour tells nothing about
/// the class.
struct Palette {
    QColor petal;
    QColor petalTip;
    QColor centre;
    QColor centreEdge;
    QColor leaf;
    QColor far;    ///< background above
    QColor near;   ///< background below
    QColor light;  ///< of the lamp: warm, neutral or cool
};

Palette randomPalette(Random& random);

/// The colour moved towards another by `share` (0-1).
QColor blended(const QColor& from, const QColor& to, double share);
