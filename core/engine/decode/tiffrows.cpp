// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffrows.h"

#include "engine/decode/rowconversion.h"

#include <QtEndian>

#include <algorithm>

namespace epochmark {

namespace {

uchar reversedBits(uchar byte)
{
    byte = static_cast<uchar>((byte & 0xF0) >> 4 | (byte & 0x0F) << 4);
    byte = static_cast<uchar>((byte & 0xCC) >> 2 | (byte & 0x33) << 2);
    return static_cast<uchar>((byte & 0xAA) >> 1 | (byte & 0x55) << 1);
}

uchar byteOf(const TiffForm& form, uchar byte)
{
    return form.isReversed ? reversedBits(byte) : byte;
}

void setGray(uchar* rgb, uchar value)
{
    rgb[0] = rgb[1] = rgb[2] = value;
}

template <typename T>
uchar clipped(T value)
{
    // Also for what is no number: neither comparison holds.
    return value >= T{255} ? uchar{255} : value > T{0} ? static_cast<uchar>(value) : uchar{0};
}

template <typename T>
T sampleAt(const TiffForm& form, const uchar* at)
{
    return form.isBigEndian ? qFromBigEndian<T>(at) : qFromLittleEndian<T>(at);
}

/// 1, 2, 4 or 8 bits: a palette's index or a grey.
void smallToRgb(const TiffForm& form, const uchar* row, int count, uchar* rgb)
{
    const int most = (1 << form.bits) - 1;
    for (int x = 0; x < count; ++x, rgb += 3) {
        const int bit = x * form.bits * form.samples;
        const int value = byteOf(form, row[bit / 8]) >> (8 - form.bits - bit % 8) & most;
        if (form.colour == TiffColour::Palette) {
            std::copy_n(form.palette.begin() + 3 * value, 3, rgb);
        } else {
            const int gray = value * (255 / most);
            setGray(rgb, static_cast<uchar>(form.colour == TiffColour::MinIsWhite ? 255 - gray : gray));
        }
    }
}

/// 12 bits: two pixels in three bytes.
void twelveToRgb(const uchar* row, int count, uchar* rgb)
{
    for (int x = 0; x < count; ++x, rgb += 3) {
        const uchar* at = row + x / 2 * 3;
        setGray(rgb, clipped(x % 2 == 0 ? at[0] << 4 | at[1] >> 4 : (at[1] & 15) << 8 | at[2]));
    }
}

/// 16 and 32 bits: clipped, not scaled.
uchar wideGray(const TiffForm& form, const uchar* at)
{
    if (form.bits == 16) {
        if (form.number == TiffNumber::Signed) {
            return clipped(sampleAt<qint16>(form, at));
        }
        return form.isReversed ? clipped(reversedBits(at[0]) | reversedBits(at[1]) << 8)
                               : clipped(sampleAt<quint16>(form, at));
    }
    if (form.number == TiffNumber::Float) {
        return clipped(sampleAt<float>(form, at));
    }
    // Unsigned values from 2^31 on come out negative in Pillow.
    return clipped(sampleAt<qint32>(form, at));
}

/// Samples of a colour, brought to 8 bits.
class Bytes {
public:
    explicit Bytes(const TiffForm& form)
        : m_form(form), m_step(form.bits / 8), m_first(form.bits == 16 && !form.isBigEndian ? 1 : 0)
    {}
    int operator()(const uchar* pixel, int sample) const
    {
        return byteOf(m_form, pixel[sample * m_step + m_first]);
    }

private:
    const TiffForm& m_form;
    int m_step;
    int m_first;
};

void rgbToRgb(const TiffForm& form, const Bytes& sample, const uchar* pixel, uchar* rgb)
{
    const int alpha = form.isPremultiplied ? sample(pixel, 3) : 255;
    for (int channel = 0; channel < 3; ++channel) {
        const int value = sample(pixel, channel);
        rgb[channel] = alpha == 0 ? uchar{0} : clipped(alpha == 255 ? value : value * 255 / alpha);
    }
}

void cmykToRgb(const Bytes& sample, const uchar* pixel, uchar* rgb)
{
    const int light = 255 - sample(pixel, 3);
    for (int ink = 0; ink < 3; ++ink) {
        rgb[ink] = inkToLight(sample(pixel, ink), light);
    }
}

/// A factor times a difference of colour in 64ths, rounded as Pillow's tables are.
int part(double factor, int colour)
{
    return static_cast<int>(factor * (colour - 128) * 64 + 0.5);
}

void yCbCrToRgb(const uchar* pixel, uchar* rgb)
{
    const int y = pixel[0];
    const int cb = pixel[1];
    const int cr = pixel[2];
    rgb[0] = clipped(y + (part(1.402, cr) >> 6));
    rgb[1] = clipped(y + ((part(-0.34414, cb) + part(-0.71414, cr)) >> 6));
    rgb[2] = clipped(y + (part(1.772, cb) >> 6));
}

void colourToRgb(const TiffForm& form, const uchar* row, int count, uchar* rgb)
{
    const Bytes sample(form);
    const int step = form.bitsPerPixel() / 8;
    for (int x = 0; x < count; ++x, row += step, rgb += 3) {
        switch (form.colour) {
        case TiffColour::Cmyk: cmykToRgb(sample, row, rgb); break;
        case TiffColour::YCbCr: yCbCrToRgb(row, rgb); break;
        default: rgbToRgb(form, sample, row, rgb);
        }
    }
}

}  // namespace

void tiffRowToRgb(const TiffForm& form, const uchar* row, int count, uchar* rgb)
{
    const bool isColour = form.colour == TiffColour::Rgb || form.colour == TiffColour::Cmyk
                          || form.colour == TiffColour::YCbCr;
    if (isColour) {
        return colourToRgb(form, row, count, rgb);
    }
    if (form.bits <= 8) {
        return smallToRgb(form, row, count, rgb);
    }
    if (form.bits == 12) {
        return twelveToRgb(row, count, rgb);
    }
    for (int x = 0; x < count; ++x, row += form.bits / 8, rgb += 3) {
        setGray(rgb, wideGray(form, row));
    }
}

}  // namespace epochmark
