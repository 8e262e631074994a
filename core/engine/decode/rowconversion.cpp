// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/rowconversion.h"

#include <algorithm>

namespace epochmark {

namespace {

/// a * b / 255, rounded as Pillow's MULDIV255 does.
int multiplied(int a, int b)
{
    const int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
}

void convertInvertedCmyk(const uchar* pixel, uchar* rgb)
{
    // Pillow inverts to CMYK, then takes (255 - K) - C * (255 - K) / 255 for each ink; 255 - K is the byte as stored.
    const int light = pixel[3];
    for (int ink = 0; ink < 3; ++ink) {
        rgb[ink] = static_cast<uchar>(std::clamp(light - multiplied(255 - pixel[ink], light), 0, 255));
    }
}

template <int kBytes, typename Convert>
void gather(const uchar* row, const int* columns, int count, uchar* rgb, Convert convert)
{
    for (int index = 0; index < count; ++index, rgb += 3) {
        convert(row + kBytes * static_cast<qsizetype>(columns[index]), rgb);
    }
}

}  // namespace

int bytesPerPixel(RowFormat format)
{
    switch (format) {
    case RowFormat::Gray:
        return 1;
    case RowFormat::Rgb:
    case RowFormat::Bgr:
        return 3;
    case RowFormat::InvertedCmyk:
        return 4;
    }
    return 0;
}

void gatherRow(const uchar* row, RowFormat format, const int* columns, int count, uchar* rgb)
{
    switch (format) {
    case RowFormat::Gray:
        return gather<1>(row, columns, count, rgb, [](const uchar* p, uchar* out) { out[0] = out[1] = out[2] = p[0]; });
    case RowFormat::Rgb:
        return gather<3>(row, columns, count, rgb, [](const uchar* p, uchar* out) {
            out[0] = p[0];
            out[1] = p[1];
            out[2] = p[2];
        });
    case RowFormat::Bgr:
        return gather<3>(row, columns, count, rgb, [](const uchar* p, uchar* out) {
            out[0] = p[2];
            out[1] = p[1];
            out[2] = p[0];
        });
    case RowFormat::InvertedCmyk:
        return gather<4>(row, columns, count, rgb, convertInvertedCmyk);
    }
}

}  // namespace epochmark
