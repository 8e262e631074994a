// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace epochmark {

/// What of a PNG makes the picture: its header, its palette and where the packed pixels lie.
struct PngChunks {
    quint32 width = 0;
    quint32 height = 0;
    int depth = 0;
    int colourType = 0;
    bool isInterlaced = false;
    QByteArray palette;  ///< RGB, as many colours as the depth can name; black where none is given
    std::vector<QByteArrayView> data;  ///< of the picture's bytes, in order; the last may be cut off
    QString reason;                    ///< why it isn't read; empty when it is
};

/// Walks through the chunks as Pillow does: before the pixels every checksum counts, in them none, and the
/// end may be missing. The views point into `encoded`.
PngChunks readPngChunks(const QByteArray& encoded);

}  // namespace epochmark
