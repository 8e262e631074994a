// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/manifest.h"
#include "engine/decode/paralleldecoder.h"
#include "engine/decode/picturedecoder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QTest>

using namespace epochmark;

/// The decoder against real photographs and damaged files; needs EPOCHMARK_TEST_DATA, the folder that holds
/// them.
class TestRealPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hitsEveryDigest();
    void damagedFilesEndAsPillowSays();
    void oddFilesHavePillowsPixels();

private:
    QByteArray content(const QString& name) const;
    QDir m_data;
};

void TestRealPictures::initTestCase()
{
    if (!qEnvironmentVariableIsSet("EPOCHMARK_TEST_DATA")) {
        QSKIP("EPOCHMARK_TEST_DATA isn't set: the folder with cats-vs-dogs-pets.zip, damaged/ and odd/.");
    }
    m_data = QDir(qEnvironmentVariable("EPOCHMARK_TEST_DATA"));
}

QByteArray TestRealPictures::content(const QString& name) const
{
    QFile file(m_data.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

void TestRealPictures::hitsEveryDigest()
{
    QHash<QString, QByteArrayList> expected;
    for (const QByteArray& line : content(QStringLiteral("cats-vs-dogs-pets.pixels.tsv")).split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#')) {
            const QByteArrayList fields = line.split('\t');
            expected.insert(QString::fromUtf8(fields.constFirst()), fields.mid(1));
        }
    }
    QCOMPARE(expected.size(), 840);
    const auto archive = ArchiveReader::open(m_data.filePath(QStringLiteral("cats-vs-dogs-pets.zip")));
    QVERIFY(archive);
    const auto decoded = decode(archive.value()->source(), {2, {}, {}});
    QVERIFY(decoded);
    const auto manifest = Manifest::complete(archive.value()->listing(), decoded->verdicts);
    QVERIFY(manifest);
    QCOMPARE(manifest->usedCount(Split::Train), 700);
    QCOMPARE(manifest->usedCount(Split::Validation), 140);
    QVERIFY(manifest->leftOut().isEmpty());
    for (qsizetype index = 0; index < decoded->verdicts.size(); ++index) {
        const auto* pixels = reinterpret_cast<const char*>(decoded->pixels->picture(index));
        const QByteArray digest = QCryptographicHash::hash(QByteArray::fromRawData(pixels, kPictureBytes),
                                                           QCryptographicHash::Sha256)
                                      .toHex();
        const PictureVerdict& verdict = decoded->verdicts.at(index);
        const QByteArrayList found{QByteArray::number(verdict.width), QByteArray::number(verdict.height),
                                   digest};
        QCOMPARE(found, expected.value(archive.value()->listing().pictures.at(index).entryName));
    }
    qInfo("%.0f pictures/s and thread", 840 / decoded->seconds / 2);
}

void TestRealPictures::damagedFilesEndAsPillowSays()
{
    const QHash<QString, QString> refused{
        {QStringLiteral("pillow-truncated_jpeg.jpg"), QStringLiteral("ends too early")},
        {QStringLiteral("Abyssinian_1-first-20-bytes.jpg"), QStringLiteral("ends too early")},
        {QStringLiteral("Abyssinian_1-first-half.jpg"), QStringLiteral("ends too early")},
        {QStringLiteral("git-lfs-pointer.jpg"), QStringLiteral("Git LFS pointer")},
        {QStringLiteral("zero-byte.jpg"), QStringLiteral("is empty")},
        {QStringLiteral("Abyssinian_34.gif-inside.jpg"), QStringLiteral("is a GIF")}};
    const QStringList files = QDir(m_data.filePath(QStringLiteral("damaged"))).entryList(QDir::Files);
    QCOMPARE(files.size(), 13);
    for (const QString& file : files) {
        const PictureVerdict verdict = decodePicture(content(QStringLiteral("damaged/") + file), nullptr);
        QVERIFY2(verdict.isUsed == !refused.contains(file),
                 qPrintable(file + QLatin1Char(' ') + verdict.reason));
        QVERIFY2(verdict.reason.contains(refused.value(file)),
                 qPrintable(file + QLatin1Char(' ') + verdict.reason));
    }
}

void TestRealPictures::oddFilesHavePillowsPixels()
{
    // Pillow 13.0: convert("RGB"), resize((150, 150), NEAREST), SHA-256.
    const QHash<QString, QByteArray> digests{
        {QStringLiteral("damaged/Abyssinian_5.png-rgba-inside.jpg"),
         "fe5a531111f324d2bbe1eb6253d3947d6ea1f11bd1cae24408040068c86dede1"},
        {QStringLiteral("damaged/pillow-hopper_bad_exif.jpg"),
         "81f18ac014c1cf8e13b22ad24226732e7840a2930086646f2b4c77231d9ac768"},
        {QStringLiteral("damaged/pillow-jpeg_ff00_header.jpg"),
         "5a8f464e2c040ac9860ab6144e35681cf8c0b9732a5a3b0e904ce2994a722b02"},
        {QStringLiteral("damaged/pillow-junk_jpeg_header.jpg"),
         "c88ff3ed6550f0ba830cd674d655ca636dcdf354b2041cd6d4abff503f073dca"},
        {QStringLiteral("damaged/pillow-photoshop-200dpi-broken.jpg"),
         "920f203607def5d320eed3ee31eab2037894d16cc9ef25f44052a43119783fb6"},
        {QStringLiteral("damaged/pillow-truncated_app14.jpg"),
         "2730f339cea07c68f515f9c70401080ee41113555e03d8a1dc01c06d7b9c44d5"},
        {QStringLiteral("damaged/pillow-truncated_exif_dpi.jpg"),
         "14e59de4a3ba930807c16d9af21cfaa0d4e430d8969ed70b7fc9b6d13b7d809c"},
        {QStringLiteral("odd/pillow-hopper_gray.jpg"),
         "e3c615d2e517e15956c299e1e4c3b69c72dd5e22a94f2f4a3ace7f7a72f63225"},
        {QStringLiteral("odd/pillow-hopper_orientation_6.jpg"),
         "405c7956b66c29be50c3eb758555891525ef4b80d7b4b1670e1c41db312b5f4d"},
        {QStringLiteral("odd/pillow-pil_sample_cmyk.jpg"),
         "f00297a08057d0b019cb4fa66569cbb7be009f4cc01d40ffd094225578ac225c"},
    };
    for (auto it = digests.cbegin(); it != digests.cend(); ++it) {
        QByteArray pixels(kPictureBytes, '\0');
        const PictureVerdict verdict = decodePicture(content(it.key()),
                                                     reinterpret_cast<uchar*>(pixels.data()));
        QVERIFY2(verdict.isUsed, qPrintable(it.key() + QLatin1Char(' ') + verdict.reason));
        const QByteArray digest = QCryptographicHash::hash(pixels, QCryptographicHash::Sha256).toHex();
        QVERIFY2(digest == it.value(), qPrintable(it.key()));
    }
}

QTEST_GUILESS_MAIN(TestRealPictures)
#include "tst_realpictures.moc"
