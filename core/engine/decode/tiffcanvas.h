// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/rowsink.h"
#include "engine/decode/tiffform.h"

#include <cstdlib>
#include <memory>
#include <vector>

namespace epochmark {

/// A TIFF's picture while strips and tiles are put together: RGB, or planes until all have come. It begins
/// with zeros; what makes a picture sound is that every strip or tile was written.
class TiffCanvas {
public:
    explicit TiffCanvas(const TiffLayout& layout);

    /// `count` packed pixels from (x, y) on, of all samples.
    void writeRow(int x, int y, const uchar* row, int count);
    /// `count` samples of one plane from (x, y) on, 8 or 16 bits each.
    void writePlaneRow(int plane, int x, int y, const uchar* row, int count);
    /// `count` finished RGB pixels.
    void writeRgb(int x, int y, const uchar* rgb, int count);

    /// After all planes: makes colours of them. `isPremultiplied`: by the fourth plane.
    void mergePlanes(bool isPremultiplied);

    /// The rows that are wanted, turned as the orientation says.
    void give(RowSink& sink) const;
    int turnedWidth() const { return isTurned() ? m_height : m_width; }
    int turnedHeight() const { return isTurned() ? m_width : m_height; }

private:
    bool isTurned() const { return m_orientation >= 5; }
    uchar* at(int x, int y);
    const uchar* source(int column, int row) const;

    struct Free {
        void operator()(uchar* bytes) const { std::free(bytes); }
    };

    TiffForm m_form;
    int m_width;
    int m_height;
    int m_orientation;
    std::unique_ptr<uchar[], Free> m_rgb;  ///< zeros that take no memory before they are written
    std::vector<uchar> m_planes;           ///< bands() bytes a pixel, interleaved
};

}  // namespace epochmark
