// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/nearesttable.h"

#include <QCryptographicHash>
#include <QTest>
#include <QtEndian>

#include <algorithm>

using namespace epochmark;

class TestNearestTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsPillow();
    void simpleSizes();
    void staysInsideAndAscends();
};

void TestNearestTable::equalsPillow()
{
    // SHA-256 of the source indices that Pillow 13.0 takes for widths 1 to 2,000, as little-endian int32,
    // read off pictures whose pixels hold their own index.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int size = 1; size <= 2000; ++size) {
        for (const int index : nearestTable(size)) {
            const qint32 little = qToLittleEndian(qint32{index});
            hash.addData(QByteArray::fromRawData(reinterpret_cast<const char*>(&little), sizeof little));
        }
    }
    QCOMPARE(hash.result().toHex(),
             QByteArray("e0053c7e0b94b5f736c769ee7bbacc831e255cf79034c6252f919d47d64d663c"));
}

void TestNearestTable::simpleSizes()
{
    const NearestTable same = nearestTable(150);
    const NearestTable half = nearestTable(300);
    const NearestTable one = nearestTable(1);
    for (int index = 0; index < 150; ++index) {
        QCOMPARE(same[size_t(index)], index);
        QCOMPARE(half[size_t(index)], 2 * index + 1);
        QCOMPARE(one[size_t(index)], 0);
    }
}

void TestNearestTable::staysInsideAndAscends()
{
    for (const int size : {2, 3, 149, 151, 4096, 65'500}) {
        const NearestTable table = nearestTable(size);
        QVERIFY(std::is_sorted(table.begin(), table.end()));
        QVERIFY(table.front() >= 0 && table.back() < size);
    }
}

QTEST_GUILESS_MAIN(TestNearestTable)
#include "tst_nearesttable.moc"
