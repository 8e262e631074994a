// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngchunks.h"

#include "engine/decode/decodereasons.h"
#include "engine/decode/headerbytes.h"

#include <QObject>

#include <algorithm>
#include <cctype>

#include <zlib.h>

namespace epochmark {

namespace {

constexpr qsizetype kSignature = 8;
constexpr qsizetype kHead = 8;  ///< of a chunk: length and name
constexpr qsizetype kChecksum = 4;

struct PngChunk {
    QByteArrayView name;
    qsizetype begin = 0;  ///< of its content
    qint64 length = 0;    ///< as claimed
};

bool isName(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '_' || std::isalnum(static_cast<uchar>(c)) != 0; });
}

bool isKnownKind(int depth, int type)
{
    const bool isSmall = depth == 1 || depth == 2 || depth == 4;
    switch (type) {
    case 0: return isSmall || depth == 8 || depth == 16;
    case 3: return isSmall || depth == 8;
    case 2:
    case 4:
    case 6: return depth == 8 || depth == 16;
    default: return false;
    }
}

class ChunkWalk {
public:
    explicit ChunkWalk(const QByteArray& encoded) : m_encoded(encoded) {}

    PngChunks walk()
    {
        if (readHead() && readData()) {
            checkRest();
        }
        return std::move(m_chunks);
    }

private:
    bool next(PngChunk& chunk);
    bool readHead();
    bool takeHead(const PngChunk& chunk);
    bool readData();
    void checkRest();
    bool refuse(const QString& reason)
    {
        m_chunks.reason = reason;
        return false;
    }
    bool damaged(const QString& detail) { return refuse(reasons::damaged(QStringLiteral("PNG"), detail)); }
    qsizetype left(const PngChunk& chunk) const { return m_encoded.size() - chunk.begin; }
    QByteArrayView content(const PngChunk& chunk) const
    {
        return QByteArrayView(m_encoded).sliced(chunk.begin, std::min<qsizetype>(chunk.length, left(chunk)));
    }

    const QByteArray& m_encoded;
    qsizetype m_position = kSignature;
    PngChunks m_chunks;
    PngChunk m_current;
    QByteArray m_colours;
};

/// False at the end of the file and at what is no chunk.
bool ChunkWalk::next(PngChunk& chunk)
{
    if (m_position < 0 || m_position + kHead > m_encoded.size()) {
        return false;
    }
    chunk.length = numberAt<quint32>(m_encoded, m_position, true);
    chunk.name = QByteArrayView(m_encoded).sliced(m_position + 4, 4);
    chunk.begin = m_position + kHead;
    m_position = chunk.begin + chunk.length + kChecksum;
    return isName(chunk.name);
}

/// Everything before the pixels.
bool ChunkWalk::readHead()
{
    while (next(m_current)) {
        if (m_current.name == "IDAT" || m_current.name == "IEND") {
            break;
        }
        if (m_current.name == "CgBI") {
            return refuse(reasons::notRead(QObject::tr("PNG of Apple's own kind (CgBI)")));
        }
        if (m_current.length + kChecksum > left(m_current)) {
            return refuse(reasons::endsEarly());
        }
        if (!takeHead(m_current)) {
            return false;
        }
    }
    if (m_current.name != "IDAT" || m_current.begin + kChecksum > m_encoded.size()) {
        return m_position + kHead > m_encoded.size() ? refuse(reasons::endsEarly())
                                                     : damaged(QStringLiteral("no picture in it"));
    }
    if (!isKnownKind(m_chunks.depth, m_chunks.colourType) || m_chunks.width == 0 || m_chunks.height == 0) {
        return damaged(QStringLiteral("IHDR"));
    }
    m_chunks.palette = m_colours.leftJustified(3 << m_chunks.depth, '\0', true);
    return true;
}

bool ChunkWalk::takeHead(const PngChunk& chunk)
{
    const QByteArrayView bytes = content(chunk);
    if (chunk.name == "IHDR") {
        // The claim counts before its checksum: a giant is called one.
        m_chunks.width = numberAt<quint32>(m_encoded, chunk.begin, true);
        m_chunks.height = numberAt<quint32>(m_encoded, chunk.begin + 4, true);
    }
    // The checksum is of the name, too.
    const auto* checked = reinterpret_cast<const Bytef*>(chunk.name.data());
    const auto checksum = static_cast<quint32>(crc32(0, checked, static_cast<uInt>(bytes.size() + 4)));
    if (checksum != numberAt<quint32>(m_encoded, chunk.begin + bytes.size(), true)) {
        return damaged(QStringLiteral("%1: CRC error").arg(QString::fromLatin1(chunk.name)));
    }
    if (chunk.name == "IHDR") {
        if (bytes.size() < 13 || bytes[11] != 0) {
            return damaged(QStringLiteral("IHDR"));
        }
        m_chunks.depth = static_cast<uchar>(bytes[8]);
        m_chunks.colourType = static_cast<uchar>(bytes[9]);
        m_chunks.isInterlaced = bytes[12] != 0;
    } else if (chunk.name == "PLTE") {
        m_colours = bytes.first(bytes.size() / 3 * 3).toByteArray();
    }
    return true;
}

/// The pixels: chunks in a row.
bool ChunkWalk::readData()
{
    do {
        m_chunks.data.push_back(content(m_current));
        m_current.name = {};
    } while (next(m_current) && (m_current.name == "IDAT" || m_current.name == "DDAT"));
    return true;
}

/// Behind the pixels the file may stop, but not within a chunk.
void ChunkWalk::checkRest()
{
    if (m_current.name.isEmpty()) {
        return;
    }
    do {
        if (!isName(m_current.name) || m_current.name == "IEND") {
            return;
        }
        if (m_current.length > left(m_current)) {
            refuse(reasons::endsEarly());
            return;
        }
    } while (next(m_current));
}

}  // namespace

PngChunks readPngChunks(const QByteArray& encoded)
{
    return ChunkWalk(encoded).walk();
}

}  // namespace epochmark
