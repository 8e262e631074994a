// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/archivereader.h"
#include "dataset/listingbuilder.h"
#include "dataset/ziparchive.h"
#include "testzip.h"

#include <QTest>

#include <random>

using namespace epochmark;

/// Zips that somebody or something has tampered with: each ends in a sentence, a reason or sound pictures,
/// never in a crash.
class TestHostileZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesFlippedBytes();
    void survivesEveryTruncation();
    void takesLongestNames();
    void overlappingEntriesAreReadOnce();
    void readsAZipBehindOtherBytes();
    void positionsFarOutside();
};

namespace {

Result<std::shared_ptr<ArchiveReader>> openBytes(const QByteArray& bytes)
{
    return ZipArchive::openMemory(bytes, {QStringLiteral("memory"), QStringLiteral("memory.zip")}, {});
}

TestZip mixedZip()
{
    TestZip zip = smallZip();
    TestZip::Options deflated;
    deflated.isDeflated = true;
    zip.add("test/dogs/deflated.jpg", QByteArray(5000, 'x') + "end", deflated);
    TestZip::Options zip64;
    zip64.isZip64 = true;
    zip.add("test/cats/zip64.jpg", "wide", zip64);
    return zip;
}

/// Reads every picture; the number that came out whole.
int readAll(const ArchiveReader& archive)
{
    auto reader = archive.source().openReader();
    if (!reader) {
        return -1;
    }
    int whole = 0;
    for (qsizetype index = 0; index < archive.source().count(); ++index) {
        const auto data = reader.value()->read(index);
        if (data) {
            ++whole;
        } else if (data.error().message.isEmpty()) {
            return -1;
        }
    }
    return whole;
}

}  // namespace

void TestHostileZip::survivesFlippedBytes()
{
    std::mt19937 random(31012026);
    const QByteArray sound = mixedZip().bytes();
    int refused = 0;
    int complete = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = sound;
        for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] = static_cast<char>(
                random());
        }
        const auto archive = openBytes(bytes);
        if (!archive) {
            QVERIFY(archive.error().code == ErrorCode::Input && !archive.error().message.isEmpty());
            ++refused;
            continue;
        }
        const int whole = readAll(*archive.value());
        QVERIFY(whole >= 0);
        complete += whole == archive.value()->source().count() ? 1 : 0;
    }
    QVERIFY2(refused > 1000 && complete > 100,
             qPrintable(QStringLiteral("%1 refused, %2 complete").arg(refused).arg(complete)));
}

void TestHostileZip::survivesEveryTruncation()
{
    const QByteArray sound = mixedZip().bytes();
    for (qsizetype length = 0; length < sound.size(); ++length) {
        const auto archive = openBytes(sound.first(length));
        QVERIFY2(!archive, qPrintable(QString::number(length)));
        QCOMPARE(archive.error().code, ErrorCode::Input);
    }
}

void TestHostileZip::takesLongestNames()
{
    TestZip zip = smallZip();
    const QByteArray longest = "train/cats/" + QByteArray(65'535 - 15, 'n') + ".jpg";
    QCOMPARE(longest.size(), 65'535);
    zip.add(longest, "long");
    zip.add(QByteArray("a/").repeated(32'767), "");
    const auto archive = openBytes(zip.bytes());
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(archive.value()->listing().pictures.at(1).entryName.size(), 65'535);
    QCOMPARE(readAll(*archive.value()), 5);
}

void TestHostileZip::overlappingEntriesAreReadOnce()
{
    // The directory twice: the same data under the same names.
    QByteArray bytes = smallZip().bytes();
    const qsizetype directory = bytes.indexOf("PK\x01\x02");
    const qsizetype end = bytes.indexOf("PK\x05\x06");
    const QByteArray lines = bytes.mid(directory, end - directory);
    bytes.insert(end, lines);
    const qsizetype record = bytes.indexOf("PK\x05\x06");
    bytes[record + 8] = bytes[record + 10] = 8;
    const auto size = static_cast<quint32>(2 * lines.size());
    bytes[record + 12] = static_cast<char>(size & 0xFF);
    bytes[record + 13] = static_cast<char>(size >> 8);
    const auto archive = openBytes(bytes);
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(archive.value()->listing().pictures.size(), 4);
    QCOMPARE(archive.value()->listing().leftOut.size(), 4);
    QCOMPARE(readAll(*archive.value()), 4);
}

void TestHostileZip::readsAZipBehindOtherBytes()
{
    // A self-extracting program or a polyglot: offsets count from where the zip begins.
    const auto archive = openBytes("#!/bin/sh\nexit 0\n" + smallZip().bytes());
    QVERIFY2(archive.hasValue(), archive ? "" : qPrintable(archive.error().message));
    QCOMPARE(readAll(*archive.value()), 4);
}

void TestHostileZip::positionsFarOutside()
{
    TestZip zip = smallZip();
    TestZip::Options stored;
    stored.claimedSize = 0xFFFFFFFF;
    stored.isZip64 = true;
    zip.add("train/cats/far.jpg", "x", stored);
    QByteArray bytes = zip.bytes();
    // The zip64 field's offset, 8 bytes at its end, points beyond anything.
    const qsizetype end = bytes.indexOf("PK\x05\x06");
    bytes.replace(end - 8, 8, QByteArray(8, '\x7F'));
    const auto archive = openBytes(bytes);
    QVERIFY(archive);
    QCOMPARE(archive.value()->listing().leftOut.size(), 1);
    QCOMPARE(readAll(*archive.value()), 4);
}

QTEST_GUILESS_MAIN(TestHostileZip)
#include "tst_hostilezip.moc"
