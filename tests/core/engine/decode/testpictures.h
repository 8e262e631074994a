// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

/// Pictures of other types than JPEG, made on the spot.

/// `count` bytes of noise, the same each time.
QByteArray noise(qsizetype count);

/// `rgb`, width x height x 3, as a BMP of 24 bits.
QByteArray makeBmp(const QByteArray& rgb, int width, int height);

/// A BMP around rows as they lie in the file: the header's size (12: OS/2's), compression, then what stands
/// between header and rows (masks, palette).
struct BmpParts {
    int headerBytes = 40;
    int bits = 24;
    int compression = 0;
    bool isTopDown = false;
    QByteArray between;
};
QByteArray makeBmp(const QByteArray& rows, int width, int height, const BmpParts& parts);

QByteArray makePpm(const QByteArray& rgb, int width, int height);

/// Samples as libpng wants them (16 bits: in big endian), `channels` 1 to 4.
QByteArray makePng(const QByteArray& samples, int width, int height, int channels = 3, int bits = 8);

/// Three channels, lossless or of that quality.
QByteArray makeWebP(const QByteArray& rgb, int width, int height, int quality = 100);

/// A TIFF of strips or tiles, written tag by tag. Begins as RGB of 8 bits in one strip, unpacked.
class TestTiff {
public:
    TestTiff(int width, int height);

    TestTiff& set(int tag, const QList<quint32>& values);
    TestTiff& remove(int tag);
    /// The strips' or, after tiles(), tiles' bytes as they shall stand in the file.
    TestTiff& strips(const QList<QByteArray>& pieces);
    TestTiff& tiles(int width, int height, const QList<QByteArray>& pieces);
    TestTiff& bigEndian();
    TestTiff& bigTiff();
    /// Deflates each piece.
    TestTiff& deflate();

    QByteArray bytes() const;

private:
    struct Field {
        int tag = 0;
        QList<quint32> values;
    };

    void append(QByteArray& to, quint64 value, int bytes) const;

    QList<Field> m_fields;
    QList<QByteArray> m_pieces;
    bool m_isTiled = false;
    bool m_isBigEndian = false;
    bool m_isBigTiff = false;
};
