// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"
#include "testjpeg.h"

#include <QTest>
#include <QtEndian>

#include <random>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <png.h>

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

/// The whole picture as OpenCV brings it, brought to RGB pixel by pixel: 16 bits by their high byte, but grey
/// ones clipped.
QByteArray wholeByOpenCv(const QByteArray& encoded, int& width, int& height)
{
    const cv::Mat bytes(1, static_cast<int>(encoded.size()), CV_8UC1, const_cast<char*>(encoded.constData()));
    const cv::Mat picture = cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
    width = picture.cols;
    height = picture.rows;
    QByteArray rgb;
    const int channels = picture.channels();
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            for (int channel = 2; channel >= 0; --channel) {
                const int at = x * channels + (channels == 1 ? 0 : channel);
                const bool isDeep = picture.depth() == CV_16U;
                const int value = isDeep ? picture.ptr<ushort>(y)[at] : picture.ptr<uchar>(y)[at];
                rgb += static_cast<char>(!isDeep ? value : channels == 1 ? std::min(value, 255) : value >> 8);
            }
        }
    }
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

/// PNGs decoded by libpng alone, against OpenCV's.
class TestPngDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsOpenCv_data();
    void equalsOpenCv();
    void giantsAreRefusedByTheirClaim();
    void chunksThatClaimGigabytesGetNone();
    void everyTruncationIsNoticed();
    void flippedBytesGiveAReasonOrAPicture();
    void oddRemarksAreIgnored();
};

void TestPngDecoder::equalsOpenCv_data()
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

void TestPngDecoder::equalsOpenCv()
{
    QFETCH(PngShape, shape);
    const QByteArray encoded = makePng(shape);
    int width = 0;
    int height = 0;
    const QByteArray whole = wholeByOpenCv(encoded, width, height);
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(encoded, verdict);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    QCOMPARE(verdict.width, width);
    QCOMPARE(verdict.height, height);
    QVERIFY(pixels == nearestOf(whole, width, height));
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
    for (qsizetype length = 0; length < png.size(); ++length) {
        const PictureVerdict verdict = decodePicture(png.first(length), nullptr);
        QVERIFY2(!verdict.isUsed && !verdict.reason.isEmpty(), qPrintable(QString::number(length)));
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

void TestPngDecoder::oddRemarksAreIgnored()
{
    // A text chunk with a wrong checksum, between header and picture.
    QByteArray png = makePng({});
    png.insert(33, QByteArray("\0\0\0\4tEXtoddx\1\2\3\4", 16));
    const PictureVerdict verdict = decodePicture(png, nullptr);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
}

QTEST_GUILESS_MAIN(TestPngDecoder)
#include "tst_pngdecoder.moc"
