// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../core/dataset/testzip.h"
#include "../core/engine/decode/testjpeg.h"
#include "../core/engine/decode/testpictures.h"
#include "childprocess.h"
#include "places.h"
#include "repeatedzip.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <random>
#include <vector>

using namespace epochmark::test;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool hasAddressSanitizer = true;
#else
constexpr bool hasAddressSanitizer = false;
#endif

/// What decoding leaves free of the machine's memory is what everything beside the decoded set must do with.
constexpr qint64 kReservedBytes = qint64{1} << 30;

/// Two classes with a sound picture in each split: whatever else is in the zip, something can be trained on.
TestZip soundZip()
{
    TestZip zip;
    for (const char* name : {"train/cats/0.ppm", "test/cats/0.ppm"}) {
        zip.add(name, TinyPictures::picture(0, 1));
    }
    for (const char* name : {"train/dogs/0.ppm", "test/dogs/0.ppm"}) {
        zip.add(name, TinyPictures::picture(1, 2));
    }
    return zip;
}

/// A JPEG's header and nothing else, of that size.
QByteArray jpegClaiming(quint16 edge)
{
    QByteArray size(2, '\0');
    qToBigEndian(edge, size.data());
    return QByteArray("\xFF\xD8\xFF\xC0\0\x11\x08", 7) + size + size
           + QByteArray("\3\1\x22\0\2\x11\1\3\x11\1", 10)
           + QByteArray("\xFF\xDA\0\x0C\3\1\0\2\x11\3\x11\0\x3F\0", 14) + "data";
}

/// A picture of noise, 40 x 30.
QByteArray soundPicture(const QByteArray& name)
{
    const QByteArray rgb = noise(3 * 40 * 30);
    if (name == "photo.png") {
        return makePng(rgb, 40, 30);
    }
    if (name.endsWith(".tif")) {
        TestTiff tiff = TestTiff(40, 30).strips({rgb});
        return name == "packed.tif" ? tiff.deflate().bytes() : tiff.bytes();
    }
    if (name == "photo.bmp") {
        return makeBmp(rgb, 40, 30);
    }
    return name == "photo.jpg" ? makeJpeg({40, 30, 3, 2, 2, false, 0, 90}) : makePpm(rgb, 40, 30);
}

}  // namespace

/// Datasets that are out to harm, shown to the real program: each ends with a reason or a sentence, on a
/// standard error that holds nothing else, and within the memory that a run leaves free.
class TestHostileInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void leavesOut_data();
    void leavesOut();
    void damagedPicturesPrintNothing();
    void aMillionEmptyEntries();
    void bombsTakeTheRoomOfOneEntry();
    void tooManyEntriesAreRefusedUnread();
    void longListsAreCutForPeople();
    void namesDoNotReachTheTerminalRaw();

private:
    std::unique_ptr<ChildProcess> inspect(const QString& path, const QStringList& more = {}) const;
    void verifyMemory(const ChildProcess& process) const;

    Terminal m_terminal;
    qint64 m_ordinaryBytes = 0;  ///< what the program takes for four small pictures
};

std::unique_ptr<ChildProcess> TestHostileInput::inspect(const QString& path, const QStringList& more) const
{
    auto process = std::make_unique<ChildProcess>(
        ChildProcess::Setup{QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"),
                            QStringList{QStringLiteral("inspect"), path} + more,
                            {{"EPOCHMARK_HOME", QFile::encodeName(m_terminal.home())}},
                            {}});
    process->wait();
    return process;
}

void TestHostileInput::verifyMemory(const ChildProcess& process) const
{
    qInfo("peak %lld MiB beside the program's own %lld",
          static_cast<long long>((process.peakBytes - m_ordinaryBytes) >> 20),
          static_cast<long long>(m_ordinaryBytes >> 20));
    // The sanitizer's own memory tells nothing of the program's.
    QVERIFY(hasAddressSanitizer || process.peakBytes < m_ordinaryBytes + kReservedBytes);
}

void TestHostileInput::initTestCase()
{
    const QString path = m_terminal.path(QStringLiteral("sound.zip"));
    soundZip().writeTo(path);
    const auto process = inspect(path);
    QVERIFY2(process->status == 0, process->err.constData());
    QCOMPARE(process->err, QByteArray());
    m_ordinaryBytes = process->peakBytes;
}

void TestHostileInput::leavesOut_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");  // empty: it is a picture all the same
    const QByteArray ppm = TinyPictures::picture(0, 9);
    QTest::newRow("JPEG of 65,500 x 65,500")
        << jpegClaiming(65'500) << QByteArray("100 megapixels (65,500 × 65,500)");
    QTest::newRow("JPEG header alone") << jpegClaiming(64) << QByteArray("damaged JPEG");
    QTest::newRow("a zip in the zip") << soundZip().bytes() << QByteArray("is a zip");
    QTest::newRow("PNG header on a JPEG")
        << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10", 24) + jpegClaiming(64)
        << QByteArray("damaged PNG");
    QTest::newRow("JPEG header on a PPM") << "\xFF\xD8\xFF" + ppm << QByteArray("damaged JPEG");
    QTest::newRow("picture and zip in one") << ppm + soundZip().bytes() << QByteArray();
    QTest::newRow("script and picture in one") << "#!/bin/sh\nexit 0\n" + ppm << QByteArray("no picture");
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><script>alert(1)</script>") << QByteArray("web page");
    QTest::newRow("BMP of 2,147,483,647 rows")
        << QByteArray("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x10\0\0\0\xFF\xFF\xFF\x7F\1\0\x18\0", 30)
               + QByteArray(40, '\0')
        << QByteArray("100 megapixels");
    QTest::newRow("PNM of 10^18 pixels")
        << QByteArray("P6 1000000000 1000000000 255\n") << QByteArray("megapixels");
    QTest::newRow("PNM of 10^60 pixels")
        << "P6 1" + QByteArray(30, '0') + " 1" + QByteArray(30, '0') + " 255\n"
        << QByteArray("damaged PNM");
}

void TestHostileInput::leavesOut()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reason);
    TestZip zip = soundZip();
    zip.add("train/cats/hostile.jpg", content);
    const QString path = m_terminal.path(QStringLiteral("hostile.zip"));
    zip.writeTo(path);
    const auto process = inspect(path);
    QVERIFY2(process->status == 0, process->err.constData());
    QCOMPARE(process->err, QByteArray());
    QVERIFY2(process->out.contains(reason.isEmpty() ? "5 pictures used" : "4 pictures used"),
             process->out.constData());
    QVERIFY2(process->out.contains(reason), process->out.constData());
    verifyMemory(*process);
}

void TestHostileInput::damagedPicturesPrintNothing()
{
    std::mt19937 random(31'012'026);
    TestZip zip = soundZip();
    int count = 0;
    for (const char* name : {"photo.png", "plain.tif", "packed.tif", "photo.bmp", "photo.ppm", "photo.jpg"}) {
        const QByteArray sound = soundPicture(name);
        QVERIFY2(sound.size() > 100, name);
        zip.add(QByteArray("train/cats/") + name, sound);
        for (int round = 0; round < 60; ++round) {
            QByteArray damaged = round % 10 == 0 ? sound.first(sound.size() * (round + 5) / 70) : sound;
            // Headers first: there the libraries have most to say.
            const auto reach = static_cast<unsigned>(round % 2 == 0 ? qMin<qsizetype>(damaged.size(), 100)
                                                                    : damaged.size());
            for (unsigned flips = 1 + random() % 4; flips > 0 && round % 10 != 0; --flips) {
                damaged[static_cast<qsizetype>(random() % reach)] = static_cast<char>(random());
            }
            zip.add("train/cats/" + QByteArray::number(++count) + name, damaged);
        }
    }
    const QString path = m_terminal.path(QStringLiteral("damaged.zip"));
    zip.writeTo(path);
    const auto process = inspect(path, {QStringLiteral("--json")});
    QCOMPARE(process->status, 0);
    QCOMPARE(process->err, QByteArray());
    const QJsonObject found = QJsonDocument::fromJson(process->out).object();
    const auto leftOut = found.value(QStringLiteral("left_out")).toArray();
    QCOMPARE(found.value(QStringLiteral("used")).toInt() + leftOut.size(), 4 + 6 + count);
    QVERIFY2(leftOut.size() > count / 4, qPrintable(QString::number(leftOut.size())));
    for (const auto& file : leftOut) {
        QVERIFY(!file.toObject().value(QStringLiteral("reason")).toString().isEmpty());
        QVERIFY2(file.toObject()
                     .value(QStringLiteral("name"))
                     .toString()
                     .contains(QRegularExpression(QStringLiteral("/\\d"))),
                 "the sound ones are used");
    }
    verifyMemory(*process);
}

void TestHostileInput::aMillionEmptyEntries()
{
    const QString path = m_terminal.path(QStringLiteral("million.zip"));
    writeRepeated(path, hasAddressSanitizer ? 100'000 : 1'000'000, {}, 0, 0);
    const auto process = inspect(path);
    QCOMPARE(process->status, 3);
    // The sentence, twenty files and how many more.
    QVERIFY2(process->err.contains("no usable picture") && process->err.count('\n') == 22,
             process->err.constData());
    QVERIFY2(hasAddressSanitizer || process->err.contains("and 999,980 more"), process->err.constData());
    verifyMemory(*process);
    QFile::remove(path);
}

void TestHostileInput::bombsTakeTheRoomOfOneEntry()
{
    constexpr int kMebibytes = 128;
    TestZip packer;
    packer.add("x", QByteArray(kMebibytes << 20, '\0'), {.isDeflated = true});
    const QByteArray packed = packer.bytes().mid(30 + 1);
    const quint32 crc = qFromLittleEndian<quint32>(packer.bytes().constData() + 14);
    const auto packedBytes = qFromLittleEndian<quint32>(packer.bytes().constData() + 18);
    const QString path = m_terminal.path(QStringLiteral("bomb.zip"));
    writeRepeated(path, 4, packed.first(packedBytes), qint64{kMebibytes} << 20, crc);
    const auto process = inspect(path);
    QCOMPARE(process->status, 3);
    QVERIFY2(process->err.contains("no usable picture"), process->err.constData());
    verifyMemory(*process);
}

void TestHostileInput::tooManyEntriesAreRefusedUnread()
{
    const QString path = m_terminal.path(QStringLiteral("many.zip"));
    soundZip().writeTo(path, 2'000'001);
    const auto process = inspect(path);
    QCOMPARE(process->status, 3);
    QVERIFY2(process->err.contains("2,000,001 entries; up to 2,000,000"), process->err.constData());
}

void TestHostileInput::longListsAreCutForPeople()
{
    TestZip zip = soundZip();
    for (int i = 0; i < 12'365; ++i) {
        zip.add("train/dogs/" + QByteArray::number(i) + ".png", "x");
    }
    const QString path = m_terminal.path(QStringLiteral("long.zip"));
    zip.writeTo(path);
    const auto people = inspect(path);
    QCOMPARE(people->status, 0);
    QVERIFY2(people->out.contains("and 12,345 more"), people->out.constData());
    QVERIFY(people->out.count('\n') < 40);
    const auto program = inspect(path, {QStringLiteral("--json")});
    const QJsonObject found = QJsonDocument::fromJson(program->out).object();
    QCOMPARE(found.value(QStringLiteral("left_out")).toArray().size(), 12'365);
}

void TestHostileInput::namesDoNotReachTheTerminalRaw()
{
    TestZip zip = soundZip();
    TestZip::Options noUtf8;
    noUtf8.flags = 0;
    zip.add("train/cats/\x1b]0;owned\x07\x1b[2Jname\nManifest: 0.jpg", "x");
    zip.add("train/cats/\xFF\xFE\x80.jpg", "x", noUtf8);
    zip.add("train/cats/\xC0\xAF.jpg", "x");
    zip.add("train/\x1b[31mclass/1.ppm", TinyPictures::picture(0, 1));
    zip.add("test/\x1b[31mclass/1.ppm", TinyPictures::picture(0, 2));
    zip.add("train/cats/" + QByteArray(65'535 - 15, 'n') + ".jpg", "x");
    const QString path = m_terminal.path(QStringLiteral("names.zip"));
    zip.writeTo(path);
    const auto process = inspect(path);
    QVERIFY2(process->status == 0, process->err.constData());
    QVERIFY(!process->out.contains('\x1b') && !process->out.contains('\x07'));
    QVERIFY(!process->out.contains("\nManifest: 0"));
    QVERIFY(process->out.size() < 4000);
    QVERIFY2(process->out.contains("6 pictures used"), process->out.constData());
}

QTEST_GUILESS_MAIN(TestHostileInput)
#include "tst_hostileinput.moc"
