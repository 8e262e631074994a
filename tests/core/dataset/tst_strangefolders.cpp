// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "testzip.h"
#include "unprivileged.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

using namespace epochmark;

/// Folders as they come from other systems: names that aren't UTF-8, links, closed doors. Nothing of them is
/// lost without a word.
class TestStrangeFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatAreNotUtf8();
    void linksAreFollowed();
    void closedFoldersAreListed();

private:
    static bool write(const QByteArray& folder, const QByteArray& name);
    static QStringList leftOutOf(const Listing& listing);
};

/// Writes a file of its own name by the bytes alone, folders on the way included.
bool TestStrangeFolders::write(const QByteArray& folder, const QByteArray& name)
{
    for (qsizetype slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        ::mkdir((folder + '/' + name.first(slash)).constData(), 0755);
    }
    FILE* file = std::fopen((folder + '/' + name).constData(), "wb");
    if (file == nullptr) {
        return false;
    }
    const bool isWritten = std::fwrite(name.constData(), 1, static_cast<size_t>(name.size()), file)
                           == static_cast<size_t>(name.size());
    return std::fclose(file) == 0 && isWritten;
}

QStringList TestStrangeFolders::leftOutOf(const Listing& listing)
{
    QStringList lines;
    for (const LeftOut& file : listing.leftOut) {
        lines.append(file.name + QLatin1Char(' ') + file.reason);
    }
    lines.sort();
    return lines;
}

void TestStrangeFolders::namesThatAreNotUtf8()
{
    const QTemporaryDir folder;
    TestZip zip;
    TestZip::Options old;
    old.flags = 0;
    for (const QByteArray name : {"train/K\xE4"
                                  "fer/\xFC.jpg",
                                  "train/dogs/1.jpg",
                                  "test/K\xE4"
                                  "fer/2.jpg",
                                  "test/dogs/b\xF6se\\.jpg"}) {
        if (!write(folder.path().toLocal8Bit(), name)) {
            QSKIP("This file system takes UTF-8 alone.");
        }
        zip.add(name, name, old);
    }
    const QTemporaryDir place;
    zip.writeTo(place.filePath(QStringLiteral("same.zip")));
    const auto fromFolder = ArchiveReader::open(folder.path());
    const auto fromZip = ArchiveReader::open(place.filePath(QStringLiteral("same.zip")));
    QVERIFY2(fromFolder.hasValue(), fromFolder ? "" : qPrintable(fromFolder.error().message));
    QVERIFY2(fromZip.hasValue(), fromZip ? "" : qPrintable(fromZip.error().message));
    const Listing& a = fromFolder.value()->listing();
    const Listing& b = fromZip.value()->listing();
    QCOMPARE(a.pictures.size(), 4);
    QCOMPARE(a.classes, b.classes);
    auto reader = fromFolder.value()->source().openReader();
    QVERIFY(reader);
    for (qsizetype index = 0; index < 4; ++index) {
        QCOMPARE(a.pictures.at(index).entryName, b.pictures.at(index).entryName);
        QCOMPARE(a.pictures.at(index).crc32, b.pictures.at(index).crc32);
        QVERIFY(reader.value()->read(index));
    }
    QVERIFY(!fromFolder.value()->hasChanged());
    QVERIFY(write(folder.path().toLocal8Bit(), "train/dogs/1.jpg"));
    QVERIFY(::unlink((folder.path().toLocal8Bit()
                      + "/train/K\xE4"
                        "fer/\xFC.jpg")
                         .constData())
            == 0);
    QVERIFY(fromFolder.value()->hasChanged());
    std::filesystem::remove_all(folder.path().toStdString());  // Qt doesn't see these names
}

void TestStrangeFolders::linksAreFollowed()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.path().toLocal8Bit();
    for (const char* name : {"train/cats/1.jpg", "train/dogs/1.jpg", "pool/2.jpg", "test/dogs/2.jpg"}) {
        QVERIFY(write(path, name));
    }
    const auto link = [&](const char* target, const char* name) {
        return ::symlink(target, (path + '/' + name).constData()) == 0;
    };
    QVERIFY(link("../pool", "test/cats") && link("../..", "train/cats/around") && link(".", "train/again"));
    const auto archive = ArchiveReader::open(folder.path());
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    // A class that is a link is one; a link to a folder around it loses nothing and isn't followed.
    QCOMPARE(leftOutOf(archive.value()->listing()), QStringList());
    QCOMPARE(archive.value()->listing().pictures.size(), 4);
    // Folders full of links to each other come to an end.
    for (int number = 0; number < 12; ++number) {
        const QByteArray web = "train/cats/web" + QByteArray::number(number);
        QVERIFY(::mkdir((path + '/' + web).constData(), 0755) == 0);
        for (int other = 0; other < 12; ++other) {
            QVERIFY(link(("../web" + QByteArray::number(other)).constData(),
                         (web + "/to" + QByteArray::number(other)).constData()));
        }
    }
    const auto woven = ArchiveReader::open(folder.path());
    QVERIFY2(woven.hasValue(), woven ? "" : qPrintable(woven.error().message));
    QCOMPARE(woven.value()->listing().pictures.size(), 4);
    QVERIFY(!woven.value()->listing().leftOut.isEmpty());
}

void TestStrangeFolders::closedFoldersAreListed()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.path().toLocal8Bit();
    for (const char* name : {"train/cats/1.jpg", "train/dogs/1.jpg", "test/cats/2.jpg", "test/dogs/2.jpg",
                             "train/dogs/closed/3.jpg", "train/dogs/names only/4.jpg", "train/cats/5.jpg"}) {
        QVERIFY(write(path, name));
    }
    const auto setMode = [&path](const char* name, mode_t mode) {
        QCOMPARE(::chmod((path + name).constData(), mode), 0);
    };
    setMode("", 0755);
    setMode("/train/dogs/closed", 0);
    setMode("/train/dogs/names only", 0644);
    setMode("/train/cats/5.jpg", 0);
    const auto open = [&folder](const QString& name) {
        const test::Unprivileged user;
        return ArchiveReader::open(folder.path() + name);
    };
    const auto archive = open({});
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(leftOutOf(archive.value()->listing()),
             QStringList({QStringLiteral("train/cats/5.jpg can't be read"),
                          QStringLiteral("train/dogs/closed can't be read"),
                          QStringLiteral("train/dogs/names only can't be read")}));
    QCOMPARE(archive.value()->listing().pictures.size(), 4);
    const auto refusal = [&open](const char* name) {
        const auto refused = open(QString::fromLatin1(name));
        return refused ? QString() : refused.error().message;
    };
    const QString closedTo = QStringLiteral("can't be read. Check that");
    setMode("/test", 0644);  // tells names and nothing else
    QVERIFY2(refusal("/test").contains(closedTo), qPrintable(refusal("/test")));
    QVERIFY2(refusal("/test/cats").contains(closedTo), qPrintable(refusal("/test/cats")));
    setMode("/test", 0755);
    QVERIFY(write(path, "closed.zip"));
    setMode("/closed.zip", 0);
    QVERIFY2(refusal("/closed.zip").contains(closedTo), qPrintable(refusal("/closed.zip")));
    const auto missing = open(QStringLiteral("/missing.zip"));
    QVERIFY(!missing && missing.error().message.contains(QStringLiteral("doesn't exist")));
    setMode("", 0);
    QVERIFY2(refusal("").contains(closedTo), qPrintable(refusal("")));
    QVERIFY2(refusal("/closed.zip").contains(closedTo), qPrintable(refusal("/closed.zip")));
    setMode("", 0755);
}

QTEST_GUILESS_MAIN(TestStrangeFolders)
#include "tst_strangefolders.moc"
