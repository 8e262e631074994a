// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/rownames.h"

#include "boardrows.h"
#include "longnames.h"

#include <QSet>
#include <QTest>

using namespace epochmark;

namespace {

constexpr int kCores[] = {1, 2, 4};

QDateTime at(int day, int hour, int minute)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute));
}

}  // namespace

class TestRowNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differentDevicesAreShort();
    void aPersonsNameStays();
    void namesOfOneDeviceSayTheirThreads();
    void onlyWhatDiffersIsSaid();
    void timesTellEqualThreadsApart();
    void daysComeBeforeTimes();
    void pipelinesAndDatasetsTellWorkApart();
    void notesComeLast();
    void whatIsWhollyAlikeIsNumbered();
    void unlikeDevicesOfOneShortNameAreLonger();
    void configurationsBesideTellThreads();
    void manyAreAllDistinct();
    void choicesSayThreadsTimeAndDay();

private:
    LeaderboardRow processor(int threads, const QDateTime& when = at(3, 14, 33)) const;
    LeaderboardRow card(const QDateTime& when = at(3, 14, 33)) const;
};

LeaderboardRow TestRowNames::processor(int threads, const QDateTime& when) const
{
    LeaderboardRow row = sample::group().rows.at(4);
    row.deviceName = row.runs.last().device.name = QStringLiteral("AMD EPYC 7763");
    row.runs.last().device.threads = threads;
    row.kind = DeviceKind("cpu");
    row.when = when;
    return row;
}

LeaderboardRow TestRowNames::card(const QDateTime& when) const
{
    LeaderboardRow row = sample::group().rows.at(0);
    row.when = when;
    return row;
}

void TestRowNames::differentDevicesAreShort()
{
    QCOMPARE(distinctNames({processor(2), card()}),
             (QStringList{QStringLiteral("EPYC 7763"), QStringLiteral("RTX 4070")}));
    QCOMPARE(shortName(processor(2)), QStringLiteral("EPYC 7763"));
    QCOMPARE(nameWithThreads(processor(1)), QStringLiteral("EPYC 7763 · 1 thread"));
    QCOMPARE(nameWithThreads(card()), QStringLiteral("RTX 4070"));
    LeaderboardRow raw = processor(2);
    raw.deviceName = raw.runs.last().device.name = QStringLiteral(
        "Intel(R) Core(TM) i5-10400F CPU @ 2.90GHz");
    QCOMPARE(shortName(raw), QStringLiteral("Core i5-10400F"));
}

void TestRowNames::aPersonsNameStays()
{
    LeaderboardRow named = processor(2);
    named.deviceName = QStringLiteral("Intel machine, rented");
    QCOMPARE(shortName(named), QStringLiteral("Intel machine, rented"));
    QCOMPARE(nameWithThreads(named), QStringLiteral("Intel machine, rented · 2 threads"));
    // Its device is called as everywhere else: one page has one name for it.
    LeaderboardRow rented = card();
    for (const auto& [given, shown] : std::initializer_list<std::pair<const char*, const char*>>{
             {"NVIDIA GeForce RTX 4070, rented", "RTX 4070, rented"},
             {"NVIDIA GeForce RTX 4070", "RTX 4070"},
             {"Anna's NVIDIA GeForce RTX 4070", "Anna's NVIDIA GeForce RTX 4070"},
             {"NVIDIA GeForce RTX 4070S", "NVIDIA GeForce RTX 4070S"},
             {"RTX 4070, rented", "RTX 4070, rented"}}) {
        rented.deviceName = QString::fromUtf8(given);
        QCOMPARE(shortName(rented), QString::fromUtf8(shown));
    }
}

void TestRowNames::namesOfOneDeviceSayTheirThreads()
{
    QCOMPARE(distinctNames({processor(2), card(), processor(1)}),
             (QStringList{QStringLiteral("EPYC 7763 · 2 threads"), QStringLiteral("RTX 4070"),
                          QStringLiteral("EPYC 7763 · 1 thread")}));
}

void TestRowNames::onlyWhatDiffersIsSaid()
{
    QCOMPARE(
        distinctNames({processor(2), processor(1), processor(2, at(3, 15, 1))}),
        (QStringList{QStringLiteral("EPYC 7763 · 2 threads · 14:33"), QStringLiteral("EPYC 7763 · 1 thread"),
                     QStringLiteral("EPYC 7763 · 2 threads · 15:01")}));
}

void TestRowNames::timesTellEqualThreadsApart()
{
    QCOMPARE(distinctNames({processor(2), processor(2, at(3, 9, 5))}),
             (QStringList{QStringLiteral("EPYC 7763 · 14:33"), QStringLiteral("EPYC 7763 · 9:05")}));
    // A card's threads are no property of its.
    QCOMPARE(distinctNames({card(), card(at(3, 9, 5))}),
             (QStringList{QStringLiteral("RTX 4070 · 14:33"), QStringLiteral("RTX 4070 · 9:05")}));
}

void TestRowNames::daysComeBeforeTimes()
{
    QCOMPARE(distinctNames({card(), card(at(4, 14, 33)), card(at(4, 15, 0))}),
             (QStringList{QStringLiteral("RTX 4070 · 3 Nov"), QStringLiteral("RTX 4070 · 4 Nov · 14:33"),
                          QStringLiteral("RTX 4070 · 4 Nov · 15:00")}));
    QCOMPARE(distinctNames({card(), card(at(3, 14, 33).addYears(-1))}),
             (QStringList{QStringLiteral("RTX 4070 · 2026"), QStringLiteral("RTX 4070 · 2025")}));
}

void TestRowNames::pipelinesAndDatasetsTellWorkApart()
{
    LeaderboardRow plain = card(at(5, 1, 1));
    plain.runs.last().workload.pipeline = Pipeline::Plain;
    QCOMPARE(distinctNames({plain, card()}),
             (QStringList{QStringLiteral("RTX 4070 · plain"), QStringLiteral("RTX 4070 · tuned")}));
    LeaderboardRow flowers = card(at(5, 1, 1));
    flowers.runs.last().dataset.name = QStringLiteral("flowers.zip");
    QCOMPARE(distinctNames({flowers, card()}),
             (QStringList{QStringLiteral("RTX 4070 · flowers"), QStringLiteral("RTX 4070 · cats-vs-dogs")}));
}

void TestRowNames::notesComeLast()
{
    LeaderboardRow noted = card();
    noted.note = QStringLiteral("fans\n at full speed");
    QCOMPARE(distinctNames({noted, card()}),
             (QStringList{QStringLiteral("RTX 4070 · fans at full speed"), QStringLiteral("RTX 4070")}));
}

void TestRowNames::whatIsWhollyAlikeIsNumbered()
{
    QCOMPARE(distinctNames({card(), card()}),
             (QStringList{QStringLiteral("RTX 4070 (1)"), QStringLiteral("RTX 4070 (2)")}));
}

void TestRowNames::unlikeDevicesOfOneShortNameAreLonger()
{
    LeaderboardRow old = card();
    old.deviceName = old.runs.last().device.name = QStringLiteral("GeForce RTX 4070");
    QCOMPARE(distinctNames({old, card()}),
             (QStringList{QStringLiteral("GeForce RTX 4070"), QStringLiteral("NVIDIA GeForce RTX 4070")}));
}

void TestRowNames::configurationsBesideTellThreads()
{
    LeaderboardRow one = processor(1);
    one.configuration = QStringLiteral("2 cores, 1 thread");
    QCOMPARE(distinctNames({one, processor(2), processor(2, at(3, 15, 1))}, Beside::Configuration),
             (QStringList{QStringLiteral("EPYC 7763"), QStringLiteral("EPYC 7763 · 14:33"),
                          QStringLiteral("EPYC 7763 · 15:01")}));
}

void TestRowNames::manyAreAllDistinct()
{
    QList<LeaderboardRow> rows;
    for (const sample::LongName& name : sample::longNames()) {
        for (const int threads : kCores) {
            for (const int minute : {10, 10, 20}) {
                rows.append(processor(threads, at(3, 12, minute)));
                rows.last().deviceName = rows.last().runs.last().device.name = QString::fromUtf8(name.device);
            }
        }
    }
    const QStringList names = distinctNames(rows);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QVERIFY2(names.at(i).startsWith(shortName(rows.at(i))), qPrintable(names.at(i)));
    }
}

void TestRowNames::choicesSayThreadsTimeAndDay()
{
    QCOMPARE(choiceText(processor(1)), QStringLiteral("EPYC 7763 · 1 thread · 7.94 min · 3 Nov 2026, 14:33"));
    LeaderboardRow unfinished = card();
    unfinished.medianSeconds.reset();
    QCOMPARE(choiceText(unfinished), QStringLiteral("RTX 4070 · 3 Nov 2026, 14:33"));
}

QTEST_GUILESS_MAIN(TestRowNames)
#include "tst_rownames.moc"
