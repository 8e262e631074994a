// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudaidentity.h"

namespace epochmark {

QString cudaUuid(const QByteArray& bytes)
{
    if (bytes.size() != 16) {
        return {};
    }
    QString text = QString::fromLatin1(bytes.toHex());
    for (const int place : {20, 16, 12, 8}) {
        text.insert(place, u'-');
    }
    return QStringLiteral("GPU-") + text;
}

}  // namespace epochmark
