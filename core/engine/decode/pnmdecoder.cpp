// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pnmdecoder.h"

#include "engine/decode/decodereasons.h"
#include "engine/decode/decodinglimits.h"
#include "engine/decode/pnmheader.h"
#include "engine/decode/pnmtext.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

/// value / maximum of `most`, halves to the even neighbour (Python's round()), clipped to a byte.
uchar scaledToByte(int value, int maximum, int most)
{
    const double exact = static_cast<double>(value) / maximum * most;
    return static_cast<uchar>(std::min(255.0, std::nearbyint(exact)));
}

/// Values as Pillow brings them to a byte, for those that fit into one.
class ToByte {
public:
    explicit ToByte(const PnmHeader& header)
        : m_maximum(header.maximum), m_most(header.channels == 1 && header.maximum > 255 ? 65535 : 255)
    {
        for (size_t value = 0; value < m_table.size(); ++value) {
            m_table[value] = scaledToByte(static_cast<int>(value), m_maximum, m_most);
        }
    }

    uchar operator()(int value) const
    {
        return value < 256 ? m_table[static_cast<size_t>(value)] : scaledToByte(value, m_maximum, m_most);
    }

private:
    int m_maximum;
    int m_most;
    std::array<uchar, 256> m_table{};
};

/// Gives every row that the sink wants; `valueAt(row, index)` tells a value as a byte.
template <typename ValueAt>
void givePnmRows(const PnmHeader& header, RowSink& sink, ValueAt valueAt)
{
    const auto width = static_cast<int>(header.width);
    const auto height = static_cast<int>(header.height);
    std::vector<uchar> pixels(static_cast<size_t>(width) * static_cast<size_t>(header.channels));
    sink.begin(width, height);
    for (int row = sink.nextWanted(0); row < height; row = sink.nextWanted(row + 1)) {
        for (size_t index = 0; index < pixels.size(); ++index) {
            pixels[index] = valueAt(row, static_cast<qint64>(index));
        }
        sink.take(row, pixels.data(), header.channels == 1 ? RowFormat::Gray : RowFormat::Rgb);
    }
}

qint64 rowBytes(const PnmHeader& header)
{
    return header.isBitmap ? (header.width + 7) / 8
                           : header.width * header.channels * (header.maximum < 256 ? 1 : 2);
}

bool giveText(const QByteArray& encoded, const PnmHeader& header, RowSink& sink)
{
    const auto values = readPnmText(encoded, header);
    if (!values) {
        return false;
    }
    const ToByte toByte(header);
    const quint16* all = values->data();
    givePnmRows(header, sink, [&](qint64 row, qint64 index) {
        const int value = all[row * header.width * header.channels + index];
        return static_cast<uchar>(header.isBitmap ? (value != 0 ? 0 : 255) : toByte(value));
    });
    return true;
}

bool giveBinary(const QByteArray& encoded, const PnmHeader& header, RowSink& sink)
{
    const qint64 bytesPerRow = rowBytes(header);
    if (header.dataOffset + bytesPerRow * header.height > encoded.size()) {
        return false;
    }
    const ToByte toByte(header);
    const auto* data = reinterpret_cast<const uchar*>(encoded.constData()) + header.dataOffset;
    givePnmRows(header, sink, [&](qint64 row, qint64 index) {
        const uchar* begin = data + row * bytesPerRow;
        if (header.isBitmap) {
            return static_cast<uchar>((begin[index / 8] >> (7 - index % 8) & 1) != 0 ? 0 : 255);
        }
        return toByte(header.maximum < 256 ? begin[index] : qFromBigEndian<quint16>(begin + 2 * index));
    });
    return true;
}

}  // namespace

PictureVerdict decodePnm(const QByteArray& encoded, RowSink& sink)
{
    const auto header = readPnmHeader(encoded);
    if (!header) {
        return {false, reasons::damaged(QStringLiteral("PNM")), 0, 0};
    }
    if (const QString refusal = sizeRefusal(header->width, header->height); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    PictureVerdict verdict{false, {}, static_cast<int>(header->width), static_cast<int>(header->height)};
    const auto lease = leaseForPixels(header->width, header->height);
    verdict.isUsed = header->isText ? giveText(encoded, *header, sink) : giveBinary(encoded, *header, sink);
    if (!verdict.isUsed) {
        verdict.reason = header->isText ? reasons::damaged(QStringLiteral("PNM")) : reasons::endsEarly();
    }
    return verdict;
}

}  // namespace epochmark
