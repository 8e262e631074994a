// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "models/rownames.h"

#include <QTest>

using namespace epochmark;

class TestRowNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differentDevicesAreShort();
    void bothOfEqualDevicesSayTheirThreads();
    void equalThreadsAreNumbered();
    void cardsHaveNoThreads();

private:
    LeaderboardRow processor(int threads) const;
    LeaderboardRow card() const { return sample::group().rows.at(0); }
};

LeaderboardRow TestRowNames::processor(int threads) const
{
    LeaderboardRow row = sample::group().rows.at(4);
    row.runs.last().device.threads = threads;
    row.deviceName = QStringLiteral("Intel Core i5-10400F");
    row.kind = DeviceKind("cpu");
    return row;
}

void TestRowNames::differentDevicesAreShort()
{
    QCOMPARE(distinctNames({processor(2), card()}),
             (QStringList{QStringLiteral("Core i5-10400F"), QStringLiteral("RTX 4070")}));
}

void TestRowNames::bothOfEqualDevicesSayTheirThreads()
{
    QCOMPARE(distinctNames({processor(2), card(), processor(1)}),
             (QStringList{QStringLiteral("Core i5-10400F, 2 threads"), QStringLiteral("RTX 4070"),
                          QStringLiteral("Core i5-10400F, 1 thread")}));
}

void TestRowNames::equalThreadsAreNumbered()
{
    QCOMPARE(distinctNames({processor(2), processor(1), processor(2)}),
             (QStringList{QStringLiteral("Core i5-10400F, 2 threads (1)"),
                          QStringLiteral("Core i5-10400F, 1 thread"),
                          QStringLiteral("Core i5-10400F, 2 threads (2)")}));
}

void TestRowNames::cardsHaveNoThreads()
{
    QCOMPARE(distinctNames({card(), card()}),
             (QStringList{QStringLiteral("RTX 4070 (1)"), QStringLiteral("RTX 4070 (2)")}));
}

QTEST_GUILESS_MAIN(TestRowNames)
#include "tst_rownames.moc"
