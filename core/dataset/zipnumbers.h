// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/zipbytes.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>

namespace epochmark::zipnumbers {

/// The little-endian number at `offset`; the bytes must reach so far.
template <typename T>
T at(const QByteArray& bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

/// `length` bytes at `offset`; fewer where the zip ends or can't be read.
inline QByteArray bytesAt(ZipBytes& zip, qint64 offset, qint64 length)
{
    QByteArray bytes(length, '\0');
    bytes.resize(offset < 0 ? 0 : std::max<qint64>(zip.readAt(offset, bytes.data(), length), 0));
    return bytes;
}

}  // namespace epochmark::zipnumbers
