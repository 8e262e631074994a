// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/printable.h"

#include <limits>

namespace epochmark {

namespace {

bool isHarmless(ushort code)
{
    const bool isControl = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool isLineEnd = code == 0x2028 || code == 0x2029;
    const bool turnsDirection = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return !isControl && !isLineEnd && !turnsDirection;
}

}  // namespace

QString printable(const QString& name, int most)
{
    QString shown = name;
    if (shown.size() > most) {
        const int half = (most - 1) / 2;
        shown = shown.left(half) + QChar(0x2026) + shown.right(most - 1 - half);
    }
    for (QChar& character : shown) {
        if (!isHarmless(character.unicode())) {
            character = QChar(0xFFFD);
        }
    }
    return shown;
}

QString oneLine(const QString& text)
{
    return printable(text, std::numeric_limits<int>::max());
}

}  // namespace epochmark
