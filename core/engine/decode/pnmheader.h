// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace epochmark {

/// The header of a Netpbm picture, P1 to P6.
struct PnmHeader {
    qint64 width = 0;
    qint64 height = 0;
    int maximum = 1;  ///< the brightest value, 1 - 65,535; 1 for bitmaps
    int channels = 1;
    bool isBitmap = false;
    bool isText = false;
    qsizetype dataOffset = 0;
};

/// Absent when the header is broken. Comments are read as Pillow does: they may even stand inside a number.
std::optional<PnmHeader> readPnmHeader(const QByteArray& encoded);

}  // namespace epochmark
