// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"
#include "testjpeg.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <random>
#include <vector>

#include <png.h>
#include <zlib.h>

using namespace epochmark;

namespace {

struct PngShape {
    int colourType = PNG_COLOR_TYPE_RGB;
    int depth = 8;
    bool isInterlaced = false;
    bool hasTransparency = false;  ///< a tRNS chunk
    int width = 173;
    int height = 91;
};

void append(png_structp png, png_bytep bytes, size_t count)
{
    static_cast<QByteArray*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(count));
}

/// Noise of that shape, written by libpng.
QByteArray makePng(const PngShape& shape)
{
    std::mt19937 random(7);
    QByteArray bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, append, [](png_structp) {});
    png_set_IHDR(png, info, static_cast<png_uint_32>(shape.width), static_cast<png_uint_32>(shape.height),
                 shape.depth, shape.colourType, shape.isInterlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (shape.colourType == PNG_COLOR_TYPE_PALETTE) {
        std::vector<png_color> palette(size_t{1} << shape.depth);
        for (png_color& colour : palette) {
            colour = {static_cast<png_byte>(random()), static_cast<png_byte>(random()),
                      static_cast<png_byte>(random())};
        }
        png_set_PLTE(png, info, palette.data(), static_cast<int>(palette.size()));
    }
    if (shape.hasTransparency) {
        png_color_16 key{};
        png_byte alpha[2] = {0, 128};
        png_set_tRNS(png, info, alpha, 2, &key);
    }
    png_write_info(png, info);
    std::vector<std::vector<png_byte>> rows(static_cast<size_t>(shape.height));
    std::vector<png_bytep> pointers;
    for (auto& row : rows) {
        row.resize(png_get_rowbytes(png, info));
        for (png_byte& byte : row) {
            byte = static_cast<png_byte>(random());
        }
        pointers.push_back(row.data());
    }
    png_write_image(png, pointers.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

struct Input {
    QByteArray bytes;
    qsizetype position = 0;
};

void take(png_structp png, png_bytep bytes, size_t count)
{
    auto& input = *static_cast<Input*>(png_get_io_ptr(png));
    std::copy_n(input.bytes.constData() + input.position, count, bytes);
    input.position += static_cast<qsizetype>(count);
}

/// One pixel of samples, a byte or two each, as RGB by Pillow's rule: small greys spread, 16 bits by their
/// high byte, but grey ones clipped.
QByteArray rgbOf(const png_byte* pixel, const PngShape& shape, const png_color* palette)
{
    const int step = shape.depth == 16 ? 2 : 1;
    const bool isGray = (shape.colourType & PNG_COLOR_MASK_COLOR) == 0;
    if (shape.colourType == PNG_COLOR_TYPE_PALETTE) {
        const png_color colour = palette[pixel[0]];
        return QByteArray(1, char(colour.red)) + char(colour.green) + char(colour.blue);
    }
    if (shape.colourType == PNG_COLOR_TYPE_GRAY) {
        const int most = (1 << std::min(shape.depth, 8)) - 1;
        const int value = shape.depth == 16 ? std::min(pixel[0] << 8 | pixel[1], 255) : pixel[0] * 255 / most;
        return QByteArray(3, char(value));
    }
    return QByteArray(1, char(pixel[0])) + char(pixel[isGray ? 0 : step])
           + char(pixel[isGray ? 0 : 2 * step]);
}

/// The whole picture by libpng's own reading in one go, brought to RGB pixel by pixel.
QByteArray wholeByLibpng(const QByteArray& encoded, const PngShape& shape)
{
    Input input{encoded};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_read_fn(png, &input, take);
    png_read_png(png, info, PNG_TRANSFORM_PACKING, nullptr);
    png_colorp palette = nullptr;
    int colours = 0;
    png_get_PLTE(png, info, &palette, &colours);
    const int pixelBytes = png_get_channels(png, info) * (shape.depth == 16 ? 2 : 1);
    png_bytepp rows = png_get_rows(png, info);
    QByteArray rgb;
    for (int y = 0; y < shape.height; ++y) {
        for (int x = 0; x < shape.width; ++x) {
            rgb += rgbOf(rows[y] + x * pixelBytes, shape, palette);
        }
    }
    png_destroy_read_struct(&png, &info, nullptr);
    return rgb;
}

QByteArray pixelsOf(const QByteArray& encoded, PictureVerdict& verdict)
{
    QByteArray out(kPictureBytes, '\0');
    verdict = decodePicture(encoded, reinterpret_cast<uchar*>(out.data()));
    return out;
}

}  // namespace

Q_DECLARE_METATYPE(PngShape)

/// PNGs decoded row by row, against libpng's reading in one go; verdicts as Pillow's.
class TestPngDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsLibpng_data();
    void equalsLibpng();
    void giantsAreRefusedByTheirClaim();
    void chunksThatClaimGigabytesGetNone();
    void everyTruncationIsNoticed();
    void flippedBytesGiveAReasonOrAPicture();
    void checksumsCountBeforeThePixelsAlone();
    void oddOrdersAreRead();
};

void TestPngDecoder::equalsLibpng_data()
{
    QTest::addColumn<PngShape>("shape");
    const std::pair<int, QList<int>> types[] = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}},
                                                {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}},
                                                {PNG_COLOR_TYPE_RGB, {8, 16}},
                                                {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
                                                {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}}};
    for (const auto& [type, depths] : types) {
        for (const int depth : depths) {
            for (const bool isInterlaced : {false, true}) {
                for (const bool hasTransparency : {false, true}) {
                    if (hasTransparency && (type & PNG_COLOR_MASK_ALPHA) != 0) {
                        continue;
                    }
                    QTest::addRow("type %d, %d bits%s%s", type, depth, isInterlaced ? ", interlaced" : "",
                                  hasTransparency ? ", transparent" : "")
                        << PngShape{type, depth, isInterlaced, hasTransparency};
                }
            }
        }
    }
    QTest::newRow("one pixel") << PngShape{PNG_COLOR_TYPE_RGB, 8, true, false, 1, 1};
}

void TestPngDecoder::equalsLibpng()
{
    QFETCH(PngShape, shape);
    const QByteArray encoded = makePng(shape);
    const QByteArray whole = wholeByLibpng(encoded, shape);
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(encoded, verdict);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    QCOMPARE(verdict.width, shape.width);
    QCOMPARE(verdict.height, shape.height);
    QVERIFY(pixels == nearestOf(whole, shape.width, shape.height));
}

void TestPngDecoder::giantsAreRefusedByTheirClaim()
{
    const QByteArray sound = makePng({});
    const std::pair<quint32, quint32> claims[] = {
        {65'500, 65'500}, {100'000'001, 1}, {0xFFFFFFFF, 0xFFFFFFFF}};
    for (const auto& [width, height] : claims) {
        QByteArray png = sound;
        qToBigEndian(width, png.data() + 16);
        qToBigEndian(height, png.data() + 20);
        const QString reason = decodePicture(png, nullptr).reason;
        QVERIFY2(reason.contains(QStringLiteral("100 megapixels")), qPrintable(reason));
    }
    QByteArray png = sound;
    qToBigEndian<quint32>(172, png.data() + 16);
    QVERIFY(decodePicture(png, nullptr).reason.contains(QStringLiteral("CRC")));
}

void TestPngDecoder::chunksThatClaimGigabytesGetNone()
{
    QByteArray png = makePng({});
    png.insert(33, QByteArray("\x7F\xFF\xFF\xF0tEXtodd", 11));
    const PictureVerdict verdict = decodePicture(png, nullptr);
    QVERIFY2(!verdict.isUsed && !verdict.reason.isEmpty(), qPrintable(verdict.reason));
}

void TestPngDecoder::everyTruncationIsNoticed()
{
    const QByteArray png = makePng({PNG_COLOR_TYPE_RGB, 8, false, false, 20, 10});
    // Without the end's chunk (12 bytes) and the packed data's two checksums (4 each) every pixel is there.
    const qsizetype whole = png.size() - 12 - 4 - 4;
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(png, verdict);
    for (qsizetype length = 0; length < png.size(); ++length) {
        const QByteArray cut = pixelsOf(png.first(length), verdict);
        QVERIFY2(verdict.isUsed == verdict.reason.isEmpty(), qPrintable(QString::number(length)));
        QVERIFY2(length >= whole ? verdict.isUsed && cut == pixels : length >= whole - 1 || !verdict.isUsed,
                 qPrintable(QString::number(length)));
    }
}

void TestPngDecoder::flippedBytesGiveAReasonOrAPicture()
{
    std::mt19937 random(20260131);
    for (const bool isInterlaced : {false, true}) {
        const QByteArray png = makePng({PNG_COLOR_TYPE_RGB, 8, isInterlaced, false, 30, 20});
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes = png;
            for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
                bytes[static_cast<qsizetype>(8 + random() % static_cast<unsigned>(bytes.size() - 8))] =
                    static_cast<char>(random());
            }
            const PictureVerdict verdict = decodePicture(bytes, nullptr);
            QVERIFY(verdict.isUsed == verdict.reason.isEmpty());
        }
    }
}

void TestPngDecoder::checksumsCountBeforeThePixelsAlone()
{
    // As in Pillow 13: a text chunk with a wrong checksum spoils the file, pixels with one don't.
    QByteArray png = makePng({});
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(png, verdict);
    QByteArray changed = png;
    changed.insert(33, QByteArray("\0\0\0\4tEXtoddx\1\2\3\4", 16));
    QVERIFY(decodePicture(changed, nullptr).reason.contains(QStringLiteral("tEXt: CRC error")));
    png[png.size() - 14] = static_cast<char>(png[png.size() - 14] ^ 1);  // of the last IDAT
    QVERIFY(pixelsOf(png, verdict) == pixels);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
}

void TestPngDecoder::oddOrdersAreRead()
{
    const QByteArray png = makePng({});
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(png, verdict);
    // A remark before the header.
    QByteArray changed = png;
    QByteArray text("\0\0\0\4tEXta\0bc", 12);
    QByteArray checksum(4, '\0');
    qToBigEndian(static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef*>(text.constData() + 4), 8)),
                 checksum.data());
    changed.insert(8, text + checksum);
    QVERIFY(pixelsOf(changed, verdict) == pixels);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    // A window that is claimed smaller than it is used (the packed data's first two bytes, with their check).
    changed = png;
    const qsizetype data = png.indexOf("IDAT") + 4;
    changed[data] = 0x18;
    changed[data + 1] = 0x19;
    QVERIFY(pixelsOf(changed, verdict) == pixels);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    // Apple's own kind is called so.
    changed = png;
    changed.insert(8, QByteArray("\0\0\0\4CgBI\x50\0\x20\6\x2B\xD5\xB3\x7F", 16));
    QVERIFY(decodePicture(changed, nullptr).reason.contains(QStringLiteral("CgBI")));
}

QTEST_GUILESS_MAIN(TestPngDecoder)
#include "tst_pngdecoder.moc"
