// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/leftout.h"
#include "dataset/ziparchive.h"
#include "testzip.h"

#include <QTemporaryDir>
#include <QTest>

#include <bzlib.h>

using namespace epochmark;

/// Zips that real programs write and that libraries read otherwise than they should: small twins of each.
class TestStrangeZips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void believesTheDirectoryNotTheCount();
    void fewerEntriesThanClaimedAreRefused();
    void offsetsThatRanOver();
    void bytesBehindTheEnd_data();
    void bytesBehindTheEnd();
    void truncatedAroundAnInnerZip();
    void partsOfASplitArchive_data();
    void partsOfASplitArchive();
    void otherArchivesAreNamed_data();
    void otherArchivesAreNamed();
    void halfALetterIsNoFolder();
    void backslashesOfWindows();
    void unicodePathIsHonoured();
    void unreadMethodsAreNamed_data();
    void unreadMethodsAreNamed();
    void nothingReadableListsAll();
    void unpacksBzip2();
};

namespace {

Result<std::shared_ptr<ArchiveReader>> openBytes(const QByteArray& bytes, const char* name = "memory.zip")
{
    return ZipArchive::openMemory(bytes, {QStringLiteral("memory"), QString::fromLatin1(name)}, {});
}

QString messageOf(const Result<std::shared_ptr<ArchiveReader>>& opened)
{
    return opened ? QStringLiteral("opened") : opened.error().message;
}

/// How many pictures can be read, -1 when one can't.
int readAll(const ArchiveReader& archive)
{
    auto reader = archive.source().openReader();
    if (!reader) {
        return -1;
    }
    for (qsizetype index = 0; index < archive.source().count(); ++index) {
        if (!reader.value()->read(index)) {
            return -1;
        }
    }
    return static_cast<int>(archive.source().count());
}

QByteArray bzipped(QByteArray data)
{
    QByteArray packed(data.size() + 1000, '\0');
    auto length = static_cast<unsigned>(packed.size());
    BZ2_bzBuffToBuffCompress(packed.data(), &length, data.data(), static_cast<unsigned>(data.size()), 9, 0,
                             0);
    packed.resize(static_cast<qsizetype>(length));
    return packed;
}

}  // namespace

void TestStrangeZips::believesTheDirectoryNotTheCount()
{
    constexpr int kEntries = 70'000;
    TestZip zip;
    for (int number = 0; number < kEntries; ++number) {
        zip.add(QByteArray(number % 4 < 2 ? "train/" : "test/") + (number % 2 == 0 ? "cats/" : "dogs/")
                    + QByteArray::number(number) + ".jpg",
                "");
    }
    const auto archive = openBytes(zip.bytes(kEntries % 65'536));
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    QCOMPARE(archive.value()->listing().pictures.size(), kEntries);
    QVERIFY(archive.value()->listing().leftOut.isEmpty());
    // A number that is no remainder at all is believed as little.
    const auto fewer = openBytes(smallZip().bytes(1));
    QVERIFY(fewer);
    QCOMPARE(readAll(*fewer.value()), 4);
}

void TestStrangeZips::fewerEntriesThanClaimedAreRefused()
{
    const QString message = messageOf(openBytes(smallZip().bytes(6)));
    QVERIFY2(message.contains(QLatin1String("lists 4 entries where 6 are claimed")), qPrintable(message));
}

void TestStrangeZips::offsetsThatRanOver()
{
    // macOS' Archive Utility writes offsets modulo 4 GiB; the gap takes no room on the disk.
    const QTemporaryDir folder;
    TestZip zip;
    zip.add("train/cats/1.jpg", "train/cats/1.jpg");
    zip.leaveGap(1LL << 32);
    for (const char* name : {"train/dogs/1.jpg", "test/cats/2.jpg", "test/dogs/2.jpg"}) {
        zip.add(name, name);
    }
    const QString path = folder.filePath(QStringLiteral("large.zip"));
    zip.writeTo(path);
    const auto archive = ArchiveReader::open(path);
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    for (qsizetype index = 0; index < 4; ++index) {
        const auto data = reader.value()->read(index);
        QVERIFY2(data.hasValue(), data ? "" : qPrintable(data.error().message));
        QCOMPARE(data.value(), archive.value()->listing().pictures.at(index).entryName.toUtf8());
    }
}

void TestStrangeZips::bytesBehindTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray comment(65'535, 'c');
    const QByteArray decoy = QByteArray(500, 'c') + "PK\x05\x06" + QByteArray(500, '\0');
    const auto with = [](const QByteArray& words, const QByteArray& trailing) {
        return smallZip().bytes(TestZip::Ending{-1, words, trailing, 0});
    };
    QTest::newRow("the longest comment") << with(comment, {});
    QTest::newRow("a comment with an end in it") << with(decoy, {});
    QTest::newRow("100 kB") << with({}, QByteArray(100'000, '\0'));
    QTest::newRow("65,535 bytes") << with({}, QByteArray(65'535, 'x'));
    QTest::newRow("3 MB behind a comment") << with(comment, QByteArray(3'000'000, 'x'));
    QTest::newRow("a page of HTML") << with({}, QByteArray("<html>").repeated(20'000));
    QTest::newRow("and before it") << "#!/bin/sh\n" + with(comment, QByteArray(1000, 'x'));
}

void TestStrangeZips::bytesBehindTheEnd()
{
    QFETCH(QByteArray, bytes);
    const auto archive = openBytes(bytes);
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    QCOMPARE(readAll(*archive.value()), 4);
}

void TestStrangeZips::truncatedAroundAnInnerZip()
{
    TestZip outer;
    outer.add("inner.zip", smallZip().bytes());
    outer.add("train/cats/1.jpg", QByteArray(5000, 'x'));
    const QByteArray whole = outer.bytes();
    const QString message = messageOf(openBytes(whole.first(whole.indexOf("PK\x01\x02", 5000))));
    QVERIFY2(message.contains(QLatin1String("truncated")), qPrintable(message));
}

void TestStrangeZips::partsOfASplitArchive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    const QByteArray last = smallZip().bytes(TestZip::Ending{-1, {}, {}, 1});
    QTest::newRow("last") << last << QByteArray("set.zip");
    QTest::newRow("last with a comment")
        << smallZip().bytes(TestZip::Ending{-1, "words", {}, 3}) << QByteArray("set.zip");
    QTest::newRow("first") << "PK\x07\x08" + smallZip().bytes().first(150) << QByteArray("set.zip");
    QTest::newRow("middle") << QByteArray(500, 'x') << QByteArray("set.z02");
    QTest::newRow("first of 7-Zip") << smallZip().bytes().first(150) << QByteArray("SET.ZIP.001");
}

void TestStrangeZips::partsOfASplitArchive()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    const QString message = messageOf(openBytes(bytes, name.constData()));
    QVERIFY2(message.contains(QLatin1String("one part of a split archive")), qPrintable(message));
}

void TestStrangeZips::otherArchivesAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::newRow("rar") << QByteArray("Rar!\x1A\x07\x01 and more") << QStringLiteral("RAR");
    QTest::newRow("7z") << QByteArray("7z\xBC\xAF\x27\x1C and more") << QStringLiteral("7z");
    QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08 and more") << QStringLiteral("gzip");
    QTest::newRow("tar") << QByteArray(257, 'n') + "ustar" + QByteArray(200, '0') << QStringLiteral("tar");
}

void TestStrangeZips::otherArchivesAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    const QString message = messageOf(openBytes(bytes));
    QVERIFY2(message.contains(QStringLiteral("is a %1 archive").arg(kind)), qPrintable(message));
}

void TestStrangeZips::halfALetterIsNoFolder()
{
    // CP932: the second byte of 能 and 表 is a backslash; Big5 and GBK have such letters as well.
    TestZip::Options old;
    old.flags = 0;
    TestZip zip;
    for (const QByteArray folder : {"train/", "test/"}) {
        for (const QByteArray className : {"\x94\x5C", "\x95\x5C"}) {
            zip.add(folder + className + "/", "", old);
            zip.add(folder + className + "/\x83\x5C.jpg", "x", old);
            zip.add(folder + className + "/1.jpg", "y", old);
        }
    }
    const auto archive = openBytes(zip.bytes());
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    QCOMPARE(archive.value()->listing().classes.size(), 2);
    QCOMPARE(readAll(*archive.value()), 8);
    QCOMPARE(archive.value()->listing().ignored, 0);
}

void TestStrangeZips::backslashesOfWindows()
{
    for (const quint16 flags : {0, 0x0800}) {
        TestZip::Options options;
        options.flags = flags;
        TestZip zip;
        // 0x84 is ä in code page 437; where no slash is anywhere, backslashes are the separators.
        const QByteArray letter = flags == 0 ? QByteArray("\x84") : QByteArray("\xC3\xA4");
        for (const QByteArray folder : {"set\\train\\", "set\\test\\"}) {
            zip.add(folder, "", options);
            zip.add(folder + "K" + letter + "fer\\1.jpg", "x", options);
            zip.add(folder + "dogs\\" + letter + ".jpg", "x", options);
        }
        const auto archive = openBytes(zip.bytes());
        QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
        QCOMPARE(archive.value()->listing().classes,
                 QStringList({QStringLiteral("Käfer"), QStringLiteral("dogs")}));
        QCOMPARE(archive.value()->listing().root, QStringLiteral("set"));
        QCOMPARE(readAll(*archive.value()), 4);
    }
}

void TestStrangeZips::unicodePathIsHonoured()
{
    const auto zipOf = [](bool isStale) {
        TestZip zip;
        for (const QByteArray folder : {"train/", "test/"}) {
            for (const QByteArray className : {"犬", "猫"}) {
                const QByteArray raw = folder + "?/" + (className == "犬" ? "1.jpg" : "2.jpg");
                TestZip::Options options;
                options.flags = 0;
                // Stale: somebody renamed the entry without knowing of the field.
                options.extra = QByteArray("\x55\x54\x01\x00\x07", 5)
                                + unicodePathField(isStale ? raw + "!" : raw,
                                                   folder + className + raw.right(6));
                zip.add(raw, raw, options);
            }
        }
        return zip.bytes();
    };
    const auto archive = openBytes(zipOf(false));
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    QCOMPARE(archive.value()->listing().classes, QStringList({QStringLiteral("犬"), QStringLiteral("猫")}));
    QCOMPARE(readAll(*archive.value()), 4);
    QVERIFY(messageOf(openBytes(zipOf(true))).contains(QStringLiteral("only the class “?”")));
}

void TestStrangeZips::unreadMethodsAreNamed_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QString>("words");
    QTest::newRow("Deflate64") << 9 << QStringLiteral("Deflate64, as Windows' Explorer");
    QTest::newRow("LZMA") << 14 << QStringLiteral("packed as LZMA");
    QTest::newRow("zstd") << 93 << QStringLiteral("packed as zstd");
    QTest::newRow("XZ") << 95 << QStringLiteral("packed as XZ");
    QTest::newRow("PPMd") << 98 << QStringLiteral("packed as PPMd");
    QTest::newRow("unknown") << 77 << QStringLiteral("unknown method (77)");
}

void TestStrangeZips::unreadMethodsAreNamed()
{
    QFETCH(int, method);
    QFETCH(QString, words);
    TestZip zip = smallZip();
    TestZip::Options options;
    options.method = method;
    zip.add("train/cats/odd.jpg", "packed", options);
    const auto archive = openBytes(zip.bytes());
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    const QList<LeftOut> leftOut = archive.value()->listing().leftOut;
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut.constFirst().name, QStringLiteral("train/cats/odd.jpg"));
    QVERIFY2(leftOut.constFirst().reason.contains(words), qPrintable(leftOut.constFirst().reason));
    QVERIFY(leftOut.constFirst().reason.contains(QLatin1String("pack again")));
    QCOMPARE(readAll(*archive.value()), 4);
}

void TestStrangeZips::nothingReadableListsAll()
{
    TestZip::Options options;
    options.method = 9;
    TestZip zip;
    for (const char* name : {"train/cats/1.jpg", "train/dogs/1.jpg", "test/cats/2.jpg", "test/dogs/2.jpg"}) {
        zip.add(name, "packed", options);
    }
    const auto archive = openBytes(zip.bytes());
    QVERIFY(!archive);
    QVERIFY(archive.error().message.contains(QLatin1String("Deflate64")));
    QVERIFY(archive.error().message.contains(QStringLiteral("“cats”")));
    const QList<LeftOut> files = leftout::of(archive.error());
    QCOMPARE(files.size(), 4);
    QCOMPARE(files.constFirst().name, QStringLiteral("train/cats/1.jpg"));
    QVERIFY(files.constFirst().reason.contains(QLatin1String("pack again")));
}

void TestStrangeZips::unpacksBzip2()
{
    const QByteArray large = QByteArray("pixels ").repeated(50'000);
    TestZip::Options options;
    options.method = 12;
    options.packed = bzipped(large);
    TestZip zip = smallZip();
    zip.add("test/dogs/large.jpg", large, options);
    options.packed = options.packed.chopped(20);
    zip.add("test/dogs/torn.jpg", large, options);
    const auto archive = openBytes(zip.bytes());
    QVERIFY2(archive.hasValue(), qPrintable(messageOf(archive)));
    auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    QCOMPARE(reader.value()->read(4).value(), large);
    QCOMPARE(reader.value()->read(5).error().message, QStringLiteral("has damaged packed data"));
}

QTEST_GUILESS_MAIN(TestStrangeZips)
#include "tst_strangezips.moc"
