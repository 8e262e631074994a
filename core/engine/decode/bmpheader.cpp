// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/bmpheader.h"

#include "engine/decode/decodereasons.h"
#include "engine/decode/headerbytes.h"

#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kFileHeader = 14;
constexpr quint32 kCoreHeader = 12;  ///< of OS/2: 16-bit sizes, palette entries of three bytes

enum Compression : quint32 { Raw = 0, Rle8 = 1, Rle4 = 2, BitFields = 3 };

using Masks = std::array<quint32, 4>;

/// The masks that Pillow knows for 32 bits, and where they put red, green and blue.
struct Layout {
    Masks masks;  ///< red, green, blue, alpha
    std::array<int, 3> channels;
};

constexpr std::array<Layout, 8> kLayouts{{
    {{0xFF0000, 0xFF00, 0xFF, 0x0}, {2, 1, 0}},
    {{0xFF000000, 0xFF0000, 0xFF00, 0x0}, {3, 2, 1}},
    {{0xFF000000, 0xFF00, 0xFF, 0x0}, {3, 1, 0}},
    {{0xFF000000, 0xFF0000, 0xFF00, 0xFF}, {3, 2, 1}},
    {{0xFF, 0xFF00, 0xFF0000, 0xFF000000}, {0, 1, 2}},
    {{0xFF0000, 0xFF00, 0xFF, 0xFF000000}, {2, 1, 0}},
    {{0xFF000000, 0xFF00, 0xFF, 0xFF0000}, {3, 1, 0}},
    {{0x0, 0x0, 0x0, 0x0}, {2, 1, 0}},
}};

/// One reading of the headers, top to bottom.
class HeaderReader {
public:
    explicit HeaderReader(const QByteArray& encoded) : m_encoded(encoded) {}

    BmpHeader read()
    {
        m_size = number<quint32>(kFileHeader);
        readSizes();
        if (m_header.reason.isEmpty()) {
            choosePacking();
        }
        if (m_header.reason.isEmpty() && m_header.packing == BmpPacking::Indices) {
            readPalette();
        }
        return m_header;
    }

private:
    template <typename T>
    T number(qsizetype offset) const
    {
        return numberAt<T>(m_encoded, offset);
    }

    void refuse(const QString& what) { m_header.reason = reasons::notRead(what); }

    void readSizes();
    void readWindowsSizes();
    Masks readMasks();
    void choosePacking();
    void chooseByMasks(const Masks& masks);
    void readPalette();
    void checkGrayPalette(const QByteArray& entries, int entryBytes);

    const QByteArray& m_encoded;
    BmpHeader m_header;
    quint32 m_size = 0;
    quint32 m_compression = Raw;
    quint32 m_colours = 0;
    qint64 m_end = 0;  ///< of the headers: where the palette begins
};

void HeaderReader::readSizes()
{
    m_end = kFileHeader + qint64{m_size};
    m_header.dataOffset = number<quint32>(10);
    if (m_size == kCoreHeader) {
        m_header.width = number<quint16>(18);
        m_header.height = number<quint16>(20);
        m_header.bits = number<quint16>(24);
    } else if (m_size == 40 || m_size == 52 || m_size == 56 || m_size == 64 || m_size == 108
               || m_size == 124) {
        readWindowsSizes();
    } else {
        return refuse(QObject::tr("BMP with a header of %1 bytes").arg(m_size));
    }
    if (m_end > m_encoded.size()) {
        m_header.reason = reasons::endsEarly();
    } else if (m_header.width < 1 || m_header.height < 1) {
        m_header.reason = reasons::damaged(QStringLiteral("BMP"));
    }
}

void HeaderReader::readWindowsSizes()
{
    // A negative height means rows from the top; Pillow looks at its uppermost byte alone.
    const auto height = number<quint32>(22);
    m_header.isTopDown = height >> 24 == 0xFF;
    m_header.width = number<quint32>(18);
    m_header.height = m_header.isTopDown ? (1LL << 32) - height : qint64{height};
    m_header.bits = number<quint16>(28);
    m_compression = number<quint32>(30);
    m_colours = number<quint32>(46);
}

Masks HeaderReader::readMasks()
{
    // A header of 40 bytes is followed by three masks, the larger ones contain them.
    const qsizetype at = kFileHeader + 40;
    Masks masks{number<quint32>(at), number<quint32>(at + 4), number<quint32>(at + 8), 0};
    if (m_size >= 56) {
        masks[3] = number<quint32>(at + 12);
    }
    if (m_size == 40) {
        m_end += 12;
    }
    return masks;
}

void HeaderReader::chooseByMasks(const Masks& masks)
{
    const auto* layout = std::find_if(kLayouts.begin(), kLayouts.end(),
                                      [&masks](const Layout& known) { return known.masks == masks; });
    const bool isBgr = masks[0] == 0xFF0000 && masks[1] == 0xFF00 && masks[2] == 0xFF;
    if (m_header.bits == 16 && masks[0] == 0xF800 && masks[1] == 0x7E0 && masks[2] == 0x1F) {
        m_header.packing = BmpPacking::Bgr16;
    } else if (m_header.bits == 16 && masks[0] == 0x7C00 && masks[1] == 0x3E0 && masks[2] == 0x1F) {
        m_header.packing = BmpPacking::Bgr15;
    } else if (m_header.bits == 32 && layout != kLayouts.end()) {
        m_header.channels = layout->channels;
    } else if (m_header.bits != 24 || !isBgr) {
        refuse(QObject::tr("BMP with unusual colour masks"));
    }
}

void HeaderReader::choosePacking()
{
    const int bits = m_header.bits;
    if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
        return refuse(QObject::tr("BMP with %1 bits a pixel").arg(bits));
    }
    m_header.packing = bits <= 8 ? BmpPacking::Indices : bits == 16 ? BmpPacking::Bgr15 : BmpPacking::Bytes;
    switch (m_compression) {
    case Raw: break;
    case BitFields: chooseByMasks(readMasks()); break;
    case Rle8:
    case Rle4:
        m_header.isRle = true;
        m_header.isRle4 = m_compression == Rle4;
        if (bits > 8) {
            refuse(QObject::tr("BMP with %1 bits a pixel").arg(bits));
        }
        break;
    default: refuse(QObject::tr("BMP of compression %1").arg(m_compression));
    }
}

void HeaderReader::readPalette()
{
    const int entryBytes = m_size == kCoreHeader ? 3 : 4;
    const quint32 colours = m_colours != 0 ? m_colours : 1U << m_header.bits;
    if (colours > 256) {
        return refuse(QObject::tr("BMP with a palette of %1 colours").arg(colours));
    }
    if (m_header.dataOffset == kFileHeader + qint64{m_size}) {
        m_header.dataOffset += qint64{entryBytes} * colours;
    }
    const QByteArray entries = m_encoded.mid(m_end, qsizetype{entryBytes} * colours);
    for (qsizetype entry = 0; (entry + 1) * entryBytes <= entries.size(); ++entry) {
        for (int channel = 0; channel < 3; ++channel) {
            m_header.palette[static_cast<size_t>(3 * entry + channel)] = static_cast<uchar>(
                entries[entry * entryBytes + 2 - channel]);
        }
    }
    checkGrayPalette(entries, entryBytes);
    if (m_header.dataOffset == 0) {
        m_header.dataOffset = m_end + entries.size();
    }
}

/// Pillow takes a palette that only counts up for none, and then pixels of another depth than the file's.
void HeaderReader::checkGrayPalette(const QByteArray& entries, int entryBytes)
{
    const quint32 colours = m_colours != 0 ? m_colours : 1U << m_header.bits;
    for (quint32 entry = 0; entry < colours; ++entry) {
        const auto value = static_cast<char>(colours == 2 ? entry * 255 : entry);
        if (entries.mid(qsizetype{entryBytes} * entry, 3) != QByteArray(3, value)) {
            return;
        }
    }
    const int depth = colours <= 2 ? 1 : 8;
    if (!m_header.isRle && depth != m_header.bits) {
        return refuse(QObject::tr("BMP of %1 bits with %2 greys").arg(m_header.bits).arg(colours));
    }
    for (int value = 0; value < 256; ++value) {
        const auto gray = static_cast<uchar>(depth == 1 ? (value != 0 ? 255 : 0) : value);
        std::fill_n(m_header.palette.begin() + 3 * value, 3, gray);
    }
}

}  // namespace

BmpHeader readBmpHeader(const QByteArray& encoded)
{
    return HeaderReader(encoded).read();
}

}  // namespace epochmark
