// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"
#include "engine/decode/thumbnail.h"
#include "testjpeg.h"

#include <QTest>

#include <random>

#include <opencv2/imgcodecs.hpp>

using namespace epochmark;

Q_DECLARE_METATYPE(JpegShape)

namespace {

QByteArray pixelsOf(const QByteArray& encoded, PictureVerdict* verdict = nullptr)
{
    QByteArray out(kPictureBytes, '\0');
    const PictureVerdict made = decodePicture(encoded, reinterpret_cast<uchar*>(out.data()));
    if (verdict != nullptr) {
        *verdict = made;
    }
    return made.isUsed ? out : QByteArray();
}

QString reasonOf(const QByteArray& encoded)
{
    const PictureVerdict verdict = decodePicture(encoded, nullptr);
    return verdict.isUsed ? QStringLiteral("used") : verdict.reason;
}

/// A picture of a colour per pixel, 160 x 120.
cv::Mat colourful(int type)
{
    cv::Mat picture(120, 160, type);
    cv::randu(picture, cv::Scalar::all(0), cv::Scalar::all(CV_MAT_DEPTH(type) == CV_16U ? 65536 : 256));
    return picture;
}

QByteArray encodedAs(const char* extension, const cv::Mat& picture, const std::vector<int>& options = {})
{
    std::vector<uchar> bytes;
    cv::imencode(extension, picture, bytes, options);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

class TestPictureDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsPlainDecoding_data();
    void equalsPlainDecoding();
    void grayAndCmykBecomeRgb();
    void losslessTypesKeepPixels_data();
    void losslessTypesKeepPixels();
    void everyTruncationIsNoticed();
    void namesOtherTypes_data();
    void namesOtherTypes();
    void refusesUnusualPnm();
    void refusesGiantsBeforeAllocating();
    void survivesFlippedBytes();
    void checkAgreesWithDecode();
    void thumbnailsAreCentredSquares();
};

void TestPictureDecoder::equalsPlainDecoding_data()
{
    QTest::addColumn<JpegShape>("shape");
    const int sizes[][2] = {{500, 375},  {333, 500}, {150, 150}, {40, 30},  {1, 1},
                            {151, 1999}, {1280, 17}, {640, 480}, {299, 301}};
    for (const auto& size : sizes) {
        for (const int sampling : {11, 21, 12, 22, 41}) {
            for (const bool isProgressive : {false, true}) {
                JpegShape shape{
                    size[0], size[1], 3, sampling / 10, sampling % 10, isProgressive, sampling == 22 ? 1 : 0,
                    80};
                QTest::addRow("%dx%d 4:%d %s", size[0], size[1], sampling,
                              isProgressive ? "progressive" : "baseline")
                    << shape;
            }
        }
    }
}

void TestPictureDecoder::equalsPlainDecoding()
{
    QFETCH(JpegShape, shape);
    const QByteArray encoded = makeJpeg(shape);
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(encoded, &verdict);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    QCOMPARE(verdict.width, shape.width);
    QCOMPARE(verdict.height, shape.height);
    QVERIFY(pixels == nearestOf(decodeWholeJpeg(encoded), shape.width, shape.height));
}

void TestPictureDecoder::grayAndCmykBecomeRgb()
{
    JpegShape gray{200, 100, 1, 1, 1, false, 0, 90};
    QVERIFY(pixelsOf(makeJpeg(gray)) == nearestOf(decodeWholeJpeg(makeJpeg(gray)), 200, 100));
    JpegShape cmyk{150, 150, 4, 1, 1, false, 0, 100};
    PictureVerdict verdict;
    QCOMPARE(pixelsOf(makeJpeg(cmyk), &verdict).size(), kPictureBytes);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
}

void TestPictureDecoder::losslessTypesKeepPixels_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("expected");
    const cv::Mat bgr = colourful(CV_8UC3);
    QByteArray rgb;
    for (int index = 0; index < 160 * 120; ++index) {
        const uchar* p = bgr.data + 3 * index;
        rgb += QByteArray(1, char(p[2])) + char(p[1]) + char(p[0]);
    }
    const QByteArray expected = nearestOf(rgb, 160, 120);
    cv::Mat withAlpha(120, 160, CV_8UC4);
    cv::Mat wide(120, 160, CV_16UC3);
    for (int index = 0; index < 160 * 120; ++index) {
        for (int channel = 0; channel < 3; ++channel) {
            withAlpha.data[4 * index + channel] = bgr.data[3 * index + channel];
            wide.ptr<ushort>()[3 * index + channel] = static_cast<ushort>(bgr.data[3 * index + channel] << 8
                                                                          | 0xF0);
        }
        withAlpha.data[4 * index + 3] = static_cast<uchar>(index);
    }
    QTest::newRow("PNG") << encodedAs(".png", bgr) << expected;
    QTest::newRow("PNG with alpha") << encodedAs(".png", withAlpha) << expected;
    QTest::newRow("PNG of 16 bits") << encodedAs(".png", wide) << expected;
    cv::Mat wideGray(120, 160, CV_16UC1);
    QByteArray clipped;
    for (int index = 0; index < 160 * 120; ++index) {
        wideGray.ptr<ushort>()[index] = static_cast<ushort>(index % 400);
        clipped += QByteArray(3, char(std::min(index % 400, 255)));
    }
    QTest::newRow("PNG of 16-bit gray") << encodedAs(".png", wideGray) << nearestOf(clipped, 160, 120);
    QByteArray text = "P3\n# with a comment\n160 120 255";
    for (const char value : rgb) {
        text += ' ' + QByteArray::number(uchar(value));
    }
    QTest::newRow("PPM as text") << text << expected;
    QTest::newRow("BMP") << encodedAs(".bmp", bgr) << expected;
    QTest::newRow("PPM") << encodedAs(".ppm", bgr) << expected;
    QTest::newRow("BMP with alpha") << encodedAs(".bmp", withAlpha) << expected;
    QTest::newRow("TIFF with alpha") << encodedAs(".tiff", withAlpha) << expected;
    QTest::newRow("TIFF of 16 bits") << encodedAs(".tiff", wide) << expected;
    QTest::newRow("TIFF") << encodedAs(".tiff", bgr) << expected;
    QTest::newRow("WebP lossless") << encodedAs(".webp", bgr, {cv::IMWRITE_WEBP_QUALITY, 101}) << expected;
}

void TestPictureDecoder::losslessTypesKeepPixels()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, expected);
    PictureVerdict verdict;
    const QByteArray pixels = pixelsOf(encoded, &verdict);
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    QCOMPARE(verdict.width, 160);
    QCOMPARE(verdict.height, 120);
    QVERIFY(pixels == expected);
    QVERIFY(reasonOf(encoded.first(encoded.size() / 2)) != QLatin1String("used"));
}

void TestPictureDecoder::everyTruncationIsNoticed()
{
    for (const bool isProgressive : {false, true}) {
        const QByteArray whole = makeJpeg({97, 61, 3, 2, 2, isProgressive, 0, 60});
        for (qsizetype length = 0; length < whole.size(); ++length) {
            QVERIFY2(reasonOf(whole.first(length)) != QLatin1String("used"),
                     qPrintable(QString::number(length)));
        }
        QCOMPARE(reasonOf(whole.chopped(1)), QStringLiteral("ends too early"));
        QCOMPARE(reasonOf(whole + "and more"), QStringLiteral("used"));
    }
}

void TestPictureDecoder::namesOtherTypes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("GIF") << QByteArray("GIF89a......") << QStringLiteral("is a GIF, which isn't read");
    QTest::newRow("pointer") << QByteArray("version https://git-lfs.github.com/spec/v1\n")
                             << QStringLiteral("Git LFS pointer");
    QTest::newRow("page") << QByteArray("\n<!DOCTYPE html><html>") << QStringLiteral("web page");
    QTest::newRow("HEIC") << QByteArray("\0\0\0\x18"
                                        "ftypheic\0\0",
                                        14)
                          << QStringLiteral("HEIC");
    QTest::newRow("zip") << QByteArray("PK\x03\x04....") << QStringLiteral("is a zip");
    QTest::newRow("noise") << QByteArray("\x01\x02\x03\x04") << QStringLiteral("no picture");
    QTest::newRow("PNG magic alone") << QByteArray("\x89PNG\r\n\x1A\n") << QStringLiteral("ends too early");
    QTest::newRow("JPEG magic alone") << QByteArray("\xFF\xD8\xFF") << QStringLiteral("ends too early");
    QByteArray unsupported = makeJpeg({30, 20, 1, 1, 1, false, 0, 80});
    unsupported[unsupported.indexOf("\xFF\xC0") + 1] = '\xC5';  // a hierarchical JPEG
    QTest::newRow("unsupported JPEG") << unsupported << QStringLiteral("damaged JPEG");
}

void TestPictureDecoder::namesOtherTypes()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    const QString reason = reasonOf(content);
    QVERIFY2(reason.contains(part), qPrintable(reason));
}

void TestPictureDecoder::refusesUnusualPnm()
{
    QVERIFY(reasonOf("P6\n2 1\n15\nabcdef").contains(QLatin1String("15 as brightest value")));
    QCOMPARE(reasonOf("P6\n2 1\n255\nabcdef"), QStringLiteral("used"));
    QVERIFY(reasonOf("P6\n2 1\n255\nabcde") != QLatin1String("used"));
    QCOMPARE(reasonOf("P1\n2 1\n1 0"), QStringLiteral("used"));
}

void TestPictureDecoder::refusesGiantsBeforeAllocating()
{
    const QByteArray jpeg = makeJpeg({64, 64, 3, 2, 2, false, 0, 50});
    QVERIFY(reasonOf(claimingSize(jpeg, 65'500, 65'500)).contains(QLatin1String("100 megapixels")));
    const QByteArray progressive = makeJpeg({64, 64, 3, 2, 2, true, 0, 50});
    QVERIFY(reasonOf(claimingSize(progressive, 65'500, 65'500)).contains(QLatin1String("100 megapixels")));
    QByteArray bmp = encodedAs(".bmp", colourful(CV_8UC3));
    bmp[20] = '\x7F';
    QVERIFY(reasonOf(bmp).contains(QLatin1String("100 megapixels")));
    QVERIFY(reasonOf("P6 100000 1001 255\n").contains(QLatin1String("100 megapixels")));
    QVERIFY(reasonOf("P6 99999999999999999999 9 255\n").contains(QLatin1String("100 megapixels")));
    // Tall and thin, but allowed; the end marker comes early, which Pillow tolerates.
    QCOMPARE(reasonOf(claimingSize(jpeg, 100, 65'500)), QStringLiteral("used"));
}

void TestPictureDecoder::survivesFlippedBytes()
{
    std::mt19937 random(20260131);
    QList<QByteArray> seeds;
    for (const bool isProgressive : {false, true}) {
        seeds += makeJpeg({120, 80, 3, 2, 2, isProgressive, 1, 70});
        seeds += makeJpeg({120, 80, 4, 1, 1, isProgressive, 0, 70});
        seeds += makeJpeg({120, 80, 1, 1, 1, isProgressive, 0, 70});
    }
    const cv::Mat picture = colourful(CV_8UC3);
    for (const char* extension : {".png", ".bmp", ".ppm", ".tiff", ".webp"}) {
        seeds += encodedAs(extension, picture);
    }
    int used = 0;
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes = seeds.at(round % seeds.size());
        for (unsigned flips = 1 + random() % 6; flips > 0; --flips) {
            // Half of them hit the headers, where it hurts.
            const auto range = random() % 2 == 0 ? std::min<qsizetype>(bytes.size(), 700) : bytes.size();
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(range))] = static_cast<char>(
                random());
        }
        PictureVerdict verdict;
        pixelsOf(bytes, &verdict);
        QVERIFY(verdict.isUsed == verdict.reason.isEmpty());
        used += verdict.isUsed ? 1 : 0;
    }
    QVERIFY(used > 100 && used < 3900);
}

void TestPictureDecoder::checkAgreesWithDecode()
{
    std::mt19937 random(7);
    const QByteArray seed = makeJpeg({200, 160, 3, 2, 2, false, 0, 70});
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes = seed;
        bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] = static_cast<char>(
            random());
        PictureVerdict decoded;
        pixelsOf(bytes, &decoded);
        const PictureVerdict checked = decodePicture(bytes, nullptr);
        QCOMPARE(checked.isUsed, decoded.isUsed);
        QCOMPARE(checked.reason, decoded.reason);
        QCOMPARE(checked.width, decoded.width);
    }
}

void TestPictureDecoder::thumbnailsAreCentredSquares()
{
    cv::Mat picture(100, 300, CV_8UC3, cv::Scalar(0, 0, 0));
    picture.colRange(100, 200).setTo(cv::Scalar(10, 20, 200));  // blue, green, red
    const auto made = thumbnail(encodedAs(".png", picture), 24);
    QVERIFY(made);
    QCOMPARE(made->width, 24);
    QCOMPARE(made->height, 24);
    QCOMPARE(made->rgb.size(), 24 * 24 * 3);
    for (qsizetype index = 0; index < made->rgb.size(); index += 3) {
        QCOMPARE(made->rgb.mid(index, 3), QByteArray("\xC8\x14\x0A"));
    }
    QCOMPARE(thumbnail(makeJpeg({30, 50, 3, 2, 2, false, 0, 80}), 96)->rgb.size(), 96 * 96 * 3);
    const auto failed = thumbnail("GIF89a", 24);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Input);
    QVERIFY(failed.error().message.contains(QLatin1String("it is a GIF")));
}

QTEST_GUILESS_MAIN(TestPictureDecoder)
#include "tst_picturedecoder.moc"
