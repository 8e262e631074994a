// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffdirectory.h"

#include "engine/decode/headerbytes.h"

#include <limits>

namespace epochmark {

namespace {

enum FieldType {
    Byte = 1,
    Short = 3,
    Long = 4,
    SignedByte = 6,
    SignedShort = 8,
    SignedLong = 9,
    Ifd = 13,
    Long8 = 16
};

/// Bytes of one value, by type; 0: unknown.
int unitBytes(int type)
{
    constexpr int kBytes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8};
    return type > 0 && type < static_cast<int>(std::size(kBytes)) ? kBytes[type] : 0;
}

qint64 tiffNumber(const QByteArray& bytes, qsizetype at, int type, bool isBig)
{
    switch (type) {
    case Short: return numberAt<quint16>(bytes, at, isBig);
    case SignedShort: return numberAt<qint16>(bytes, at, isBig);
    case Long:
    case Ifd: return numberAt<quint32>(bytes, at, isBig);
    case SignedLong: return numberAt<qint32>(bytes, at, isBig);
    case SignedByte: return static_cast<signed char>(bytes[at]);
    case Long8: return numberAt<qint64>(bytes, at, isBig);
    default: return -1;
    }
}

bool isWholeNumber(int type)
{
    return type == Short || type == Long || type == SignedByte || type == SignedShort || type == SignedLong
           || type == Ifd || type == Long8;
}

}  // namespace

TiffDirectory::TiffDirectory(const QByteArray& encoded)
    : m_encoded(encoded), m_isBigEndian(encoded.startsWith('M'))
{
    m_isBigTiff = numberAt<quint16>(encoded, 2, m_isBigEndian) == 43;
    read();
}

qint64 TiffDirectory::offsetAt(qsizetype at) const
{
    return m_isBigTiff ? numberAt<qint64>(m_encoded, at, m_isBigEndian)
                       : qint64{numberAt<quint32>(m_encoded, at, m_isBigEndian)};
}

void TiffDirectory::read()
{
    const qint64 begin = offsetAt(m_isBigTiff ? 8 : 4);
    if (begin <= 0 || begin >= m_encoded.size()) {
        return;
    }
    const qint64 count = m_isBigTiff ? numberAt<qint64>(m_encoded, begin, m_isBigEndian)
                                     : qint64{numberAt<quint16>(m_encoded, begin, m_isBigEndian)};
    const int fieldBytes = m_isBigTiff ? 20 : 12;
    qint64 at = begin + (m_isBigTiff ? 8 : 2);
    for (qint64 field = 0; field < count && at + fieldBytes <= m_encoded.size(); ++field, at += fieldBytes) {
        if (!readField(at)) {
            return;
        }
    }
}

/// False where the file ends inside a value: Pillow reads no field behind it.
bool TiffDirectory::readField(qsizetype at)
{
    const auto tag = numberAt<quint16>(m_encoded, at, m_isBigEndian);
    const int type = numberAt<quint16>(m_encoded, at + 2, m_isBigEndian);
    const qint64 count = offsetAt(at + 4);
    const int unit = unitBytes(type);
    if (m_fields.contains(tag) || unit == 0 || count == 0) {
        return true;
    }
    const int inside = m_isBigTiff ? 8 : 4;
    qint64 value = at + 4 + inside;
    if (count < 0 || count > std::numeric_limits<qint64>::max() / 16
        || m_outside + count * unit > m_encoded.size()) {
        return true;
    }
    if (count * unit > inside) {
        m_outside += count * unit;
        value = offsetAt(value);
        if (value < 0) {
            m_outside -= count * unit;
            return true;
        }
        if (value > m_encoded.size() - count * unit) {
            return false;
        }
    }
    m_fields.insert(tag, {type, value, count * unit});
    return true;
}

TiffDirectory::Numbers TiffDirectory::numbers(TiffTag tag) const
{
    const Field field = m_fields.value(static_cast<quint16>(tag));
    Numbers numbers;
    if (!isWholeNumber(field.type)) {
        return numbers;
    }
    const int unit = unitBytes(field.type);
    numbers.reserve(static_cast<size_t>(field.bytes / unit));
    for (qint64 at = 0; at < field.bytes; at += unit) {
        numbers.push_back(tiffNumber(m_encoded, field.offset + at, field.type, m_isBigEndian));
    }
    return numbers;
}

qint64 TiffDirectory::number(TiffTag tag, qint64 absent) const
{
    if (!has(tag)) {
        return absent;
    }
    const Numbers all = numbers(tag);
    return all.empty() ? -1 : all.front();
}

QByteArray TiffDirectory::bytes(TiffTag tag) const
{
    const Field field = m_fields.value(static_cast<quint16>(tag));
    return m_encoded.mid(field.offset, field.bytes);
}

}  // namespace epochmark
