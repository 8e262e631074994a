// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/entryname.h"
#include "dataset/listingbuilder.h"

#include <QTest>

using namespace epochmark;

namespace {

ArchiveEntry entryNamed(const QString& name)
{
    ArchiveEntry entry;
    entry.name = name;
    entry.path = entryname::normalised(name);
    entry.isFolder = name.endsWith(QLatin1Char('/'));
    return entry;
}

Result<Listing> listingOf(const QStringList& names)
{
    QList<ArchiveEntry> entries;
    for (const QString& name : names) {
        entries.append(entryNamed(name));
    }
    return buildListing(entries, {QStringLiteral("/tmp/set.zip"), QStringLiteral("set.zip")});
}

QStringList namesOf(const Listing& listing, Split split)
{
    QStringList names;
    for (const ListedPicture& picture : listing.pictures) {
        if (picture.split == split) {
            names.append(listing.classes.at(picture.classIndex) + QLatin1Char(':') + picture.relativePath);
        }
    }
    return names;
}

}  // namespace

class TestListingBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsSplitFolders_data();
    void findsSplitFolders();
    void prefersValidationThenVal();
    void sortsByUtf8Bytes();
    void ignoresAndCounts();
    void hashRuleMatchesKnownDigests();
    void splitsClassFoldersByHash();
    void trainAloneIsALeadingFolder();
    void leavesOutDuplicates();
    void emptyClassFolderIsRefused();
    void refusesTooManyClasses();
    void survivesDeepNames();
};

void TestListingBuilder::findsSplitFolders_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("train");
    QTest::addColumn<QString>("validation");
    QTest::addColumn<QString>("root");
    QTest::newRow("at the top") << QString() << QStringLiteral("train") << QStringLiteral("test")
                                << QString();
    QTest::newRow("one folder") << QStringLiteral("a/") << QStringLiteral("train") << QStringLiteral("val")
                                << QStringLiteral("a");
    QTest::newRow("three folders") << QStringLiteral("a/b/c/") << QStringLiteral("train")
                                   << QStringLiteral("validation") << QStringLiteral("a/b/c");
    QTest::newRow("case ignored") << QStringLiteral("a/") << QStringLiteral("Train") << QStringLiteral("TEST")
                                  << QStringLiteral("a");
    QTest::newRow("backslashes") << QStringLiteral("a\\b\\") << QStringLiteral("train")
                                 << QStringLiteral("test") << QStringLiteral("a/b");
    QTest::newRow("dots and doubles") << QStringLiteral("./a//b/") << QStringLiteral("train")
                                      << QStringLiteral("test") << QStringLiteral("a/b");
}

void TestListingBuilder::findsSplitFolders()
{
    QFETCH(QString, prefix);
    QFETCH(QString, train);
    QFETCH(QString, validation);
    QFETCH(QString, root);
    const auto listing = listingOf(
        {prefix + train + QStringLiteral("/dogs/b.jpg"), prefix + train + QStringLiteral("/cats/x/a.JPEG"),
         prefix + validation + QStringLiteral("/dogs/d.png"),
         prefix + validation + QStringLiteral("/cats/c.tif"), QStringLiteral("notes.txt")});
    QVERIFY2(listing.hasValue(), listing ? "" : qPrintable(listing.error().message));
    QCOMPARE(listing->layout, Layout::SplitFolders);
    QCOMPARE(listing->root, root);
    QCOMPARE(listing->validationFolder, validation);
    QCOMPARE(listing->ignored, 1);
    QCOMPARE(namesOf(listing.value(), Split::Train),
             QStringList({QStringLiteral("cats:x/a.JPEG"), QStringLiteral("dogs:b.jpg")}));
    QCOMPARE(namesOf(listing.value(), Split::Validation),
             QStringList({QStringLiteral("cats:c.tif"), QStringLiteral("dogs:d.png")}));
}

void TestListingBuilder::prefersValidationThenVal()
{
    QStringList names{QStringLiteral("train/a/1.jpg"), QStringLiteral("train/b/1.jpg")};
    for (const char* folder : {"test", "val", "validation"}) {
        names += QString::fromLatin1(folder) + QStringLiteral("/a/1.jpg");
        names += QString::fromLatin1(folder) + QStringLiteral("/b/1.jpg");
    }
    const auto listing = listingOf(names);
    QVERIFY(listing);
    QCOMPARE(listing->validationFolder, QStringLiteral("validation"));
    QCOMPARE(listing->pictures.size(), 4);
    QCOMPARE(listing->ignored, 4);
    names.resize(6);
    QCOMPARE(listingOf(names)->validationFolder, QStringLiteral("val"));
}

void TestListingBuilder::sortsByUtf8Bytes()
{
    // U+FF21 is below U+1F431 in UTF-8, above its surrogates in UTF-16.
    const QString wide = QStringLiteral("\uFF21");
    const QString cat = QString::fromUtf8("\xF0\x9F\x90\xB1");
    QStringList names;
    for (const QString& name : {cat, wide, QStringLiteral("b"), QStringLiteral("B")}) {
        names += QStringLiteral("train/%1/1.jpg").arg(name);
        names += QStringLiteral("test/%1/1.jpg").arg(name);
    }
    const auto listing = listingOf(names);
    QVERIFY(listing);
    QCOMPARE(listing->classes, QStringList({QStringLiteral("B"), QStringLiteral("b"), wide, cat}));
    QList<QByteArray> bytes;
    for (const QString& name : listing->classes) {
        bytes.append(name.toUtf8());
    }
    QVERIFY(std::is_sorted(bytes.cbegin(), bytes.cend()));
}

void TestListingBuilder::ignoresAndCounts()
{
    const auto listing = listingOf({QStringLiteral("s/train/a/1.jpg"), QStringLiteral("s/train/b/1.jpg"),
                                    QStringLiteral("s/test/a/1.jpg"), QStringLiteral("s/test/b/1.jpg"),
                                    QStringLiteral("__MACOSX/s/train/a/._1.jpg"),
                                    QStringLiteral("s/train/a/.2.jpg"), QStringLiteral("s/train/a/3.gif"),
                                    QStringLiteral("s/train/loose.jpg"), QStringLiteral("s/.git/a.jpg"),
                                    QStringLiteral("s/extra/a/1.jpg"), QStringLiteral("s/train/a/Thumbs.db"),
                                    QStringLiteral("s/train/a/")});
    QVERIFY(listing);
    QCOMPARE(listing->pictures.size(), 4);
    QCOMPARE(listing->ignored, 7);
    QVERIFY(listing->leftOut.isEmpty());
}

void TestListingBuilder::hashRuleMatchesKnownDigests()
{
    // Python: int.from_bytes(hashlib.sha256(b"cats/2.jpg").digest()[:8], "big") % 5
    QCOMPARE(isForValidation(QStringLiteral("cats/2.jpg")), true);
    QCOMPARE(isForValidation(QStringLiteral("cats/1.jpg")), false);
    QCOMPARE(isForValidation(QStringLiteral("Käfer/ü.jpg")), true);
    QCOMPARE(isForValidation(QStringLiteral("dogs/5.jpg")), true);
}

void TestListingBuilder::splitsClassFoldersByHash()
{
    QStringList names;
    for (int number = 0; number < 500; ++number) {
        names += QStringLiteral("root/cats/%1.jpg").arg(number);
        names += QStringLiteral("root/dogs/%1.jpg").arg(number);
    }
    names += QStringLiteral("root/notes/readme.txt");
    const auto listing = listingOf(names);
    QVERIFY(listing);
    QCOMPARE(listing->layout, Layout::ClassFolders);
    QCOMPARE(listing->classes, QStringList({QStringLiteral("cats"), QStringLiteral("dogs")}));
    QVERIFY(listing->validationFolder.isEmpty());
    for (const ListedPicture& picture : listing->pictures) {
        const QString below = listing->classes.at(picture.classIndex) + QLatin1Char('/')
                              + picture.relativePath;
        QCOMPARE(picture.split == Split::Validation, isForValidation(below));
    }
    const auto share = namesOf(listing.value(), Split::Validation).size() / 1000.0;
    QVERIFY2(share > 0.15 && share < 0.25, qPrintable(QString::number(share)));
}

void TestListingBuilder::trainAloneIsALeadingFolder()
{
    QStringList names{QStringLiteral("set/test1/1.jpg")};
    for (int number = 0; number < 50; ++number) {
        names += QStringLiteral("set/train/cats/%1.jpg").arg(number);
        names += QStringLiteral("set/train/dogs/%1.jpg").arg(number);
    }
    const auto listing = listingOf(names);
    QVERIFY(listing);
    QCOMPARE(listing->layout, Layout::ClassFolders);
    QCOMPARE(listing->root, QStringLiteral("set/train"));
    QCOMPARE(listing->ignored, 1);
}

void TestListingBuilder::leavesOutDuplicates()
{
    const auto listing = listingOf({QStringLiteral("train/a/1.jpg"), QStringLiteral("train/b/1.jpg"),
                                    QStringLiteral("test/a/1.jpg"), QStringLiteral("test/b/1.jpg"),
                                    QStringLiteral("train/a//1.jpg"), QStringLiteral("train/a/1.jpg")});
    QVERIFY(listing);
    QCOMPARE(listing->pictures.size(), 4);
    QCOMPARE(listing->leftOut.size(), 2);
    QCOMPARE(listing->leftOut.constFirst().name, QStringLiteral("train/a//1.jpg"));
    QVERIFY(listing->leftOut.constFirst().reason.contains(QLatin1String("same name")));
}

void TestListingBuilder::emptyClassFolderIsRefused()
{
    const QStringList names{QStringLiteral("train/a/1.jpg"), QStringLiteral("train/b/1.jpg"),
                            QStringLiteral("train/birds/"), QStringLiteral("test/a/1.jpg"),
                            QStringLiteral("test/b/1.jpg")};
    const auto listing = listingOf(names);
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::Input);
    QVERIFY(listing.error().message.contains(QStringLiteral("“birds”")));
    const auto unbalanced = listingOf({names.at(0), names.at(1), names.at(3)});
    QVERIFY(!unbalanced);
    QVERIFY(unbalanced.error().message.contains(QStringLiteral("validate the class “b”")));
}

void TestListingBuilder::refusesTooManyClasses()
{
    QStringList names;
    for (int number = 0; number <= kMaxClasses; ++number) {
        names += QStringLiteral("train/%1/1.jpg").arg(number);
        names += QStringLiteral("test/%1/1.jpg").arg(number);
    }
    QVERIFY(!listingOf(names));
    names.resize(names.size() - 2);
    QVERIFY(listingOf(names));
}

void TestListingBuilder::survivesDeepNames()
{
    const QString deep = QStringLiteral("a/").repeated(20'000);
    const auto listing = listingOf(
        {deep + QStringLiteral("train/a/1.jpg"), deep + QStringLiteral("test/a/1.jpg")});
    QVERIFY(!listing);
    QVERIFY(listing.error().message.contains(QLatin1String("fewer than two classes")));
}

QTEST_GUILESS_MAIN(TestListingBuilder)
#include "tst_listingbuilder.moc"
