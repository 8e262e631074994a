// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testpictures.h"

#include <QtEndian>

#include <algorithm>
#include <random>
#include <vector>

#include <png.h>
#include <webp/encode.h>
#include <zlib.h>

namespace {

template <typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

}  // namespace

QByteArray noise(qsizetype count)
{
    std::mt19937 random(20260131);
    QByteArray bytes(count, '\0');
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    return bytes;
}

QByteArray makeBmp(const QByteArray& rows, int width, int height, const BmpParts& parts)
{
    const quint32 offset = 14 + static_cast<quint32>(parts.headerBytes)
                           + static_cast<quint32>(parts.between.size());
    QByteArray bmp = "BM" + little<quint32>(offset + static_cast<quint32>(rows.size())) + little<quint32>(0)
                     + little<quint32>(offset) + little<quint32>(static_cast<quint32>(parts.headerBytes));
    const auto bits = static_cast<quint16>(parts.bits);
    if (parts.headerBytes == 12) {
        bmp += little(static_cast<quint16>(width)) + little(static_cast<quint16>(height)) + little<quint16>(1)
               + little(bits);
    } else {
        bmp += little(qint32{width}) + little(qint32{parts.isTopDown ? -height : height}) + little<quint16>(1)
               + little(bits) + little(qint32{parts.compression});
    }
    return bmp.leftJustified(14 + parts.headerBytes, '\0') + parts.between + rows;
}

QByteArray makeBmp(const QByteArray& rgb, int width, int height)
{
    QByteArray rows;
    for (int y = height - 1; y >= 0; --y) {
        for (int x = 0; x < width; ++x) {
            const qsizetype at = 3 * (static_cast<qsizetype>(y) * width + x);
            rows.append(rgb[at + 2]).append(rgb[at + 1]).append(rgb[at]);
        }
        rows.append((4 - 3 * width % 4) % 4, '\0');
    }
    return makeBmp(rows, width, height, {});
}

QByteArray makePpm(const QByteArray& rgb, int width, int height)
{
    return "P6\n" + QByteArray::number(width) + ' ' + QByteArray::number(height) + "\n255\n" + rgb;
}

QByteArray makePng(const QByteArray& samples, int width, int height, int channels, int bits)
{
    constexpr int kTypes[] = {0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                              PNG_COLOR_TYPE_RGB_ALPHA};
    QByteArray bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &bytes,
        [](png_structp to, png_bytep data, size_t count) {
            static_cast<QByteArray*>(png_get_io_ptr(to))
                ->append(reinterpret_cast<const char*>(data), static_cast<qsizetype>(count));
        },
        [](png_structp) {});
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), bits,
                 kTypes[channels], PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const auto* rows = reinterpret_cast<const png_byte*>(samples.constData());
    for (int y = 0; y < height; ++y) {
        png_write_row(png, rows + static_cast<size_t>(y) * png_get_rowbytes(png, info));
    }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

QByteArray makeWebP(const QByteArray& rgb, int width, int height, int quality)
{
    const auto* pixels = reinterpret_cast<const uint8_t*>(rgb.constData());
    uint8_t* bytes = nullptr;
    const size_t size = quality >= 100 ? WebPEncodeLosslessRGB(pixels, width, height, 3 * width, &bytes)
                                       : WebPEncodeRGB(pixels, width, height, 3 * width,
                                                       static_cast<float>(quality), &bytes);
    const QByteArray made(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    WebPFree(bytes);
    return made;
}

TestTiff::TestTiff(int width, int height)
{
    set(256, {static_cast<quint32>(width)}).set(257, {static_cast<quint32>(height)}).set(258, {8, 8, 8});
    set(259, {1}).set(262, {2}).set(277, {3});
}

TestTiff& TestTiff::set(int tag, const QList<quint32>& values)
{
    remove(tag);
    m_fields.append({tag, values});
    return *this;
}

TestTiff& TestTiff::remove(int tag)
{
    m_fields.removeIf([tag](const Field& field) { return field.tag == tag; });
    return *this;
}

TestTiff& TestTiff::strips(const QList<QByteArray>& pieces)
{
    m_pieces = pieces;
    return *this;
}

TestTiff& TestTiff::tiles(int width, int height, const QList<QByteArray>& pieces)
{
    m_isTiled = true;
    m_pieces = pieces;
    return set(322, {static_cast<quint32>(width)}).set(323, {static_cast<quint32>(height)});
}

TestTiff& TestTiff::bigEndian()
{
    m_isBigEndian = true;
    return *this;
}

TestTiff& TestTiff::bigTiff()
{
    m_isBigTiff = true;
    return *this;
}

TestTiff& TestTiff::deflate()
{
    for (QByteArray& piece : m_pieces) {
        uLongf size = compressBound(static_cast<uLong>(piece.size()));
        QByteArray packed(static_cast<qsizetype>(size), '\0');
        compress(reinterpret_cast<Bytef*>(packed.data()), &size,
                 reinterpret_cast<const Bytef*>(piece.constData()), static_cast<uLong>(piece.size()));
        piece = packed.first(static_cast<qsizetype>(size));
    }
    return set(259, {8});
}

void TestTiff::append(QByteArray& to, quint64 value, int bytes) const
{
    for (int index = 0; index < bytes; ++index) {
        const int shift = 8 * (m_isBigEndian ? bytes - 1 - index : index);
        to.append(static_cast<char>(value >> shift));
    }
}

QByteArray TestTiff::bytes() const
{
    const int word = m_isBigTiff ? 8 : 4;
    QByteArray file(m_isBigTiff ? 16 : 8, '\0');
    QList<quint32> offsets;
    QList<quint32> counts;
    for (const QByteArray& piece : m_pieces) {
        offsets.append(static_cast<quint32>(file.size()));
        counts.append(static_cast<quint32>(piece.size()));
        file += piece;
    }
    QList<Field> fields = m_fields;
    fields.append({m_isTiled ? 324 : 273, offsets});
    fields.append({m_isTiled ? 325 : 279, counts});
    std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.tag < b.tag; });
    QByteArray directory;
    append(directory, static_cast<quint64>(fields.size()), m_isBigTiff ? 8 : 2);
    for (const Field& field : fields) {
        // Numbers of strips and of sizes are 32 bits wide, all others 16.
        const bool isLong = field.tag == 273 || field.tag == 279 || field.tag == 324 || field.tag == 325;
        QByteArray values;
        for (const quint32 value : field.values) {
            append(values, value, isLong ? 4 : 2);
        }
        append(directory, static_cast<quint64>(field.tag), 2);
        append(directory, isLong ? 4 : 3, 2);
        append(directory, static_cast<quint64>(field.values.size()), word);
        if (values.size() <= word) {
            directory += values.leftJustified(word, '\0');
        } else {
            append(directory, static_cast<quint64>(file.size()), word);
            file += values;
        }
    }
    append(directory, 0, word);
    QByteArray head = m_isBigEndian ? "MM" : "II";
    append(head, m_isBigTiff ? 43 : 42, 2);
    if (m_isBigTiff) {
        append(head, 8, 2);
        append(head, 0, 2);
    }
    append(head, static_cast<quint64>(file.size()), word);
    return file.replace(0, head.size(), head) + directory;
}
