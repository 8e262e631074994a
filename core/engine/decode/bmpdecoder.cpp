// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/bmpdecoder.h"

#include "engine/decode/bmpheader.h"
#include "engine/decode/bmprunlengths.h"
#include "engine/decode/decodereasons.h"
#include "engine/decode/decodinglimits.h"

#include <vector>

namespace epochmark {

namespace {

void indicesToRgb(const BmpHeader& header, const uchar* row, int bits, uchar* rgb)
{
    const int mask = (1 << bits) - 1;
    for (qint64 x = 0; x < header.width; ++x, rgb += 3) {
        const qint64 bit = x * bits;
        const int index = row[bit / 8] >> (8 - bits - static_cast<int>(bit % 8)) & mask;
        std::copy_n(header.palette.begin() + 3 * index, 3, rgb);
    }
}

/// 16 bits a pixel: five of red and blue, five or six of green.
void fieldsToRgb(const BmpHeader& header, const uchar* row, uchar* rgb)
{
    const int greenMost = header.packing == BmpPacking::Bgr16 ? 63 : 31;
    const int redShift = header.packing == BmpPacking::Bgr16 ? 11 : 10;
    for (qint64 x = 0; x < header.width; ++x, row += 2, rgb += 3) {
        const int pixel = row[0] | row[1] << 8;
        rgb[0] = static_cast<uchar>((pixel >> redShift & 31) * 255 / 31);
        rgb[1] = static_cast<uchar>((pixel >> 5 & greenMost) * 255 / greenMost);
        rgb[2] = static_cast<uchar>((pixel & 31) * 255 / 31);
    }
}

void bmpRowToRgb(const BmpHeader& header, const uchar* row, uchar* rgb)
{
    switch (header.packing) {
    case BmpPacking::Indices: return indicesToRgb(header, row, header.bits, rgb);
    case BmpPacking::Bgr15:
    case BmpPacking::Bgr16: return fieldsToRgb(header, row, rgb);
    case BmpPacking::Bytes: break;
    }
    const int step = header.bits / 8;
    for (qint64 x = 0; x < header.width; ++x, row += step, rgb += 3) {
        for (size_t channel = 0; channel < 3; ++channel) {
            rgb[channel] = row[header.channels[channel]];
        }
    }
}

/// Gives the sink what it wants, from top to bottom; `rowAt` tells where a row of the file begins.
template <typename RowAt, typename ToRgb>
void giveRows(const BmpHeader& header, RowSink& sink, RowAt rowAt, ToRgb toRgb)
{
    const auto height = static_cast<int>(header.height);
    std::vector<uchar> rgb(static_cast<size_t>(3 * header.width));
    sink.begin(static_cast<int>(header.width), height);
    for (int row = sink.nextWanted(0); row < height; row = sink.nextWanted(row + 1)) {
        toRgb(rowAt(header.isTopDown ? row : height - 1 - row), rgb.data());
        sink.take(row, rgb.data(), RowFormat::Rgb);
    }
}

/// Whether every row is there; the padding behind the last one may be missing.
bool hasAllRows(const BmpHeader& header, qsizetype size)
{
    return header.dataOffset + header.stride() * (header.height - 1) + header.rowBytes() <= size;
}

}  // namespace

PictureVerdict decodeBmp(const QByteArray& encoded, RowSink& sink)
{
    const BmpHeader header = readBmpHeader(encoded);
    if (!header.reason.isEmpty()) {
        return {false, header.reason, 0, 0};
    }
    if (const QString refusal = sizeRefusal(header.width, header.height); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    PictureVerdict verdict{false, {}, static_cast<int>(header.width), static_cast<int>(header.height)};
    const auto lease = leaseForPixels(header.width, header.height);
    const auto* bytes = reinterpret_cast<const uchar*>(encoded.constData());
    if (header.isRle) {
        const std::vector<uchar> indices = unpackRunLengths(encoded, header);
        if (indices.empty()) {
            verdict.reason = reasons::endsEarly();
            return verdict;
        }
        giveRows(
            header, sink, [&](qint64 row) { return indices.data() + row * header.width; },
            [&](const uchar* row, uchar* rgb) { indicesToRgb(header, row, 8, rgb); });
    } else {
        if (!hasAllRows(header, encoded.size())) {
            verdict.reason = reasons::endsEarly();
            return verdict;
        }
        giveRows(
            header, sink, [&](qint64 row) { return bytes + header.dataOffset + row * header.stride(); },
            [&](const uchar* row, uchar* rgb) { bmpRowToRgb(header, row, rgb); });
    }
    verdict.isUsed = true;
    return verdict;
}

}  // namespace epochmark
