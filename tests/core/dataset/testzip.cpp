// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testzip.h"

#include <QFile>
#include <QtEndian>

#include <zlib.h>

namespace {

template <typename T>
QByteArray number(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray deflated(const QByteArray& data)
{
    QByteArray packed(static_cast<qsizetype>(compressBound(static_cast<uLong>(data.size()))) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.constData()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

quint32 checksum(const QByteArray& data)
{
    return static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef*>(data.constData()), static_cast<uInt>(data.size())));
}

QByteArray zip64Extra(qint64 size, qint64 packed, qint64 offset)
{
    return number<quint16>(1) + number<quint16>(24) + number<qint64>(size) + number<qint64>(packed)
           + number<qint64>(offset);
}

}  // namespace

void TestZip::add(const QByteArray& name, const QByteArray& data, const Options& options)
{
    const QByteArray packed = !options.packed.isNull() ? options.packed
                              : options.isDeflated     ? deflated(data)
                                                       : data;
    const int method = options.method >= 0 ? options.method : options.isDeflated ? 8 : 0;
    const quint32 crc = options.hasNoCrc ? 0 : checksum(data) ^ (options.hasWrongCrc ? 1U : 0U);
    const qint64 size = options.claimedSize >= 0 ? options.claimedSize : data.size();
    const qint64 offset = localBytes();
    const auto shown = [&](qint64 value) {
        return number<quint32>(options.isZip64 ? 0xFFFFFFFFU : quint32(value));
    };
    const QByteArray common = number<quint16>(options.flags) + number<quint16>(quint16(method))
                              + number<quint32>(0x5C210000) + number<quint32>(crc) + shown(packed.size())
                              + shown(size) + number<quint16>(quint16(name.size()));
    const QByteArray extra = options.isZip64 ? zip64Extra(size, packed.size(), offset) + options.extra
                                             : options.extra;
    m_local += "PK\x03\x04" + number<quint16>(45) + common + number<quint16>(quint16(extra.size())) + name
               + extra + packed;
    m_directory += "PK\x01\x02" + number<quint16>(45) + number<quint16>(45) + common
                   + number<quint16>(quint16(extra.size())) + QByteArray(10, '\0') + shown(offset) + name
                   + extra;
    ++m_entries;
}

void TestZip::leaveGap(qint64 bytes)
{
    m_gap = bytes;
    m_gapAt = m_local.size();
}

QByteArray TestZip::bytes(qint64 claimedEntries) const
{
    return bytes(Ending{claimedEntries, {}, {}, 0});
}

QByteArray TestZip::bytes(const Ending& ending) const
{
    const qint64 entries = ending.claimedEntries >= 0 ? ending.claimedEntries : m_entries;
    QByteArray zip = m_local + m_directory;
    const qint64 end = zip.size();
    const bool isLarge = entries > 0xFFFE;
    if (isLarge) {
        zip += "PK\x06\x06" + number<qint64>(44) + number<quint16>(45) + number<quint16>(45)
               + QByteArray(8, '\0') + number<qint64>(entries) + number<qint64>(entries)
               + number<qint64>(m_directory.size()) + number<qint64>(localBytes());
        zip += "PK\x06\x07" + number<quint32>(0) + number<qint64>(end) + number<quint32>(1);
    }
    const auto count = number<quint16>(isLarge ? 0xFFFF : quint16(entries));
    return zip + "PK\x05\x06" + number(ending.disk) + number(ending.disk) + count + count
           + number<quint32>(quint32(m_directory.size())) + number<quint32>(quint32(localBytes()))
           + number<quint16>(quint16(ending.comment.size())) + ending.comment + ending.trailing;
}

void TestZip::writeTo(const QString& path, qint64 claimedEntries) const
{
    QFile file(path);
    const QByteArray all = bytes(claimedEntries);
    if (!file.open(QIODevice::WriteOnly) || file.write(all.first(m_gapAt)) < 0 || !file.seek(m_gapAt + m_gap)
        || file.write(all.sliced(m_gapAt)) < 0) {
        qFatal("The test's zip can't be written.");
    }
}

QByteArray unicodePathField(const QByteArray& rawName, const QByteArray& utf8Name)
{
    return number<quint16>(0x7075) + number<quint16>(quint16(5 + utf8Name.size())) + '\1'
           + number<quint32>(checksum(rawName)) + utf8Name;
}

TestZip smallZip()
{
    TestZip zip;
    for (const char* name : {"train/cats/1.jpg", "train/dogs/1.jpg", "test/cats/2.jpg", "test/dogs/2.jpg"}) {
        zip.add(name, name);
    }
    return zip;
}
