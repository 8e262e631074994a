// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturesize.h"

#include "engine/decode/headerbytes.h"
#include "engine/decode/tifffields.h"

#include <algorithm>
#include <cctype>

namespace epochmark {

namespace {

using Size = std::optional<PictureSize>;

Size bmpSize(const QByteArray& bytes)
{
    if (numberAt<quint32>(bytes, 14) == 12) {  // OS/2: 16-bit sizes
        return PictureSize{numberAt<quint16>(bytes, 18), numberAt<quint16>(bytes, 20)};
    }
    // A negative height means rows from the top.
    return PictureSize{numberAt<qint32>(bytes, 18),
                       std::abs(static_cast<qint64>(numberAt<qint32>(bytes, 22)))};
}

/// The next number of a Netpbm header, comments skipped; 0 when there is none.
qint64 pnmNumber(const QByteArray& bytes, qsizetype& offset)
{
    while (offset < bytes.size()
           && (bytes[offset] == '#' || std::isspace(static_cast<uchar>(bytes[offset])) != 0)) {
        if (bytes[offset] == '#') {
            const qsizetype end = bytes.indexOf('\n', offset);
            offset = end < 0 ? bytes.size() : end;
        } else {
            ++offset;
        }
    }
    qint64 number = 0;
    while (offset < bytes.size() && std::isdigit(static_cast<uchar>(bytes[offset])) != 0
           && number < 1'000'000'000) {
        number = 10 * number + (bytes[offset++] - '0');
    }
    return number;
}

Size pnmSize(const QByteArray& bytes)
{
    qsizetype offset = 2;
    const qint64 width = pnmNumber(bytes, offset);
    return PictureSize{width, pnmNumber(bytes, offset)};
}

Size tiffSize(const QByteArray& bytes)
{
    return PictureSize{tiffField(bytes, kTiffWidth), tiffField(bytes, kTiffHeight)};
}

Size webpSize(const QByteArray& bytes)
{
    const QByteArray chunk = bytes.mid(12, 4);
    if (chunk == "VP8X") {
        return PictureSize{(numberAt<quint32>(bytes, 24) & 0xFFFFFF) + 1,
                           (numberAt<quint32>(bytes, 27) & 0xFFFFFF) + 1};
    }
    if (chunk == "VP8L") {
        const quint32 bits = numberAt<quint32>(bytes, 21);
        return PictureSize{(bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1};
    }
    return PictureSize{numberAt<quint16>(bytes, 26) & 0x3FFF, numberAt<quint16>(bytes, 28) & 0x3FFF};
}

Size sizeOf(const QByteArray& encoded, PictureType type)
{
    switch (type) {
    case PictureType::Bmp: return bmpSize(encoded);
    case PictureType::Pnm: return pnmSize(encoded);
    case PictureType::Tiff: return tiffSize(encoded);
    case PictureType::WebP: return webpSize(encoded);
    default: return std::nullopt;
    }
}

}  // namespace

std::optional<PictureSize> claimedSize(const QByteArray& encoded, PictureType type)
{
    const Size size = sizeOf(encoded, type);
    return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

qint64 pnmMaximum(const QByteArray& encoded)
{
    if (encoded.startsWith("P1") || encoded.startsWith("P4")) {
        return 1;
    }
    qsizetype offset = 2;
    pnmNumber(encoded, offset);
    pnmNumber(encoded, offset);
    return pnmNumber(encoded, offset);
}

}  // namespace epochmark
