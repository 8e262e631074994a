// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipunpacker.h"

#include "dataset/listing.h"
#include "dataset/zipnumbers.h"

#include <QObject>

#include <algorithm>
#include <array>

#include <bzlib.h>
#include <zlib.h>

namespace epochmark::zipunpacker {

namespace {

/// What is read of the packed data at once.
constexpr qint64 kPiece = 64 * 1024;

Error damaged()
{
    return leftOutBecause(QObject::tr("has damaged packed data"));
}

/// zlib and libbzip2 speak alike: one piece in, what there is out.
class Inflater {
public:
    Inflater() { m_isOpen = inflateInit2(&m_stream, -MAX_WBITS) == Z_OK; }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    bool isOpen() const { return m_isOpen; }
    /// Unpacks into `target`, whose free part shrinks; false when the data is damaged.
    bool feed(QByteArray& piece, char*& target, qint64& free)
    {
        m_stream.next_in = reinterpret_cast<Bytef*>(piece.data());
        m_stream.avail_in = static_cast<uInt>(piece.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(target);
        m_stream.avail_out = static_cast<uInt>(free);
        const int state = inflate(&m_stream, Z_NO_FLUSH);
        target += free - static_cast<qint64>(m_stream.avail_out);
        free = static_cast<qint64>(m_stream.avail_out);
        m_isAtEnd = state == Z_STREAM_END;
        return state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR;
    }
    bool isAtEnd() const { return m_isAtEnd; }

private:
    z_stream m_stream{};
    bool m_isOpen = false;
    bool m_isAtEnd = false;
};

class Bunzipper {
public:
    Bunzipper() { m_isOpen = BZ2_bzDecompressInit(&m_stream, 0, 0) == BZ_OK; }
    ~Bunzipper() { BZ2_bzDecompressEnd(&m_stream); }
    Bunzipper(const Bunzipper&) = delete;
    Bunzipper& operator=(const Bunzipper&) = delete;

    bool isOpen() const { return m_isOpen; }
    bool feed(QByteArray& piece, char*& target, qint64& free)
    {
        m_stream.next_in = piece.data();
        m_stream.avail_in = static_cast<unsigned>(piece.size());
        m_stream.next_out = target;
        m_stream.avail_out = static_cast<unsigned>(free);
        const int state = BZ2_bzDecompress(&m_stream);
        target += free - static_cast<qint64>(m_stream.avail_out);
        free = static_cast<qint64>(m_stream.avail_out);
        m_isAtEnd = state == BZ_STREAM_END;
        return state == BZ_OK || state == BZ_STREAM_END;
    }
    bool isAtEnd() const { return m_isAtEnd; }

private:
    bz_stream m_stream{};
    bool m_isOpen = false;
    bool m_isAtEnd = false;
};

template <typename Decompressor>
Result<QByteArray> decompressed(ZipBytes& zip, const PackedEntry& entry)
{
    Decompressor decompressor;
    if (!decompressor.isOpen()) {
        return leftOutBecause(QObject::tr("can't be unpacked for want of memory"));
    }
    QByteArray data(entry.sizeBytes, Qt::Uninitialized);
    char* target = data.data();
    qint64 free = entry.sizeBytes;
    for (qint64 done = 0; free > 0 && done < entry.packedBytes && !decompressor.isAtEnd(); done += kPiece) {
        const qint64 wanted = std::min(kPiece, entry.packedBytes - done);
        QByteArray piece = zipnumbers::bytesAt(zip, entry.offset + done, wanted);
        if (piece.size() != wanted || !decompressor.feed(piece, target, free)) {
            return damaged();
        }
    }
    if (free > 0) {
        return damaged();
    }
    return data;
}

struct Method {
    int number;
    const char* name;
};

/// As APPNOTE 4.4.5 names them.
constexpr std::array kUnread{
    Method{1, "Shrink"}, Method{2, "Reduce"},  Method{3, "Reduce"},   Method{4, "Reduce"},
    Method{5, "Reduce"}, Method{6, "Implode"}, Method{10, "Implode"}, Method{14, "LZMA"},
    Method{19, "LZ77"},  Method{20, "zstd"},   Method{93, "zstd"},    Method{94, "MP3"},
    Method{95, "XZ"},    Method{96, "JPEG"},   Method{97, "WavPack"}, Method{98, "PPMd"}};
constexpr int kDeflate64 = 9;

}  // namespace

QString refusalOf(int method)
{
    if (method == kStored || method == kDeflated || method == kBzip2) {
        return {};
    }
    if (method == kDeflate64) {
        return QObject::tr(
            "is packed as Deflate64, as Windows' Explorer does with large files: pack again with "
            "7-Zip or zip, by the method Deflate");
    }
    const auto known = std::find_if(kUnread.begin(), kUnread.end(),
                                    [method](const Method& other) { return other.number == method; });
    if (known == kUnread.end()) {
        return QObject::tr("is packed by an unknown method (%1): pack again by the method Deflate")
            .arg(method);
    }
    return QObject::tr("is packed as %1, which isn't read: pack again by the method Deflate")
        .arg(QString::fromLatin1(known->name));
}

Result<QByteArray> unpack(ZipBytes& zip, const PackedEntry& entry)
{
    if (const QString refusal = refusalOf(entry.method); !refusal.isEmpty()) {
        return leftOutBecause(refusal);
    }
    if (entry.method == kDeflated) {
        return decompressed<Inflater>(zip, entry);
    }
    if (entry.method == kBzip2) {
        return decompressed<Bunzipper>(zip, entry);
    }
    const QByteArray data = zipnumbers::bytesAt(zip, entry.offset, entry.sizeBytes);
    if (data.size() != entry.sizeBytes) {
        return damaged();
    }
    return data;
}

}  // namespace epochmark::zipunpacker
