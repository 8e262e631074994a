// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffrawdata.h"

#include "engine/decode/decodereasons.h"
#include "engine/decode/decodinglimits.h"

#include <algorithm>

namespace epochmark {

namespace {

/// A strip or tile: which part of the picture it is and where it begins.
struct Piece {
    int plane = 0;
    qint64 x = 0;
    qint64 y = 0;
    qint64 width = 0;
    qint64 height = 0;
    qint64 offset = 0;
    qint64 stride = 0;
    size_t cell = 0;  ///< its number in a plane, from the top left
};

class RawData {
public:
    RawData(const QByteArray& encoded, const TiffDirectory& directory, const TiffLayout& layout,
            TiffCanvas& canvas)
        : m_encoded(encoded), m_directory(directory), m_layout(layout), m_canvas(canvas),
          m_planes(layout.isPlanar && layout.form.samples > 1 ? layout.form.bands() : 1)
    {}

    QString read()
    {
        if (!readGrid()) {
            return reasons::damaged(QStringLiteral("TIFF"));
        }
        std::vector<Piece> pieces = cut();
        if (!isComplete(pieces)) {
            return reasons::endsEarly();
        }
        // Where two lie over one another, the later in the file is seen.
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](const Piece& a, const Piece& b) { return a.offset < b.offset; });
        for (const Piece& piece : pieces) {
            if (!write(piece)) {
                return reasons::endsEarly();
            }
        }
        if (m_planes > 1) {
            m_canvas.mergePlanes(false);
        }
        return {};
    }

private:
    bool readGrid();
    std::vector<Piece> cut() const;
    bool isComplete(const std::vector<Piece>& pieces) const;
    bool write(const Piece& piece);
    qint64 bits() const { return m_planes > 1 ? m_layout.form.bits : m_layout.form.bitsPerPixel(); }

    const QByteArray& m_encoded;
    const TiffDirectory& m_directory;
    const TiffLayout& m_layout;
    TiffCanvas& m_canvas;
    const int m_planes;
    qint64 m_pieceWidth = 0;
    qint64 m_pieceHeight = 0;
    TiffDirectory::Numbers m_offsets;
};

bool RawData::readGrid()
{
    if (m_directory.has(TiffTag::StripOffsets)) {
        m_offsets = m_directory.numbers(TiffTag::StripOffsets);
        m_pieceWidth = m_layout.width;
        m_pieceHeight = m_directory.number(TiffTag::RowsPerStrip, m_layout.height);
    } else {
        m_offsets = m_directory.numbers(TiffTag::TileOffsets);
        m_pieceWidth = m_directory.number(TiffTag::TileWidth, 0);
        m_pieceHeight = m_directory.number(TiffTag::TileHeight, 0);
    }
    if (m_pieceWidth < 1 || m_pieceWidth > kMaxPixels || m_pieceHeight < 1 || m_offsets.empty()) {
        return false;
    }
    // Many write the largest number there is for one strip.
    m_pieceHeight = std::min(m_pieceHeight, m_layout.height + 1);
    if (m_pieceWidth == m_layout.width && m_pieceHeight == m_layout.height && !m_layout.isPlanar) {
        m_offsets.erase(m_offsets.begin(), m_offsets.end() - 1);
    }
    return true;
}

std::vector<Piece> RawData::cut() const
{
    std::vector<Piece> pieces;
    Piece next;
    for (const qint64 offset : m_offsets) {
        next.width = std::min(m_pieceWidth, m_layout.width - next.x);
        next.height = std::min(m_pieceHeight, m_layout.height - next.y);
        next.offset = offset;
        // Only tiles that reach beyond the right edge have bytes to skip.
        next.stride = next.width < m_pieceWidth ? m_pieceWidth * bits() / 8 : (next.width * bits() + 7) / 8;
        pieces.push_back(next);
        ++next.cell;
        next.x += m_pieceWidth;
        if (next.x >= m_layout.width) {
            next.x = 0;
            next.y += m_pieceHeight;
        }
        if (next.y >= m_layout.height) {
            next.y = 0;
            next.cell = 0;
            ++next.plane;
        }
    }
    return pieces;
}

bool RawData::isComplete(const std::vector<Piece>& pieces) const
{
    const auto columns = static_cast<size_t>((m_layout.width + m_pieceWidth - 1) / m_pieceWidth);
    const auto rows = static_cast<size_t>((m_layout.height + m_pieceHeight - 1) / m_pieceHeight);
    const bool hasTooManyPlanes = m_layout.isPlanar && !pieces.empty() && pieces.back().plane >= m_planes;
    return pieces.size() >= columns * rows * static_cast<size_t>(m_planes) && !hasTooManyPlanes;
}

bool RawData::write(const Piece& piece)
{
    const qint64 rowBytes = (piece.width * bits() + 7) / 8;
    const qint64 bytes = (piece.height - 1) * piece.stride + rowBytes;
    if (piece.offset < 0 || piece.stride < rowBytes || piece.offset > m_encoded.size() - bytes) {
        return false;
    }
    const auto* row = reinterpret_cast<const uchar*>(m_encoded.constData()) + piece.offset;
    for (qint64 y = 0; y < piece.height; ++y, row += piece.stride) {
        const auto left = static_cast<int>(piece.x);
        const auto top = static_cast<int>(piece.y + y);
        const auto count = static_cast<int>(piece.width);
        if (m_planes > 1) {
            m_canvas.writePlaneRow(piece.plane, left, top, row, count);
        } else {
            m_canvas.writeRow(left, top, row, count);
        }
    }
    return true;
}

}  // namespace

QString readRawTiff(const QByteArray& encoded, const TiffDirectory& directory, const TiffLayout& layout,
                    TiffCanvas& canvas)
{
    return RawData(encoded, directory, layout, canvas).read();
}

}  // namespace epochmark
