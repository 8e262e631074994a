// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

/// JPEGs made on the spot, and a plain decoder to compare with: one scanline after the other, nothing
/// skipped.
struct JpegShape {
    int width = 320;
    int height = 240;
    int components = 3;  ///< 1 gray, 3 colour, 4 inverted CMYK as Adobe writes it
    int horizontalSampling = 2;
    int verticalSampling = 2;
    bool isProgressive = false;
    int restartRows = 0;  ///< restart marker after so many block rows; 0: none
    int quality = 80;
};

/// A picture of gradients, edges and noise, the same for the same shape.
QByteArray makeJpeg(const JpegShape& shape);

/// width x height x 3, by libjpeg alone, every row read.
QByteArray decodeWholeJpeg(const QByteArray& encoded);

/// The 150 x 150 x 3 bytes that follow from a whole RGB picture by the rule of the specification, written
/// down anew.
QByteArray nearestOf(const QByteArray& rgb, int width, int height);

/// The same picture with another size in its frame header: what hostile files claim.
QByteArray claimingSize(QByteArray jpeg, int width, int height);
