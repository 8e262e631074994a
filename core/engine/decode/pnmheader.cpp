// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pnmheader.h"

#include <cctype>

namespace epochmark {

namespace {

constexpr int kMostDigits = 10;

/// The next token of the header as a number; -1 when it isn't one, more than any when it is too long to be
/// one. Takes the one white space behind it.
qint64 nextNumber(const QByteArray& bytes, qsizetype& position)
{
    QByteArray token;
    while (position < bytes.size() && token.size() <= kMostDigits) {
        const char c = bytes[position++];
        if (c == '#') {
            while (position < bytes.size() && bytes[position] != '\n' && bytes[position] != '\r') {
                ++position;
            }
            ++position;
        } else if (std::isspace(static_cast<uchar>(c)) == 0) {
            token += c;
        } else if (!token.isEmpty()) {
            break;
        }
    }
    bool isNumber = false;
    const qint64 number = token.toLongLong(&isNumber);
    return isNumber ? number : -1;
}

}  // namespace

std::optional<PnmHeader> readPnmHeader(const QByteArray& encoded)
{
    const char kind = encoded.size() > 2 ? encoded[1] : '0';
    PnmHeader header;
    header.isBitmap = kind == '1' || kind == '4';
    header.isText = kind <= '3';
    header.channels = kind == '3' || kind == '6' ? 3 : 1;
    qsizetype position = 3;
    header.width = nextNumber(encoded, position);
    header.height = nextNumber(encoded, position);
    if (!header.isBitmap) {
        const qint64 maximum = nextNumber(encoded, position);
        if (maximum < 1 || maximum > 65535) {
            return std::nullopt;
        }
        header.maximum = static_cast<int>(maximum);
    }
    header.dataOffset = position;
    return header.width > 0 && header.height > 0 ? std::optional(header) : std::nullopt;
}

}  // namespace epochmark
