// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/demodataset.h"
#include "places.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace epochmark;

class TestDemoDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTwoBalancedClasses();
    void everyPictureIsAnotherJpeg();
    void staysSmall();
};

void TestDemoDataset::holdsTwoBalancedClasses()
{
    const auto archive = ArchiveReader::open(QStringLiteral("demo"));
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    const Listing& listing = archive.value()->listing();
    QCOMPARE(listing.path, demodataset::path());
    QCOMPARE(listing.name, QStringLiteral("Demo set"));
    QCOMPARE(listing.layout, Layout::SplitFolders);
    QCOMPARE(listing.classes, QStringList({QStringLiteral("daisies"), QStringLiteral("poppies")}));
    QMap<std::pair<Split, int>, int> counts;
    for (const ListedPicture& picture : listing.pictures) {
        ++counts[{picture.split, picture.classIndex}];
    }
    QCOMPARE(counts.values(), QList<int>({300, 300, 100, 100}));
    QVERIFY(listing.leftOut.isEmpty());
    QCOMPARE(listing.ignored, 0);
    QVERIFY(!archive.value()->hasChanged());
}

void TestDemoDataset::everyPictureIsAnotherJpeg()
{
    const auto archive = ArchiveReader::open(QStringLiteral("demo"));
    QVERIFY(archive);
    auto reader = archive.value()->source().openReader();
    QVERIFY(reader);
    QSet<QByteArray> digests;
    for (qsizetype index = 0; index < archive.value()->source().count(); ++index) {
        const auto encoded = reader.value()->read(index);
        QVERIFY(encoded);
        QVERIFY(encoded->startsWith("\xFF\xD8\xFF"));
        digests.insert(QCryptographicHash::hash(encoded.value(), QCryptographicHash::Sha256));
    }
    QCOMPARE(digests.size(), archive.value()->source().count());
}

void TestDemoDataset::staysSmall()
{
    QVERIFY(QFileInfo(QStringLiteral(EPOCHMARK_SOURCE_DIR "/resources/demo/demo.zip")).size()
            <= 4 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestDemoDataset)
#include "tst_demodataset.moc"
