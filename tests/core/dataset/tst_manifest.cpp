// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/manifest.h"

#include <QCryptographicHash>
#include <QTest>

using namespace epochmark;

namespace {

Listing sampleListing()
{
    Listing listing;
    listing.name = QStringLiteral("set.zip");
    listing.classes = QStringList{QStringLiteral("cats"), QStringLiteral("döge")};
    listing.pictures = {
        {QStringLiteral("r/train/cats/a.jpg"), QStringLiteral("a.jpg"), 0, Split::Train, 10, 0x1, 0},
        {QStringLiteral("r/train/cats/b.jpg"), QStringLiteral("b.jpg"), 0, Split::Train, 20, 0xABCDEF01, 1},
        {QStringLiteral("r/train/döge/x/c.jpg"), QStringLiteral("x/c.jpg"), 1, Split::Train, 30, 0x2, 2},
        {QStringLiteral("r/test/cats/d.jpg"), QStringLiteral("d.jpg"), 0, Split::Validation, 40, 0x3, 3},
        {QStringLiteral("r/test/döge/e.jpg"), QStringLiteral("e.jpg"), 1, Split::Validation, 50, 0x4, 4},
    };
    listing.leftOut = {{QStringLiteral("r/train/cats/huge.jpg"), QStringLiteral("is larger than 256 MiB")}};
    return listing;
}

QList<PictureVerdict> verdicts(const QList<bool>& used)
{
    QList<PictureVerdict> made;
    for (const bool isUsed : used) {
        made.append({isUsed, isUsed ? QString() : QStringLiteral("ends too early"), 4, 3});
    }
    return made;
}

}  // namespace

class TestManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashIsTheFixedVector();
    void hashEqualsSecondFormula();
    void countsAndRows();
    void refusesEmptySplitOfAClass();
    void refusesMismatch();
};

void TestManifest::hashIsTheFixedVector()
{
    const auto manifest = Manifest::complete(sampleListing(), verdicts({true, true, true, true, true}));
    QVERIFY(manifest);
    // Made by Python's hashlib from the five sorted lines.
    QCOMPARE(manifest->hash(),
             QStringLiteral("9201c0ddf120c6bf958b7cebc92c2f243c950c634247324383509476ffaacb07"));
}

void TestManifest::hashEqualsSecondFormula()
{
    const auto manifest = Manifest::complete(sampleListing(), verdicts({true, false, true, true, true}));
    QVERIFY(manifest);
    const QByteArray lines = "train/cats/a.jpg\t10\t00000001\n"
                             "train/d\xC3\xB6ge/x/c.jpg\t30\t00000002\n"
                             "val/cats/d.jpg\t40\t00000003\n"
                             "val/d\xC3\xB6ge/e.jpg\t50\t00000004\n";
    QCOMPARE(manifest->hash().toLatin1(),
             QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex());
}

void TestManifest::countsAndRows()
{
    const auto manifest = Manifest::complete(sampleListing(), verdicts({true, false, true, true, true}));
    QVERIFY(manifest);
    QCOMPARE(manifest->usedCount(), 4);
    QCOMPARE(manifest->usedCount(Split::Train), 2);
    QCOMPARE(manifest->usedCount(Split::Train, 0), 1);
    QCOMPARE(manifest->rows(Split::Train), QList<int>({0, 2}));
    QCOMPARE(manifest->rows(Split::Validation), QList<int>({3, 4}));
    QCOMPARE(manifest->leftOut().size(), 2);
    QCOMPARE(manifest->leftOut().at(1),
             (LeftOut{QStringLiteral("r/train/cats/b.jpg"), QStringLiteral("ends too early")}));
    QCOMPARE(manifest->leftOutShare(), 2.0 / 6.0);
}

void TestManifest::refusesEmptySplitOfAClass()
{
    const auto manifest = Manifest::complete(sampleListing(), verdicts({true, true, true, true, false}));
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().code, ErrorCode::Input);
    QVERIFY(manifest.error().message.contains(QStringLiteral("“döge” for validation")));
}

void TestManifest::refusesMismatch()
{
    const auto manifest = Manifest::complete(sampleListing(), verdicts({true}));
    QVERIFY(!manifest);
    QCOMPARE(manifest.error().code, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
