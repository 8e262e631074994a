// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tifffields.h"

#include "engine/decode/headerbytes.h"

namespace epochmark {

namespace {

constexpr int kShort = 3;
constexpr int kAssociatedAlpha = 1;
constexpr int kUnassociatedAlpha = 2;

bool isBigEndian(const QByteArray& tiff)
{
    return tiff.startsWith('M');
}

/// Where the field's 12 bytes begin; -1 when there is none.
qsizetype fieldOffset(const QByteArray& tiff, int tag)
{
    const bool isBig = isBigEndian(tiff);
    const auto directory = static_cast<qsizetype>(numberAt<quint32>(tiff, 4, isBig));
    const int fields = numberAt<quint16>(tiff, directory, isBig);
    for (int field = 0; field < fields; ++field) {
        const qsizetype offset = directory + 2 + 12 * static_cast<qsizetype>(field);
        if (numberAt<quint16>(tiff, offset, isBig) == tag) {
            return offset;
        }
    }
    return -1;
}

}  // namespace

qint64 tiffField(const QByteArray& tiff, int tag)
{
    const qsizetype offset = fieldOffset(tiff, tag);
    if (offset < 0) {
        return 0;
    }
    const bool isBig = isBigEndian(tiff);
    return numberAt<quint16>(tiff, offset + 2, isBig) == kShort ? numberAt<quint16>(tiff, offset + 8, isBig)
                                                                : numberAt<quint32>(tiff, offset + 8, isBig);
}

QByteArray withColoursKept(const QByteArray& tiff)
{
    if (tiffField(tiff, kTiffExtraSamples) != kUnassociatedAlpha) {
        return tiff;
    }
    QByteArray changed = tiff;
    const qsizetype value = fieldOffset(tiff, kTiffExtraSamples) + 8;
    changed[value + (isBigEndian(tiff) ? 1 : 0)] = kAssociatedAlpha;
    return changed;
}

}  // namespace epochmark
