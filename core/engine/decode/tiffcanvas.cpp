// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffcanvas.h"

#include "engine/decode/tiffrows.h"

#include <algorithm>
#include <new>

namespace epochmark {

TiffCanvas::TiffCanvas(const TiffLayout& layout)
    : m_form(layout.form), m_width(static_cast<int>(layout.width)), m_height(static_cast<int>(layout.height)),
      m_orientation(layout.orientation)
{
    const auto pixels = static_cast<size_t>(layout.width * layout.height);
    m_rgb.reset(static_cast<uchar*>(std::calloc(pixels, 3)));
    if (m_rgb == nullptr) {
        throw std::bad_alloc();
    }
    if (layout.isPlanar && m_form.samples > 1) {
        m_planes.resize(static_cast<size_t>(m_form.bands()) * pixels);
    }
}

uchar* TiffCanvas::at(int x, int y)
{
    return m_rgb.get() + 3 * (static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x));
}

void TiffCanvas::writeRow(int x, int y, const uchar* row, int count)
{
    tiffRowToRgb(m_form, row, count, at(x, y));
}

void TiffCanvas::writeRgb(int x, int y, const uchar* rgb, int count)
{
    std::copy_n(rgb, 3 * static_cast<size_t>(count), at(x, y));
}

void TiffCanvas::writePlaneRow(int plane, int x, int y, const uchar* row, int count)
{
    const auto bands = static_cast<size_t>(m_form.bands());
    const int step = m_form.bits / 8;
    const int upper = m_form.bits == 16 && !m_form.isBigEndian ? 1 : 0;
    const size_t pixel = static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x);
    uchar* target = m_planes.data() + pixel * bands + plane;
    for (int index = 0; index < count; ++index, row += step, target += bands) {
        *target = row[upper];
    }
}

void TiffCanvas::mergePlanes(bool isPremultiplied)
{
    TiffForm form = m_form;
    form.bits = 8;
    form.samples = form.bands();
    form.isPremultiplied = isPremultiplied && form.colour == TiffColour::Rgb && form.samples == 4;
    const size_t rowBytes = static_cast<size_t>(form.samples) * static_cast<size_t>(m_width);
    for (int y = 0; y < m_height; ++y) {
        tiffRowToRgb(form, m_planes.data() + rowBytes * static_cast<size_t>(y), m_width, at(0, y));
    }
}

/// Where a pixel of the turned picture lies in the stored one (Exif's orientations 1 to 8).
const uchar* TiffCanvas::source(int column, int row) const
{
    int x = isTurned() ? row : column;
    int y = isTurned() ? column : row;
    if (m_orientation == 2 || m_orientation == 3 || m_orientation == 7 || m_orientation == 8) {
        x = m_width - 1 - x;
    }
    if (m_orientation == 3 || m_orientation == 4 || m_orientation == 6 || m_orientation == 7) {
        y = m_height - 1 - y;
    }
    return m_rgb.get() + 3 * (static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x));
}

void TiffCanvas::give(RowSink& sink) const
{
    const int width = turnedWidth();
    const int height = turnedHeight();
    std::vector<uchar> turned(m_orientation == 1 ? 0 : 3 * static_cast<size_t>(width));
    sink.begin(width, height);
    for (int row = sink.nextWanted(0); row < height; row = sink.nextWanted(row + 1)) {
        if (m_orientation == 1) {
            sink.take(row, source(0, row), RowFormat::Rgb);
            continue;
        }
        for (int column = 0; column < width; ++column) {
            std::copy_n(source(column, row), 3, turned.begin() + 3 * column);
        }
        sink.take(row, turned.data(), RowFormat::Rgb);
    }
}

}  // namespace epochmark
