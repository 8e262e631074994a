// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/listingbuilder.h"
#include "testzip.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

class TestArchiveReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEntriesInListingOrder();
    void unpacksDeflatedAndZip64();
    void readersAreIndependent();
    void wrongChecksumLeavesOut();
    void refusesWith_data();
    void refusesWith();
    void refusesUnsafeNames_data();
    void refusesUnsafeNames();
    void refusesTooManyEntries();
    void leavesOutWhatIsTooLarge();
    void leavesOutImpossibleClaims();
    void guessesCodePage437();
    void folderEqualsZip();
    void folderLeavesOutUnreadable();
    void noticesChanges();
    void stopsWhenAsked();
    void listsLargeZipsInTime();

private:
    QString path(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    static QString messageOf(const QString& file);
    static QByteArray readAll(const ArchiveReader& archive, qsizetype index);

    QTemporaryDir m_dir;
};

QString TestArchiveReader::messageOf(const QString& file)
{
    const auto opened = ArchiveReader::open(file);
    if (opened) {
        return {};
    }
    return opened.error().code == ErrorCode::Input ? opened.error().message
                                                   : QStringLiteral("other error code");
}

QByteArray TestArchiveReader::readAll(const ArchiveReader& archive, qsizetype index)
{
    auto reader = archive.source().openReader();
    if (!reader) {
        return "no reader";
    }
    const auto data = reader.value()->read(index);
    return data ? data.value() : data.error().message.toUtf8();
}

void TestArchiveReader::readsEntriesInListingOrder()
{
    smallZip().writeTo(path("small.zip"));
    const auto archive = ArchiveReader::open(path("small.zip"));
    QVERIFY(archive);
    const Listing& listing = archive.value()->listing();
    QCOMPARE(listing.name, QStringLiteral("small.zip"));
    QCOMPARE(listing.classes, QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
    QCOMPARE(listing.pictures.size(), 4);
    for (qsizetype index = 0; index < listing.pictures.size(); ++index) {
        QCOMPARE(readAll(*archive.value(), index), listing.pictures.at(index).entryName.toUtf8());
    }
    QVERIFY(!archive.value()->hasChanged());
}

void TestArchiveReader::unpacksDeflatedAndZip64()
{
    TestZip zip = smallZip();
    const QByteArray large(300'000, 'x');
    TestZip::Options deflated;
    deflated.isDeflated = true;
    TestZip::Options zip64;
    zip64.isZip64 = true;
    zip.add("test/dogs/deflated.jpg", large, deflated);
    zip.add("test/dogs/zip64.jpg", large + "y", zip64);
    zip.writeTo(path("packed.zip"));
    const auto archive = ArchiveReader::open(path("packed.zip"));
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().pictures.size(), 6);
    QCOMPARE(readAll(*archive.value(), 4), large);
    QCOMPARE(readAll(*archive.value(), 5), large + "y");
}

void TestArchiveReader::readersAreIndependent()
{
    smallZip().writeTo(path("two.zip"));
    const auto archive = ArchiveReader::open(path("two.zip"));
    QVERIFY(archive);
    auto first = archive.value()->source().openReader();
    auto second = archive.value()->source().openReader();
    QVERIFY(first && second);
    QCOMPARE(first.value()->read(3).value(), QByteArray("test/dogs/2.jpg"));
    QCOMPARE(second.value()->read(0).value(), QByteArray("train/cats/1.jpg"));
    QCOMPARE(first.value()->read(0).value(), QByteArray("train/cats/1.jpg"));
}

void TestArchiveReader::wrongChecksumLeavesOut()
{
    TestZip zip = smallZip();
    TestZip::Options wrong;
    wrong.hasWrongCrc = true;
    zip.add("test/dogs/wrong.jpg", "bytes", wrong);
    zip.writeTo(path("crc.zip"));
    const auto archive = ArchiveReader::open(path("crc.zip"));
    QVERIFY(archive);
    QCOMPARE(readAll(*archive.value(), 4), QByteArray("has a wrong checksum"));
    QCOMPARE(readAll(*archive.value(), 3), QByteArray("test/dogs/2.jpg"));
}

void TestArchiveReader::refusesWith_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    const QByteArray whole = smallZip().bytes();
    TestZip encrypted = smallZip();
    TestZip::Options locked;
    locked.flags = 0x0801;
    encrypted.add("train/dogs/locked.jpg", "x", locked);
    TestZip oneClass;
    oneClass.add("pictures/cats/1.jpg", "x");
    QByteArray damaged = whole;
    damaged[damaged.indexOf("PK\x01\x02", damaged.indexOf("PK\x01\x02") + 1)] = 'Q';
    QTest::newRow("empty file") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("text") << QByteArray("version https://git-lfs") << QStringLiteral("is not a zip");
    QTest::newRow("truncated") << whole.chopped(30) << QStringLiteral("truncated");
    QTest::newRow("first half") << whole.first(whole.size() / 2) << QStringLiteral("truncated");
    QTest::newRow("encrypted") << encrypted.bytes() << QStringLiteral("encrypted");
    QTest::newRow("no entries") << TestZip().bytes() << QStringLiteral("is an empty zip");
    QTest::newRow("one class") << oneClass.bytes() << QStringLiteral("only the class “cats”");
    QTest::newRow("damaged directory") << damaged << QStringLiteral("table of contents");
}

void TestArchiveReader::refusesWith()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    QFile file(path("refused.zip"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const QString message = messageOf(file.fileName());
    QVERIFY2(message.contains(sentence), qPrintable(message));
    QVERIFY(message.startsWith(QLatin1String("refused.zip"))
            || message.contains(QLatin1String("of refused.zip")));
    QVERIFY(message.endsWith(QLatin1Char('.')));
}

void TestArchiveReader::refusesUnsafeNames_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"../evil.jpg", "train/../../evil.jpg", "/etc/evil.jpg", "C:\\evil.jpg",
                             "\\\\host\\evil.jpg", "train\\..\\..\\evil.jpg", "train/cats/..", "../"}) {
        QTest::newRow(name) << QByteArray(name);
    }
    QTest::newRow("NUL inside") << QByteArray("train/cats/a\0.jpg", 17);
}

void TestArchiveReader::refusesUnsafeNames()
{
    QFETCH(QByteArray, name);
    TestZip zip = smallZip();
    zip.add(name, "x");
    zip.writeTo(path("unsafe.zip"));
    QVERIFY(messageOf(path("unsafe.zip")).contains(QLatin1String("unsafe name")));
}

void TestArchiveReader::refusesTooManyEntries()
{
    smallZip().writeTo(path("claims.zip"), kMaxEntries + 1);
    const QString message = messageOf(path("claims.zip"));
    QVERIFY2(message.contains(QLatin1String("entries")), qPrintable(message));
}

void TestArchiveReader::leavesOutWhatIsTooLarge()
{
    TestZip zip = smallZip();
    TestZip::Options huge;
    huge.claimedSize = kMaxEntryBytes + 1;
    huge.isDeflated = true;
    zip.add("train/cats/huge.jpg", "x", huge);
    zip.writeTo(path("huge.zip"));
    const auto archive = ArchiveReader::open(path("huge.zip"));
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().leftOut.size(), 1);
    QCOMPARE(archive.value()->listing().leftOut.constFirst().reason,
             QStringLiteral("is larger than 256 MiB"));
}

void TestArchiveReader::leavesOutImpossibleClaims()
{
    TestZip zip = smallZip();
    TestZip::Options bomb;
    bomb.claimedSize = kMaxEntryBytes;
    bomb.isDeflated = true;
    zip.add("train/cats/bomb.jpg", "x", bomb);
    bomb.isDeflated = false;
    zip.add("train/cats/stored.jpg", "x", bomb);
    zip.writeTo(path("bomb.zip"));
    const auto archive = ArchiveReader::open(path("bomb.zip"));
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().leftOut.size(), 2);
    QVERIFY(archive.value()->listing().leftOut.constFirst().reason.contains(QLatin1String("claims a size")));
}

void TestArchiveReader::guessesCodePage437()
{
    TestZip zip = smallZip();
    TestZip::Options old;
    old.flags = 0;
    zip.add("train/cats/K\x84tzchen.jpg", "x", old);
    zip.add("train/cats/K\xC3\xA4ter.jpg", "x", old);
    zip.writeTo(path("names.zip"));
    const auto archive = ArchiveReader::open(path("names.zip"));
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().pictures.at(1).relativePath, QStringLiteral("Käter.jpg"));
    QCOMPARE(archive.value()->listing().pictures.at(2).relativePath, QStringLiteral("Kätzchen.jpg"));
}

void TestArchiveReader::folderEqualsZip()
{
    const QDir folder(path("folder"));
    TestZip zip;
    for (const char* name : {"set/train/cats/1.jpg", "set/train/dogs/deep/1.PNG", "set/val/cats/2.jpg",
                             "set/val/dogs/2.jpg", "set/train/cats/.hidden.jpg", "set/readme.txt"}) {
        const QString file = folder.filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(name);
        zip.add(name, name);
    }
    zip.writeTo(path("same.zip"));
    const auto fromFolder = ArchiveReader::open(folder.path());
    const auto fromZip = ArchiveReader::open(path("same.zip"));
    QVERIFY(fromFolder && fromZip);
    const Listing& a = fromFolder.value()->listing();
    const Listing& b = fromZip.value()->listing();
    QCOMPARE(a.root, b.root);
    QCOMPARE(a.ignored, 2);
    QCOMPARE(b.ignored, 2);
    QCOMPARE(a.pictures.size(), 4);
    for (qsizetype index = 0; index < 4; ++index) {
        QCOMPARE(a.pictures.at(index).entryName, b.pictures.at(index).entryName);
        QCOMPARE(a.pictures.at(index).relativePath, b.pictures.at(index).relativePath);
        QCOMPARE(a.pictures.at(index).crc32, b.pictures.at(index).crc32);
        QCOMPARE(a.pictures.at(index).sizeBytes, b.pictures.at(index).sizeBytes);
        QCOMPARE(readAll(*fromFolder.value(), index), readAll(*fromZip.value(), index));
    }
}

void TestArchiveReader::folderLeavesOutUnreadable()
{
    const QDir folder(path("odd"));
    for (const char* name : {"cats/1.jpg", "cats/2.jpg", "dogs/1.jpg", "dogs/5.jpg"}) {
        const QString file = folder.filePath(QString::fromLatin1(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("x");
    }
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("nowhere")),
                        folder.filePath(QStringLiteral("cats/broken.jpg"))));
    QFile huge(folder.filePath(QStringLiteral("dogs/huge.jpg")));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(kMaxEntryBytes + 1));
    huge.close();
    const auto archive = ArchiveReader::open(folder.path());
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    QStringList reasons;
    for (const LeftOut& left : archive.value()->listing().leftOut) {
        reasons.append(left.name + QLatin1Char(' ') + left.reason);
    }
    reasons.sort();
    QCOMPARE(reasons, QStringList({QStringLiteral("cats/broken.jpg is no readable file"),
                                   QStringLiteral("dogs/huge.jpg is larger than 256 MiB")}));
}

void TestArchiveReader::noticesChanges()
{
    TestZip zip = smallZip();
    zip.add("test/dogs/large.jpg", QByteArray(200'000, 'x'));
    zip.writeTo(path("changes.zip"));
    const auto archive = ArchiveReader::open(path("changes.zip"));
    QVERIFY(archive);
    auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    QVERIFY(!archive.value()->hasChanged());
    QFile file(path("changes.zip"));
    QVERIFY(file.resize(40));
    QVERIFY(archive.value()->hasChanged());
    // A file cut off while it is being read gives a reason, not a signal.
    QVERIFY(!reader.value()->read(4));
    QVERIFY(!archive.value()->source().openReader());
    QVERIFY(file.remove());
    QVERIFY(archive.value()->hasChanged());
}

void TestArchiveReader::stopsWhenAsked()
{
    smallZip().writeTo(path("stop.zip"));
    StopSource stop;
    stop.requestStop();
    const auto archive = ArchiveReader::open(path("stop.zip"), stop.token());
    QVERIFY(!archive);
    QCOMPARE(archive.error().code, ErrorCode::Stopped);
}

void TestArchiveReader::listsLargeZipsInTime()
{
    constexpr int kEntries = 200'000;
    TestZip zip;
    for (int number = 0; number < kEntries; ++number) {
        const QByteArray folder = number % 2 == 0 ? "cats/" : "dogs/";
        zip.add("set/" + QByteArray(number % 4 < 2 ? "train/" : "test/") + folder + QByteArray::number(number)
                    + ".jpg",
                "");
    }
    zip.writeTo(path("large.zip"));
    // A search by name looks at every entry before it: for so many that would take longer than the test has.
    QElapsedTimer timer;
    timer.start();
    const auto archive = ArchiveReader::open(path("large.zip"));
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().pictures.size(), kEntries);
    auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    for (int index = 0; index < kEntries; index += 10) {
        QVERIFY(reader.value()->read(index));
    }
    qInfo("%d entries listed and 20,000 read in %lld ms", kEntries, timer.elapsed());
}

QTEST_GUILESS_MAIN(TestArchiveReader)
#include "tst_archivereader.moc"
