// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/onestop.h"

#include <QRegularExpression>

namespace epochmark::format {

QString oneStop(const QString& sentence)
{
    static const QRegularExpression kTwo(QStringLiteral("(?<!\\.)\\.\\.(?!\\.)"));
    return QString(sentence).replace(kTwo, QStringLiteral("."));
}

}  // namespace epochmark::format
