// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "palette.h"

#include <QPainter>
#include <QPointF>

/// What a flower looks like. `breadth` is the one thing that tells the classes apart: 0 a daisy with many
/// narrow petals, 1 a poppy with few broad ones.
struct FlowerShape {
    QPointF centre;
    double radius = 60;      ///< pixels
    double breadth = 0;      ///< 0-1
    double tilt = 1;         ///< height / width of the disc, 0.5-1: seen from above or from the side
    double rotation = 0;     ///< degrees
    double pointedness = 0;  ///< 0 round tips, 1 pointed ones: varies in both classes
};

/// Paints petals, veins, centre and a soft shadow.
void paintFlower(QPainter& painter, const FlowerShape& shape, const Palette& palette, Random& random);

/// A stem from the flower down to the lower edge, with a leaf or two.
void paintStem(QPainter& painter, const FlowerShape& shape, int bottom, const Palette& palette,
               Random& random);
