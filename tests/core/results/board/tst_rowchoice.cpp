// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rowchoice.h"

#include <QTest>

using namespace epochmark;

/// Which rows are shown where not all can be.
class TestRowChoice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allWhereTheyFit();
    void thisMachineAndPricedDevicesAreAlwaysAmongThem();
    void oneDeviceDoesntTakeAllPlaces();
    void manyOwnDevicesLeaveRoomForPricedOnes();
    void neverMoreThanAskedFor();
};

namespace {

LeaderboardRow rowOf(const QString& device, double seconds)
{
    LeaderboardRow row;
    row.setId = QStringLiteral("%1 %2").arg(device).arg(seconds);
    row.deviceName = device;
    row.medianSeconds = seconds;
    row.importedAt = QDateTime(QDate(2026, 11, 3), QTime(12, 0));
    return row;
}

LeaderboardRow own(LeaderboardRow row)
{
    row.importedAt = QDateTime();
    return row;
}

LeaderboardRow priced(LeaderboardRow row)
{
    row.cost = RunCost();
    return row;
}

/// `count` imported cards, the fastest first.
QList<LeaderboardRow> cards(int count)
{
    QList<LeaderboardRow> rows;
    for (int i = 0; i < count; ++i) {
        rows.append(rowOf(QStringLiteral("Card %1").arg(i), 10 + i));
    }
    return rows;
}

QStringList names(const QList<LeaderboardRow>& rows)
{
    QStringList found;
    for (const LeaderboardRow& row : rows) {
        found.append(row.setId);
    }
    return found;
}

}  // namespace

void TestRowChoice::allWhereTheyFit()
{
    const QList<LeaderboardRow> rows = cards(5);
    QCOMPARE(names(fewRows(rows, 5)), names(rows));
    QVERIFY(fewRows(QList<LeaderboardRow>(), 5).isEmpty());
}

void TestRowChoice::thisMachineAndPricedDevicesAreAlwaysAmongThem()
{
    QList<LeaderboardRow> rows = cards(1000);
    rows.append(priced(rowOf(QStringLiteral("T4"), 5000)));
    rows.append(own(rowOf(QStringLiteral("CPU"), 6000)));
    const QList<LeaderboardRow> few = fewRows(rows, 10);
    QStringList expected = names(rows.mid(0, 8));
    expected << QStringLiteral("T4 5000") << QStringLiteral("CPU 6000");
    QCOMPARE(names(few), expected);
}

/// A thousand runs of one priced card leave room for the slow processor.
void TestRowChoice::oneDeviceDoesntTakeAllPlaces()
{
    QList<LeaderboardRow> rows;
    for (int i = 0; i < 1000; ++i) {
        rows.append(priced(rowOf(QStringLiteral("T4"), 100 + i)));
    }
    rows.append(own(rowOf(QStringLiteral("CPU"), 6000)));
    const QStringList few = names(fewRows(rows, 10));
    QCOMPARE(few.size(), 10);
    QVERIFY(few.contains(QStringLiteral("CPU 6000")));
    QCOMPARE(few.first(), QStringLiteral("T4 100"));
}

/// Nor the other way round.
void TestRowChoice::manyOwnDevicesLeaveRoomForPricedOnes()
{
    QList<LeaderboardRow> rows;
    for (const LeaderboardRow& row : cards(1000)) {
        rows.append(own(row));
    }
    rows.append(priced(rowOf(QStringLiteral("T4"), 5000)));
    QStringList expected = names(rows.mid(0, 9));
    expected << QStringLiteral("T4 5000");
    QCOMPARE(names(fewRows(rows, 10)), expected);

    rows.clear();
    for (const LeaderboardRow& row : cards(1000)) {
        rows.append(priced(row));
    }
    rows.append(own(rowOf(QStringLiteral("CPU"), 6000)));
    expected = names(rows.mid(0, 9));
    expected << QStringLiteral("CPU 6000");
    QCOMPARE(names(fewRows(rows, 10)), expected);
}

void TestRowChoice::neverMoreThanAskedFor()
{
    QList<LeaderboardRow> rows;
    for (const LeaderboardRow& row : cards(50)) {
        rows.append(own(priced(row)));
    }
    QCOMPARE(names(fewRows(rows, 7)), names(rows.mid(0, 7)));
}

QTEST_GUILESS_MAIN(TestRowChoice)
#include "tst_rowchoice.moc"
