// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>

#include <vector>

namespace epochmark {

/// Tags of a TIFF that say how its pixels are stored.
enum class TiffTag : quint16 {
    Width = 256,
    Height = 257,
    BitsPerSample = 258,
    Compression = 259,
    Photometric = 262,
    FillOrder = 266,
    StripOffsets = 273,
    Orientation = 274,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    PlanarConfiguration = 284,
    ColourMap = 320,
    TileWidth = 322,
    TileHeight = 323,
    TileOffsets = 324,
    ExtraSamples = 338,
    SampleFormat = 339,
    YCbCrSubsampling = 530,
    Xmp = 700
};

/// The first directory of a TIFF or BigTIFF in either byte order, read as leniently as Pillow does: what lies
/// beyond the file's end is not there, the first of two fields with one tag counts. libtiff reads directories
/// by rules of its own; what a picture *is* must not depend on them.
class TiffDirectory {
public:
    using Numbers = std::vector<qint64>;

    /// Keeps a reference to `encoded`, which must outlive it.
    explicit TiffDirectory(const QByteArray& encoded);

    bool isBigEndian() const { return m_isBigEndian; }
    bool isBigTiff() const { return m_isBigTiff; }
    bool has(TiffTag tag) const { return m_fields.contains(static_cast<quint16>(tag)); }
    /// Empty when there is no such field, or none of whole numbers.
    Numbers numbers(TiffTag tag) const;
    /// The first of numbers(); -1 for a field of another type, `absent` without one.
    qint64 number(TiffTag tag, qint64 absent) const;
    QByteArray bytes(TiffTag tag) const;

private:
    struct Field {
        int type = 0;
        qint64 offset = 0;
        qint64 bytes = 0;
    };

    void read();
    bool readField(qsizetype at);
    qint64 offsetAt(qsizetype at) const;

    const QByteArray& m_encoded;
    bool m_isBigEndian = false;
    bool m_isBigTiff = false;
    qint64 m_outside = 0;  ///< bytes of values that didn't fit into their fields
    QHash<quint16, Field> m_fields;
};

}  // namespace epochmark
