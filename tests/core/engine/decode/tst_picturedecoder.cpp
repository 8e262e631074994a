// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"
#include "engine/decode/thumbnail.h"
#include "testjpeg.h"
#include "testpictures.h"

#include <QTest>

#include <random>

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

constexpr int kWidth = 160;
constexpr int kHeight = 120;

/// A picture of noise, a pixel a colour.
QByteArray colourful()
{
    return noise(3 * kWidth * kHeight);
}

/// Every `step` bytes, the first `kept` of them, and `filler` behind: channels in another number.
QByteArray regrouped(const QByteArray& bytes, int step, int kept, const QByteArray& filler)
{
    QByteArray made;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        made += bytes.mid(at, kept) + filler;
    }
    return made;
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
    void readsEveryBrightestValue();
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
    const QByteArray rgb = colourful();
    const QByteArray expected = nearestOf(rgb, kWidth, kHeight);
    const QByteArray withAlpha = regrouped(rgb, 3, 3, "\x7B");
    const QByteArray wide = regrouped(rgb, 1, 1, "\xF0");  // big endian
    QByteArray wideGray;
    QByteArray clipped;
    for (int index = 0; index < kWidth * kHeight; ++index) {
        wideGray.append(static_cast<char>(index % 400 >> 8)).append(static_cast<char>(index % 400));
        clipped.append(3, static_cast<char>(std::min(index % 400, 255)));
    }
    const auto add = [](const char* name, const QByteArray& encoded, const QByteArray& wanted) {
        QTest::newRow(name) << encoded << wanted;
    };
    add("PNG", makePng(rgb, kWidth, kHeight), expected);
    add("PNG with alpha", makePng(withAlpha, kWidth, kHeight, 4), expected);
    add("PNG of 16 bits", makePng(wide, kWidth, kHeight, 3, 16), expected);
    add("PNG of 16-bit gray", makePng(wideGray, kWidth, kHeight, 1, 16), nearestOf(clipped, kWidth, kHeight));
    QByteArray text = "P3\n# with a comment\n160 120 255";
    for (const char value : rgb) {
        text += ' ' + QByteArray::number(uchar(value));
    }
    add("PPM as text", text, expected);
    add("PPM", makePpm(rgb, kWidth, kHeight), expected);
    add("BMP", makeBmp(rgb, kWidth, kHeight), expected);
    add("TIFF", TestTiff(kWidth, kHeight).strips({rgb}).bytes(), expected);
    add("TIFF, big endian", TestTiff(kWidth, kHeight).bigEndian().strips({rgb}).bytes(), expected);
    add("TIFF, deflated", TestTiff(kWidth, kHeight).strips({rgb}).deflate().bytes(), expected);
    add("TIFF with alpha",
        TestTiff(kWidth, kHeight)
            .set(258, {8, 8, 8, 8})
            .set(277, {4})
            .set(338, {2})
            .strips({withAlpha})
            .bytes(),
        expected);
    add("TIFF of 16 bits",
        TestTiff(kWidth, kHeight).set(258, {16, 16, 16}).bigEndian().strips({wide}).bytes(), expected);
    add("WebP lossless", makeWebP(rgb, kWidth, kHeight), expected);
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

void TestPictureDecoder::readsEveryBrightestValue()
{
    QCOMPARE(reasonOf("P6\n2 1\n15\nabcdef"), QStringLiteral("used"));
    QVERIFY(reasonOf("P6\n2 1\n65536\nabcdef") != QLatin1String("used"));
    QVERIFY(reasonOf("P6\n2 1\n0\nabcdef") != QLatin1String("used"));
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
    QByteArray bmp = makeBmp(colourful(), kWidth, kHeight);
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
    const QByteArray rgb = colourful();
    seeds += {makePng(rgb, kWidth, kHeight),
              makeBmp(rgb, kWidth, kHeight),
              makePpm(rgb, kWidth, kHeight),
              TestTiff(kWidth, kHeight).strips({rgb}).bytes(),
              TestTiff(kWidth, kHeight).strips({rgb}).deflate().bytes(),
              makeWebP(rgb, kWidth, kHeight)};
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
    QByteArray rgb;
    for (int row = 0; row < 100; ++row) {
        rgb.append(300, '\0').append(QByteArray("\xC8\x14\x0A").repeated(100)).append(300, '\0');
    }
    const auto made = thumbnail(makePng(rgb, 300, 100), 24);
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
