// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/folderlayout.h"
#include "dataset/listingbuilder.h"
#include "dataset/namedpictures.h"
#include "dataset/splitnames.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace epochmark;

/// Split folders by any of their names, and what must never be taken for classes.
class TestFolderLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsRoles_data();
    void tellsRoles();
    void findsSplits_data();
    void findsSplits();
    void countsWhatIsNotUsed();
    void splitsAreNoClasses_data();
    void splitsAreNoClasses();
    void classesStayClasses_data();
    void classesStayClasses();
    void readsClassesInNames_data();
    void readsClassesInNames();
    void offersClassesByName();
    void namedSplitsAreKept();
    void strangeNamesAreNoOffer();
    void twoSpellings_data();
    void twoSpellings();
    void manyFoldersInTime();
};

namespace {

/// Paths given as "train/cats train/dogs": two pictures in each.
QStringList picturesIn(const QString& folders)
{
    QStringList paths;
    for (const QString& folder : folders.split(QLatin1Char(' '))) {
        paths << folder + QStringLiteral("/a.jpg") << folder + QStringLiteral("/b.jpg");
    }
    return paths;
}

Result<Listing> listed(const QStringList& paths, const ReadingRules& rules = {})
{
    QList<ArchiveEntry> entries;
    for (const QString& path : paths) {
        ArchiveEntry entry;
        entry.name = entry.path = path;
        entries.append(entry);
    }
    return buildListing(entries, {QStringLiteral("/tmp/set.zip"), QStringLiteral("set.zip")}, rules);
}

QString messageOf(const Result<Listing>& listing)
{
    return listing ? QStringLiteral("listed") : listing.error().message;
}

QStringList flat(const char* pattern, int count)
{
    QStringList paths;
    for (int number = 0; number < count; ++number) {
        paths << QString::fromUtf8(pattern).arg(number);
    }
    return paths;
}

}  // namespace

void TestFolderLayout::tellsRoles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("role");
    const auto row = [](const char* name, SplitRole role) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(role);
    };
    for (const char* name : {"train", "Training", "TRAIN_SET", "training-set", "seg_train", "train1",
                             "train_2017", "Training Data", "trainset", "train.images"}) {
        row(name, SplitRole::Train);
    }
    for (const char* name :
         {"validation", "Val", "valid", "val2017", "eval", "dev", "valid_set", "seg-val"}) {
        row(name, SplitRole::Validation);
    }
    for (const char* name : {"test", "Testing", "test_set", "TEST1", "seg_test", "test-2"}) {
        row(name, SplitRole::Test);
    }
    row("seg_pred", SplitRole::Unlabelled);
    for (const char* name :
         {"trains", "trainer", "tests", "invalid", "1", "2017", "_", "cats", "seg", "set"}) {
        row(name, SplitRole::None);
    }
}

void TestFolderLayout::tellsRoles()
{
    QFETCH(QString, name);
    QFETCH(int, role);
    QCOMPARE(static_cast<int>(splitnames::roleOf(name)), role);
}

void TestFolderLayout::findsSplits_data()
{
    QTest::addColumn<QString>("folders");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("train");
    QTest::addColumn<QString>("validation");
    const auto row = [](const char* title, const char* folders, const char* root, const char* train,
                        const char* validation) {
        QTest::newRow(title) << QString::fromLatin1(folders) << QString::fromLatin1(root)
                             << QString::fromLatin1(train) << QString::fromLatin1(validation);
    };
    row("sets", "training_set/c training_set/d test_set/c test_set/d", "", "training_set", "test_set");
    row("Fruits-360", "f/Training/c f/Training/d f/Test/c f/Test/d", "f", "Training", "Test");
    row("train and valid", "train/c train/d valid/c valid/d", "", "train", "valid");
    row("numbered", "train1/c train1/d test1/c test1/d", "", "train1", "test1");
    row("Intel's scenes",
        "seg_train/seg_train/c seg_train/seg_train/d seg_test/seg_test/c seg_test/seg_test/d "
        "seg_pred/seg_pred",
        "", "seg_train/seg_train", "seg_test/seg_test");
    row("sets in sets",
        "training_set/training_set/c training_set/training_set/d test_set/test_set/c test_set/test_set/d", "",
        "training_set/training_set", "test_set/test_set");
    row("valid beats test", "train/c train/d test/c test/d valid/c valid/d", "", "train", "valid");
    row("dev beats testing", "Training/c Training/d Testing/c Testing/d dev/c dev/d", "", "Training", "dev");
    row("validation beats val", "train/c train/d val/c val/d validation/c validation/d", "", "train",
        "validation");
    row("train beats training", "train/c train/d training/c training/d test/c test/d", "", "train", "test");
    row("plain beats numbered", "train/c train/d train2/c train2/d test/c test/d", "", "train", "test");
    row("a flat val is none", "train/c train/d val test/c test/d", "", "train", "test");
    row("another beside them", "training/c training/d testing/c testing/d notes/x", "", "training",
        "testing");
}

void TestFolderLayout::findsSplits()
{
    QFETCH(QString, folders);
    QFETCH(QString, root);
    QFETCH(QString, train);
    QFETCH(QString, validation);
    const auto listing = listed(picturesIn(folders));
    QVERIFY2(listing.hasValue(), qPrintable(messageOf(listing)));
    QCOMPARE(listing->layout, Layout::SplitFolders);
    QCOMPARE(listing->root, root);
    QCOMPARE(listing->trainFolder, train);
    QCOMPARE(listing->validationFolder, validation);
    QCOMPARE(listing->classes, QStringList({QStringLiteral("c"), QStringLiteral("d")}));
    QCOMPARE(listing->pictures.size(), 8);
    for (const ListedPicture& picture : listing->pictures) {
        const QString folder = picture.split == Split::Train ? train : validation;
        QVERIFY(picture.entryName.contains(folder + QLatin1Char('/')));
    }
}

void TestFolderLayout::countsWhatIsNotUsed()
{
    const auto listing = listed(
        picturesIn(QStringLiteral("s/train/c s/train/d s/val/c s/val/d s/test/c s/test/d s/other/x")));
    QVERIFY2(listing.hasValue(), qPrintable(messageOf(listing)));
    QCOMPARE(listing->validationFolder, QStringLiteral("val"));
    QCOMPARE(listing->unusedFolders, QList<UnusedFolder>({{QStringLiteral("s/test"), 4}}));
    QCOMPARE(listing->ignored, 6);
}

void TestFolderLayout::splitsAreNoClasses_data()
{
    QTest::addColumn<QString>("folders");
    QTest::newRow("flat train and test") << QStringLiteral("train test");
    QTest::newRow("numbered") << QStringLiteral("train1 test1");
    QTest::newRow("in a folder") << QStringLiteral("set/Training set/Testing");
    QTest::newRow("nothing to train with") << QStringLiteral("val/c val/d test/c test/d");
    QTest::newRow("beside another") << QStringLiteral("train test sample");
    QTest::newRow("nested and flat") << QStringLiteral("train/train test/test");
}

void TestFolderLayout::splitsAreNoClasses()
{
    QFETCH(QString, folders);
    const auto listing = listed(picturesIn(folders), {true});
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::Input);
    QVERIFY2(messageOf(listing).contains(QLatin1String("look like splits")), qPrintable(messageOf(listing)));
}

void TestFolderLayout::classesStayClasses_data()
{
    QTest::addColumn<QString>("folders");
    QTest::addColumn<QStringList>("classes");
    const auto row = [](const char* folders, const QStringList& classes) {
        QTest::newRow(folders) << QString::fromLatin1(folders) << classes;
    };
    row("valid invalid", {QStringLiteral("invalid"), QStringLiteral("valid")});
    row("test control", {QStringLiteral("control"), QStringLiteral("test")});
    row("train plane ship", {QStringLiteral("plane"), QStringLiteral("ship"), QStringLiteral("train")});
    row("dev1 dev2", {QStringLiteral("dev1"), QStringLiteral("dev2")});
    row("training/x swimming/x running/x",
        {QStringLiteral("running"), QStringLiteral("swimming"), QStringLiteral("training")});
}

void TestFolderLayout::classesStayClasses()
{
    QFETCH(QString, folders);
    QFETCH(QStringList, classes);
    QStringList paths;
    for (const QString& folder : folders.split(QLatin1Char(' '))) {
        paths += flat(qPrintable(folder + QStringLiteral("/%1.jpg")), 60);
    }
    const auto listing = listed(paths);
    QVERIFY2(listing.hasValue(), qPrintable(messageOf(listing)));
    QCOMPARE(listing->layout, Layout::ClassFolders);
    QCOMPARE(listing->classes, classes);
}

void TestFolderLayout::readsClassesInNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("found");
    QTest::newRow("cat.0.jpg") << QStringLiteral("cat.0.jpg") << QStringLiteral("cat");
    QTest::newRow("a dot inside") << QStringLiteral("st.bernard.12.JPEG") << QStringLiteral("st.bernard");
    QTest::newRow("underscore") << QStringLiteral("american_bulldog_100.jpg")
                                << QStringLiteral("american_bulldog");
    for (const char* name :
         {"1.jpg", ".1.jpg", "cat.jpg", "cat0.jpg", "2026_11_27.jpg", "cat.0", "cat.x.jpg", ""}) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString();
    }
}

void TestFolderLayout::readsClassesInNames()
{
    QFETCH(QString, name);
    QFETCH(QString, found);
    QCOMPARE(namedpictures::classIn(name).toString(), found);
}

void TestFolderLayout::offersClassesByName()
{
    for (const char* folder : {"dogs-vs-cats/train/", "train/", "", "pictures/", "a/train/train/"}) {
        const QByteArray place(folder);
        QStringList paths = flat((place + "cat.%1.jpg").constData(), 40)
                            + flat((place + "dog.%1.jpg").constData(), 40);
        if (place.contains("train")) {
            paths += flat((QByteArray(place).replace("train", "test1") + "%1.jpg").constData(), 30);
        }
        const auto refused = listed(paths);
        QVERIFY(!refused);
        const QString message = messageOf(refused);
        QVERIFY2(message.contains(QLatin1String("cat (40), dog (40)"))
                     && message.contains(QLatin1String("--classes-from-names")),
                 qPrintable(message));
        const auto taken = listed(paths, {true});
        QVERIFY2(taken.hasValue(), qPrintable(messageOf(taken)));
        QCOMPARE(taken->layout, Layout::NamedPictures);
        QCOMPARE(taken->classes, QStringList({QStringLiteral("cat"), QStringLiteral("dog")}));
        QCOMPARE(taken->pictures.size(), 80);
        QCOMPARE(taken->ignored, place.contains("train") ? 30 : 0);
        for (const ListedPicture& picture : taken->pictures) {
            QCOMPARE(picture.entryName, QString::fromLatin1(place) + picture.relativePath);
            QVERIFY(
                picture.relativePath.startsWith(taken->classes.at(picture.classIndex) + QLatin1Char('.')));
            QCOMPARE(picture.split == Split::Validation, isForValidation(picture.relativePath));
        }
    }
}

void TestFolderLayout::namedSplitsAreKept()
{
    const QStringList paths = flat("train/cat.%1.jpg", 5) + flat("train/dog.%1.jpg", 5)
                              + flat("val/cat.%1.jpg", 3) + flat("val/dog.%1.jpg", 3);
    const auto listing = listed(paths, {true});
    QVERIFY2(listing.hasValue(), qPrintable(messageOf(listing)));
    QCOMPARE(listing->validationFolder, QStringLiteral("val"));
    QCOMPARE(std::count_if(listing->pictures.cbegin(), listing->pictures.cend(),
                           [](const ListedPicture& picture) { return picture.split == Split::Validation; }),
             6);
}

void TestFolderLayout::strangeNamesAreNoOffer()
{
    // One class, a class a picture, mostly unnamed: nobody would want these.
    for (const QStringList& paths : {flat("train/cat.%1.jpg", 20), flat("train/cat%1.7.jpg", 20),
                                     flat("train/%1.jpg", 20) + flat("train/cat.%1.jpg", 5)}) {
        const QString message = messageOf(listed(paths, {true}));
        QVERIFY2(message.contains(QLatin1String("fewer than two classes")), qPrintable(message));
    }
}

void TestFolderLayout::twoSpellings_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("case") << QStringLiteral("cats") << QStringLiteral("Cats")
                          << QStringList{QStringLiteral("“cats”"), QStringLiteral("“Cats”")};
    QTest::newRow("normal forms") << QStringLiteral("chat\u00E9") << QStringLiteral("chate\u0301")
                                  << QStringList{QStringLiteral("chat<U+00E9>"),
                                                 QStringLiteral("chate<U+0301>")};
}

void TestFolderLayout::twoSpellings()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(QStringList, words);
    const QString message = messageOf(
        listed(picturesIn(QStringLiteral("train/%1 train/dogs test/%2 test/dogs").arg(one, other))));
    QVERIFY2(message.contains(QLatin1String("in two ways")), qPrintable(message));
    for (const QString& word : words) {
        QVERIFY2(message.contains(word), qPrintable(message));
    }
    // Two whole classes in upper and lower case are two; two that nobody can tell apart are never.
    const auto whole = listed(
        picturesIn(QStringLiteral("train/%1 train/%2 test/%1 test/%2").arg(one, other)));
    QCOMPARE(whole.hasValue(), one == QLatin1String("cats"));
}

void TestFolderLayout::manyFoldersInTime()
{
    // A hostile zip: 200,000 folders that look like splits. Looking into each would take hours.
    QStringList paths = flat("train_%1/c/a.jpg", 100'000) + flat("test_%1/c/a.jpg", 100'000);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!listed(paths));
    QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestFolderLayout)
#include "tst_folderlayout.moc"
