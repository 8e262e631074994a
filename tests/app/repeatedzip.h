// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QtEndian>

namespace epochmark::test {

namespace repeatedzip {

template <typename T>
QByteArray number(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

}  // namespace repeatedzip

/// A zip whose table of contents names one piece of data (packed by deflate when `size` isn't its own) under
/// many names, in two classes; written without ever being in memory as a whole.
inline void writeRepeated(const QString& path, int count, const QByteArray& packed, qint64 size, quint32 crc)
{
    using repeatedzip::number;
    // Of one length, as their one local header says.
    const auto nameOf = [](int i) {
        static const char* const kFolders[] = {"train/cats/", "train/dogs/", "test//cats/", "test//dogs/"};
        return kFolders[i % 4] + QByteArray::number(i).rightJustified(8, '0') + ".jpg";
    };
    const bool isDeflated = size != packed.size();
    const QByteArray common = number<quint16>(0x0800) + number<quint16>(isDeflated ? 8 : 0)
                              + number<quint32>(0x5C210000) + number<quint32>(crc)
                              + number<quint32>(quint32(packed.size())) + number<quint32>(quint32(size))
                              + number<quint16>(quint16(nameOf(0).size())) + number<quint16>(0);
    QFile file(path);
    const QByteArray local = "PK\x03\x04" + number<quint16>(45) + common + nameOf(0) + packed;
    if (!file.open(QIODevice::WriteOnly) || file.write(local) != local.size()) {
        qFatal("can't write %s", qPrintable(path));
    }
    for (int i = 0; i < count; ++i) {
        file.write("PK\x01\x02" + number<quint16>(45) + number<quint16>(45) + common + QByteArray(10, '\0')
                   + number<quint32>(0) + nameOf(i));
    }
    const qint64 end = file.pos();
    file.write("PK\x06\x06" + number<qint64>(44) + number<quint16>(45) + number<quint16>(45)
               + QByteArray(8, '\0') + number<qint64>(count) + number<qint64>(count)
               + number<qint64>(end - local.size()) + number<qint64>(local.size()));
    file.write("PK\x06\x07" + number<quint32>(0) + number<qint64>(end) + number<quint32>(1));
    file.write("PK\x05\x06" + QByteArray(4, '\0') + number<quint16>(0xFFFF) + number<quint16>(0xFFFF)
               + number<quint32>(0xFFFFFFFF) + number<quint32>(0xFFFFFFFF) + number<quint16>(0));
}

}  // namespace epochmark::test
