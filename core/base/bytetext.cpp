// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytetext.h"

#include <QRegularExpression>

#include <cmath>

namespace epochmark {

std::optional<qint64> bytesFromText(const QString& text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^\\s*(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([KMGT]?)(?:I?B)?\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kForm.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const int power = static_cast<int>(QStringLiteral("KMGT").indexOf(match.captured(2).toUpper())) + 1;
    const double bytes = std::ldexp(match.captured(1).toDouble(),
                                    match.captured(2).isEmpty() ? 0 : 10 * power);
    return bytes >= 1 && bytes <= std::ldexp(1.0, 60) ? std::optional(static_cast<qint64>(bytes))
                                                      : std::nullopt;
}

}  // namespace epochmark
