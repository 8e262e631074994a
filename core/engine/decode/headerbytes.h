// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtEndian>

namespace epochmark {

/// The number of type T at `offset` of a file's header; 0 beyond its end.
template <typename T>
T numberAt(const QByteArray& bytes, qsizetype offset, bool isBigEndian = false)
{
    if (offset < 0 || offset + static_cast<qsizetype>(sizeof(T)) > bytes.size()) {
        return 0;
    }
    return isBigEndian ? qFromBigEndian<T>(bytes.constData() + offset)
                       : qFromLittleEndian<T>(bytes.constData() + offset);
}

}  // namespace epochmark
