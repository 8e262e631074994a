// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/rowconversion.h"

#include <algorithm>
#include <cstring>

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
    // Pillow inverts to CMYK, then takes (255 - K) - C * (255 - K) / 255 for each ink; 255 - K is the byte as
    // stored.
    const int light = pixel[3];
    for (int ink = 0; ink < 3; ++ink) {
        rgb[ink] = inkToLight(255 - pixel[ink], light);
    }
}

void convertBgr(const uchar* pixel, uchar* rgb)
{
    rgb[0] = pixel[2];
    rgb[1] = pixel[1];
    rgb[2] = pixel[0];
}

quint16 channel16(const uchar* pixel, int channel)
{
    quint16 value = 0;
    std::memcpy(&value, pixel + 2 * channel, sizeof value);
    return value;
}

void convertGray16(const uchar* pixel, uchar* rgb)
{
    rgb[0] = rgb[1] = rgb[2] = static_cast<uchar>(std::min<quint16>(channel16(pixel, 0), 255));
}

void convertBgr16(const uchar* pixel, uchar* rgb)
{
    for (int channel = 0; channel < 3; ++channel) {
        rgb[channel] = static_cast<uchar>(channel16(pixel, 2 - channel) >> 8);
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

uchar inkToLight(int ink, int light)
{
    return static_cast<uchar>(std::clamp(light - multiplied(ink, light), 0, 255));
}

int bytesPerPixel(RowFormat format)
{
    switch (format) {
    case RowFormat::Gray: return 1;
    case RowFormat::Gray16: return 2;
    case RowFormat::Rgb:
    case RowFormat::Bgr: return 3;
    case RowFormat::Bgra:
    case RowFormat::InvertedCmyk: return 4;
    case RowFormat::Bgr16: return 6;
    case RowFormat::Bgra16: return 8;
    }
    return 0;
}

void gatherRow(const uchar* row, RowFormat format, const int* columns, int count, uchar* rgb)
{
    switch (format) {
    case RowFormat::Gray:
        return gather<1>(row, columns, count, rgb,
                         [](const uchar* p, uchar* out) { out[0] = out[1] = out[2] = p[0]; });
    case RowFormat::Gray16: return gather<2>(row, columns, count, rgb, convertGray16);
    case RowFormat::Rgb:
        return gather<3>(row, columns, count, rgb, [](const uchar* p, uchar* out) {
            out[0] = p[0];
            out[1] = p[1];
            out[2] = p[2];
        });
    case RowFormat::Bgr: return gather<3>(row, columns, count, rgb, convertBgr);
    case RowFormat::Bgra: return gather<4>(row, columns, count, rgb, convertBgr);
    case RowFormat::Bgr16: return gather<6>(row, columns, count, rgb, convertBgr16);
    case RowFormat::Bgra16: return gather<8>(row, columns, count, rgb, convertBgr16);
    case RowFormat::InvertedCmyk: return gather<4>(row, columns, count, rgb, convertInvertedCmyk);
    }
}

}  // namespace epochmark
