// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "engine/decode/picturedecoder.h"
#include "testpictures.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>

using namespace epochmark;

namespace {

constexpr int kWidth = 34;
constexpr int kHeight = 26;

/// Digests and verdicts are Pillow 13.0.0's of these very bytes: Image.open(...).convert("RGB"), then SHA-256
/// of resize((150, 150), NEAREST). With EPOCHMARK_KEEP_PICTURES=FOLDER the test writes the pictures there,
/// and tests/bench/reference/damage.py --digests FOLDER prints the digests.
struct Twin {
    QByteArray name;
    QByteArray encoded;
    QByteArray digest;  ///< empty: left out
    QString part;       ///< of the reason
    int width = kWidth;
    int height = kHeight;
};

QByteArray digestOf(const QByteArray& encoded, PictureVerdict& verdict)
{
    // Something that is no zero: what isn't written shows.
    QByteArray pixels(kPictureBytes, '\xC3');
    verdict = decodePicture(encoded, reinterpret_cast<uchar*>(pixels.data()));
    return QCryptographicHash::hash(pixels, QCryptographicHash::Sha256).toHex();
}

QByteArray rgb()
{
    return noise(3 * kWidth * kHeight);
}

TestTiff tiffOf(const QList<quint32>& bits, quint32 photometric, const QByteArray& strip)
{
    return TestTiff(kWidth, kHeight)
        .set(258, bits)
        .set(262, {photometric})
        .set(277, {static_cast<quint32>(bits.size())})
        .strips({strip});
}

QByteArray ofBytes(int bytesPerPixel)
{
    return noise(qsizetype{bytesPerPixel} * kWidth * kHeight);
}

/// Values around 0 to 255, some beyond on either side.
template <typename T>
QByteArray wideValues()
{
    QByteArray bytes;
    for (int index = 0; index < kWidth * kHeight; ++index) {
        const T value = static_cast<T>(index % 500 - 100) + static_cast<T>(0.25);
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return bytes;
}

/// Sixteen by sixteen pixels each, cut out of rgb(), the rest zeros.
QList<QByteArray> tilesOfSixteen()
{
    const QByteArray whole = rgb();
    QList<QByteArray> tiles;
    for (int top = 0; top < kHeight; top += 16) {
        for (int left = 0; left < kWidth; left += 16) {
            QByteArray tile(3 * 16 * 16, '\0');
            for (int y = top; y < std::min(top + 16, kHeight); ++y) {
                const qsizetype count = 3 * std::min(16, kWidth - left);
                tile.replace(3 * 16 * (y - top), count, whole.mid(3 * (qsizetype{y} * kWidth + left), count));
            }
            tiles += tile;
        }
    }
    return tiles;
}

/// Group 4: a white row is one bit; then the end mark 000000000001 000000000001.
QByteArray whiteRows(int rows)
{
    QString bits = QString(rows, QLatin1Char('1')) + QStringLiteral("000000000001000000000001");
    QByteArray packed((bits.size() + 7) / 8, '\0');
    for (qsizetype bit = 0; bit < bits.size(); ++bit) {
        if (bits[bit] == QLatin1Char('1')) {
            packed[bit / 8] = static_cast<char>(packed[bit / 8] | 0x80 >> bit % 8);
        }
    }
    return packed;
}

QByteArray group4(const QByteArray& strip)
{
    return tiffOf({1}, 0, strip).set(259, {4}).bytes();
}

QByteArray masks(quint32 red, quint32 green, quint32 blue)
{
    QByteArray bytes;
    for (const quint32 mask : {red, green, blue}) {
        for (int byte = 0; byte < 4; ++byte) {
            bytes.append(static_cast<char>(mask >> 8 * byte));
        }
    }
    return bytes;
}

QList<Twin> tiffTwins()
{
    QByteArray damaged = TestTiff(kWidth, kHeight).strips({rgb()}).deflate().bytes();
    damaged.replace(2000, 100, QByteArray(100, '\0'));
    TestTiff planes = tiffOf({8, 8, 8}, 2, {});
    planes.set(284, {2}).strips({ofBytes(1), rgb().first(884), rgb().last(884)});
    TestTiff wide = tiffOf({16, 16, 16}, 2, {});
    wide.set(284, {2}).strips({ofBytes(2), ofBytes(2), ofBytes(2)});
    TestTiff palette = tiffOf({1}, 3, noise(5 * kHeight));
    palette.set(320, {0x1200, 0xA000, 0x3400, 0xB000, 0x5600, 0xC000});
    const QString endsEarly = QStringLiteral("ends too early");
    const QString damagedTiff = QStringLiteral("is a damaged TIFF");
    return {
        {"planes of 16 bits", wide.bytes(), {}, QStringLiteral("planes of 16 bits")},
        {"planes of 16 bits, deflated",
         wide.deflate().bytes(),
         "c0da18b781ddb9246ddd2a79d654065a42c492bedf489e65ccff691432892663",
         {}},
        {"planes", planes.bytes(), "09d976d333b907dfbbbb3d8a3cb10d63236bdc9b8d35e21213763ea85ba54048", {}},
        {"damaged Deflate", damaged, {}, damagedTiff},
        {"claim without data",
         TestTiff(2000, 1500).strips({noise(100)}).set(259, {8}).bytes(),
         {},
         damagedTiff},
        {"damaged PackBits",
         TestTiff(kWidth, kHeight).strips({"\x7F" + noise(90)}).set(259, {32773}).bytes(),
         {},
         damagedTiff},
        {"damaged LZW",
         TestTiff(kWidth, kHeight).strips({noise(900)}).set(259, {5}).bytes(),
         {},
         damagedTiff},
        {"Group 4",
         group4(whiteRows(kHeight)),
         "14e59de4a3ba930807c16d9af21cfaa0d4e430d8969ed70b7fc9b6d13b7d809c",
         {}},
        {"Group 4 of ten rows", group4(whiteRows(10)), {}, endsEarly},
        {"Group 4 of zeros", group4(QByteArray(60, '\0')), {}, damagedTiff},
        {"one strip of two",
         TestTiff(kWidth, kHeight).set(278, {13}).strips({rgb().first(1326)}).bytes(),
         {},
         endsEarly},
        {"half a strip", TestTiff(kWidth, kHeight).strips({rgb()}).bytes().first(1300), {}, damagedTiff},
        {"CMYK",
         tiffOf({8, 8, 8, 8}, 5, ofBytes(4)).bytes(),
         "6bb2e0feb040943dd8b1d5914f4b4da4150e7c15baa79fd19307eac173ecce32",
         {}},
        {"associated alpha",
         tiffOf({8, 8, 8, 8}, 2, ofBytes(4)).set(338, {1}).bytes(),
         "132aa8b3d3f9ba8b35cf596b65acfa5b5d94e19665a7ad773672e857e6a7ee32",
         {}},
        {"palette of 1 bit",
         palette.bytes(),
         "cedd0d51824f61eca0f7c4fb62658f81776501f4dbca9e02725af70d37fb0854",
         {}},
        {"YCbCr",
         tiffOf({8, 8, 8}, 6, rgb()).set(530, {1, 1}).bytes(),
         "007cfded7ff1b4516ec8481a60126bd0cb30f87446a5eca36820853c11871007",
         {}},
        {"YCbCr of unsaid size", tiffOf({8, 8, 8}, 6, rgb()).bytes(), {}, QStringLiteral("YCbCr")},
        {"Lab", tiffOf({8, 8, 8}, 8, rgb()).bytes(), {}, QStringLiteral("CIELab")},
        {"grey of 4 bits",
         tiffOf({4}, 1, noise(17 * kHeight)).bytes(),
         "7733b39dd00859171ba333bb113531fcf90e321f7483a37999e16cfa734d5e17",
         {}},
        {"grey of 12 bits",
         tiffOf({12}, 1, noise(51 * kHeight)).bytes(),
         "fa1a4bec7d7e967fa345f64f810e09842573dd33c9c7e1a7ec91ef42ef93159f",
         {}},
        {"float",
         tiffOf({32}, 1, wideValues<float>()).set(339, {3}).bytes(),
         "600aff2c064883e2aa4caadb04ae59b8f41187fca8e3acba72d95be2d2a32031",
         {}},
        {"int32",
         tiffOf({32}, 1, wideValues<qint32>()).set(339, {2}).bytes(),
         "600aff2c064883e2aa4caadb04ae59b8f41187fca8e3acba72d95be2d2a32031",
         {}},
        {"int16",
         tiffOf({16}, 1, wideValues<qint16>()).set(339, {2}).bytes(),
         "600aff2c064883e2aa4caadb04ae59b8f41187fca8e3acba72d95be2d2a32031",
         {}},
        {"BigTIFF",
         TestTiff(kWidth, kHeight).bigTiff().strips({rgb()}).bytes(),
         "7472b5042a4f1465c1675655056b19085dbf97df8cc25c8a6532fffa60212ab5",
         {}},
        {"tiles of 16",
         TestTiff(kWidth, kHeight).tiles(16, 16, tilesOfSixteen()).bytes(),
         "7472b5042a4f1465c1675655056b19085dbf97df8cc25c8a6532fffa60212ab5",
         {}},
        {"tiles of 16, deflated",
         TestTiff(kWidth, kHeight).tiles(16, 16, tilesOfSixteen()).deflate().bytes(),
         "7472b5042a4f1465c1675655056b19085dbf97df8cc25c8a6532fffa60212ab5",
         {}},
        {"turned",
         TestTiff(kWidth, kHeight).set(274, {6}).strips({rgb()}).bytes(),
         "1e61aa107caeec491a2e16932628496de9da8bed9835e95fdd9e63382d8539cd",
         {},
         kHeight,
         kWidth},
    };
}

QList<Twin> otherTwins()
{
    const QByteArray rows24 = noise(104 * kHeight);
    const QByteArray rows16 = noise(68 * kHeight);
    const QByteArray rows32 = noise(136 * kHeight);
    const QByteArray rows8 = noise(36 * kHeight);
    QByteArray runs;
    for (int row = 0; row < kHeight; ++row) {
        runs += QByteArray("\x14", 1) + char(row * 9) + QByteArray("\0\x0E", 2) + noise(14)
                + QByteArray("\0\0", 2);
    }
    const QByteArray bytes = noise(6 * kWidth * kHeight);
    const QByteArray ppm = "P6 34 26 ";
    const QByteArray animated("RIFF\x1E\0\0\0WEBPVP8X\x0A\0\0\0\2\0\0\0\x21\0\0\x19\0\0ANIM", 34);
    return {
        {"BMP of OS 2",
         makeBmp(rows24, kWidth, kHeight, {12, 24, 0, false, {}}),
         "be2720155f3eae9834d11e09853077351b9471cb64798e6aa51398ba9580fcee",
         {}},
        {"BMP, masks in another order",
         makeBmp(rows32, kWidth, kHeight, {40, 32, 3, false, masks(0xFF000000, 0xFF0000, 0xFF00)}),
         "efd1d8e33f531976b443f352cf221878560ae9ef8b7d0741a19a2d635ad9b2af",
         {}},
        {"BMP, masks of nobody",
         makeBmp(rows32, kWidth, kHeight, {40, 32, 3, false, masks(1, 2, 4)}),
         {},
         QStringLiteral("colour masks")},
        {"BMP of 5 bits",
         makeBmp(rows16, kWidth, kHeight, {40, 16, 0, true, {}}),
         "e0326a221c8b99a262090caba7c1adc171ab9b5c57b108b8337779edb94a2785",
         {}},
        {"BMP of 5 and 6 bits",
         makeBmp(rows16, kWidth, kHeight, {40, 16, 3, false, masks(0xF800, 0x7E0, 0x1F)}),
         "b43e0f800493f35ee1301ff00e290481761c6f14e1001258fe147866777061b3",
         {}},
        {"BMP without its last padding",
         makeBmp(rows24.chopped(2), kWidth, kHeight, {}),
         "be2720155f3eae9834d11e09853077351b9471cb64798e6aa51398ba9580fcee",
         {}},
        {"BMP without its last pixel",
         makeBmp(rows24.chopped(3), kWidth, kHeight, {}),
         {},
         QStringLiteral("ends too early")},
        {"BMP with a palette",
         makeBmp(rows8, kWidth, kHeight, {40, 8, 0, false, noise(1024)}),
         "4960ef4b159506790f5375e0bfe196884dc04eb8df9b7e211bb22675dd65b8dc",
         {}},
        {"BMP of run lengths",
         makeBmp(runs, kWidth, kHeight, {40, 8, 1, false, noise(1024)}),
         "d33dfdfbc03a7a9a32675c64e24ecfaac23f57b9a4e9f561c6fa405b946b83ab",
         {}},
        {"BMP of run lengths, a row missing",
         makeBmp(runs.chopped(39), kWidth, kHeight, {40, 8, 1, false, noise(1024)}),
         {},
         QStringLiteral("ends too early")},
        {"BMP of OS 2 with a short palette",
         makeBmp(rows8, kWidth, kHeight, {12, 8, 0, false, QByteArray("\0\1\2", 3)}),
         "0c991f1bcdf43b3629e0eb2c0b08b423f53caed9c8bee397b65963861498ac2a",
         {}},
        {"BMP of 8 bits and two greys",
         makeBmp(rows8, kWidth, kHeight, {40, 8, 0, false, QByteArray("\0\0\0\0\xFF\xFF\xFF\0", 8)})
             .replace(46, 1, "\2"),
         {},
         QStringLiteral("BMP of 8 bits with 2 greys")},
        {"PPM, brightest 1",
         ppm + "1\n" + QByteArray(bytes).replace('\1', '\0').first(3 * kWidth * kHeight),
         "141752274fffabc83b3deb43e1e3622510687825fb42d165b47d084d4f0c2b91",
         {}},
        {"PPM, brightest 15",
         ppm + "15\n" + bytes.first(3 * kWidth * kHeight),
         "be59b3b556d1eacdcea0540295b04679b4e6c7fe997f6a3a14c88122567782a6",
         {}},
        {"PPM, 16 bits",
         ppm + "65535\n" + bytes,
         "2ce26bf74abe943dfee75db99811b79131aed510d43cd91c45ca3a13f11378ed",
         {}},
        {"PGM, brightest 1,023",
         "P5 34 26 1023\n"
             + QByteArray("\0\0\0\1\0\2\0\3\0\4\2\0", 12).repeated(148).first(2 * kWidth * kHeight),
         "c1010784cf50115862fefdc9fc94c77ac8e6f43ceea47673c56e6d5158ff643d",
         {}},
        {"PPM, a remark in a number",
         "P6 3#x\n4 26\n255\n" + bytes.first(3 * kWidth * kHeight),
         "7472b5042a4f1465c1675655056b19085dbf97df8cc25c8a6532fffa60212ab5",
         {}},
        {"PBM as text",
         "P1 34 26 " + QByteArray("0110100").repeated(127),
         "1a87203eab1070a220095f28954d95665413d466ce4817b699a452d6d193ae34",
         {}},
        {"animated WebP", animated, {}, QStringLiteral("WebP animation")},
    };
}

QList<Twin> brands()
{
    const std::pair<const char*, const char*> names[] = {
        {"heic", "HEIC"}, {"heix", "HEIC"}, {"heim", "HEIC"},    {"hevc", "HEIC"},
        {"hevx", "HEIC"}, {"mif1", "HEIF"}, {"msf1", "HEIF"},    {"avif", "AVIF"},
        {"avis", "AVIF"}, {"crx ", "CR3"},  {"jxl ", "JPEG XL"}, {"isom", "video"}};
    QList<Twin> twins;
    for (const auto& [brand, part] : names) {
        twins.append({brand,
                      QByteArray("\0\0\0\x18", 4) + "ftyp" + brand + QByteArray(20, '\0'),
                      {},
                      QString::fromLatin1(part)});
    }
    return twins;
}

}  // namespace

Q_DECLARE_METATYPE(Twin)

/// Pictures as strangers bring them: Pillow's very pixels, or left out by the true name. The ones of a folder
/// (strangers/pictures.zip beside expected.tsv) need EPOCHMARK_TEST_DATA.
class TestStrangePictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twins_data();
    void twins();
    void strangers();
    void nothingUnwrittenIsUsed();
};

void TestStrangePictures::twins_data()
{
    QTest::addColumn<Twin>("twin");
    for (const QList<Twin>& group : {tiffTwins(), otherTwins(), brands()}) {
        for (const Twin& twin : group) {
            QTest::newRow(twin.name.constData()) << twin;
        }
    }
}

void TestStrangePictures::twins()
{
    QFETCH(Twin, twin);
    if (qEnvironmentVariableIsSet("EPOCHMARK_KEEP_PICTURES")) {
        QFile file(QDir(qEnvironmentVariable("EPOCHMARK_KEEP_PICTURES"))
                       .filePath(QString::fromLatin1(QByteArray(twin.name).replace('/', '_'))));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(twin.encoded) == twin.encoded.size());
    }
    PictureVerdict verdict;
    const QByteArray digest = digestOf(twin.encoded, verdict);
    QCOMPARE(decodePicture(twin.encoded, nullptr).reason, verdict.reason);
    if (twin.digest.isEmpty()) {
        QVERIFY2(!verdict.isUsed && verdict.reason.contains(twin.part), qPrintable(verdict.reason));
        return;
    }
    QVERIFY2(verdict.isUsed, qPrintable(verdict.reason));
    QCOMPARE(verdict.width, twin.width);
    QCOMPARE(verdict.height, twin.height);
    QCOMPARE(digest, twin.digest);
}

void TestStrangePictures::strangers()
{
    if (!qEnvironmentVariableIsSet("EPOCHMARK_TEST_DATA")) {
        QSKIP("EPOCHMARK_TEST_DATA isn't set: the folder with strangers/.");
    }
    const QDir folder(
        QDir(qEnvironmentVariable("EPOCHMARK_TEST_DATA")).filePath(QStringLiteral("strangers")));
    // Read by Pillow, left out here by these names.
    const QHash<QString, QString> leftOut{
        {QStringLiteral("train/a/planar16-rgb.tif"), QStringLiteral("planes of 16 bits")},
        {QStringLiteral("train/a/cgbi.png"), QStringLiteral("Apple's own kind")},
        {QStringLiteral("train/a/animated-webp.jpg"), QStringLiteral("WebP animation")}};
    QFile table(folder.filePath(QStringLiteral("expected.tsv")));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const auto archive = ArchiveReader::open(folder.filePath(QStringLiteral("pictures.zip")));
    QVERIFY(archive);
    const auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    QHash<QString, QByteArray> pictures;
    for (qsizetype index = 0; index < archive.value()->source().count(); ++index) {
        pictures.insert(archive.value()->listing().pictures.at(index).entryName,
                        reader.value()->read(index).value());
    }
    int rows = 0;
    for (const QByteArray& line : table.readAll().split('\n')) {
        const QByteArrayList fields = line.split('\t');
        const QString name = QString::fromUtf8(fields.constFirst());
        if (line.isEmpty() || line.startsWith('#')) {
            continue;
        }
        ++rows;
        QVERIFY2(pictures.contains(name), qPrintable(name));
        PictureVerdict verdict;
        const QByteArray digest = digestOf(pictures.value(name), verdict);
        if (fields.at(1) == "refused" || leftOut.contains(name)) {
            QVERIFY2(!verdict.isUsed && verdict.reason.contains(leftOut.value(name)),
                     qPrintable(name + verdict.reason));
            continue;
        }
        QVERIFY2(verdict.isUsed, qPrintable(name + verdict.reason));
        QCOMPARE(QByteArray::number(verdict.width), fields.at(2));
        QCOMPARE(QByteArray::number(verdict.height), fields.at(3));
        QVERIFY2(digest == fields.at(4), qPrintable(name));
    }
    QCOMPARE(rows, 31);
}

/// Whatever is cut off or overwritten: a picture is the same wherever it is written to, or left out.
void TestStrangePictures::nothingUnwrittenIsUsed()
{
    for (const QList<Twin>& group : {tiffTwins(), otherTwins()}) {
        for (const Twin& twin : group) {
            for (int round = 1; round < 12; ++round) {
                const QByteArray cut = twin.encoded.first(twin.encoded.size() * round / 12);
                QByteArray over = twin.encoded;
                over.replace(cut.size(), 16,
                             QByteArray(std::min<qsizetype>(16, over.size() - cut.size()), '\0'));
                for (const QByteArray& encoded : {cut, over}) {
                    QByteArray first(kPictureBytes, '\x11');
                    QByteArray second(kPictureBytes, '\xEE');
                    const bool isUsed = decodePicture(encoded, reinterpret_cast<uchar*>(first.data())).isUsed;
                    decodePicture(encoded, reinterpret_cast<uchar*>(second.data()));
                    QVERIFY2(!isUsed || first == second, twin.name.constData());
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestStrangePictures)
#include "tst_strangepictures.moc"
