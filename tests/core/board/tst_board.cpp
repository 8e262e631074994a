// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/board.h"

#include "samplerecord.h"

#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

/// A set of ranked repeats with these headlines, begun `minutes` after the first.
QList<RunRecord> rankedSet(const QString& device, const QList<double>& headlines, int minutes,
                           int epochs = 15)
{
    QList<RunRecord> runs;
    const QString setId = sample::uuid();
    for (const double seconds : headlines) {
        RunRecord run = sample::completed(seconds, epochs);
        run.setId = setId;
        run.device.name = device;
        run.startedAt = run.startedAt.addSecs(60 * minutes + 5 * runs.size());
        runs.append(run);
    }
    return runs;
}

/// Two workloads, ties, an unranked set, a named and a pinned one.
RecordDocument filledStore()
{
    RecordDocument everything;
    everything.records = rankedSet(QStringLiteral("slow"), {80, 81, 82}, 1)
                         + rankedSet(QStringLiteral("fast"), {20, 21, 22}, 2)
                         + rankedSet(QStringLiteral("as fast"), {20.5, 21.5, 22.5}, 3)
                         + rankedSet(QStringLiteral("other work"), {30}, 4, 5);
    RunRecord stopped = sample::completed();
    stopped.status = RunStatus::Stopped;
    stopped.isRanked = false;
    stopped.epochs.resize(4);
    stopped.timing.trainSeconds.reset();
    everything.records.append(stopped);
    Annotations named;
    named.setId = everything.records.first().setId;
    named.name = QStringLiteral("The old one");
    named.note = QStringLiteral("under the desk");
    named.isPinned = true;
    everything.annotations = {named};
    return everything;
}

RunRecord runningIn(const QString& setId, const QString& device, int epochs)
{
    RunRecord run = sample::running();
    run.setId = setId;
    run.device.name = device;
    run.workload = sample::workload(epochs);
    run.startedAt = run.startedAt.addDays(1);
    return run;
}

QList<RunRecord> runsOf(const RecordDocument& everything, const QString& setId)
{
    QList<RunRecord> runs = everything.records;
    runs.removeIf([&setId](const RunRecord& run) { return run.setId != setId; });
    return runs;
}

}  // namespace

class TestBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storeIsReadAsItsRecords();
    void findsSetsAndGroups();
    void sharesTheRunsThatStayed();
    void aRunInWorkChangesItsRowAlone_data();
    void aRunInWorkChangesItsRowAlone();
};

void TestBoard::storeIsReadAsItsRecords()
{
    const QTemporaryDir folder;
    const auto store = ResultStore::open(folder.filePath(QStringLiteral("results.sqlite"))).value();
    const RecordDocument everything = filledStore();
    QVERIFY(store->importDocument(everything));
    const CostModel costs(PriceBook::shipped());
    const auto board = readBoard(*store, costs);
    QVERIFY(board);
    QCOMPARE(board->groups.size(), 2);
    QVERIFY(board.value() == boardOf({store->records().value(), store->annotations().value()}, costs));
}

void TestBoard::findsSetsAndGroups()
{
    const RecordDocument everything = filledStore();
    const Board board = boardOf(everything, CostModel(PriceBook::shipped()));
    for (const RunRecord& run : everything.records) {
        const QString fingerprint = run.workload.fingerprint();
        QCOMPARE(board.rowOfSet(run.setId)->setId, run.setId);
        QCOMPARE(board.groupOfSet(run.setId)->fingerprint, fingerprint);
        QCOMPARE(board.group(fingerprint), board.groupOfSet(run.setId));
    }
    QVERIFY(board.rowOfSet(sample::uuid()) == nullptr);
    QVERIFY(board.groupOfSet(QString()) == nullptr);
    QVERIFY(board.group(QStringLiteral("unknown")) == nullptr);
}

/// What stayed is the same memory afterwards, what changed isn't, and no value differs.
void TestBoard::sharesTheRunsThatStayed()
{
    const CostModel costs(PriceBook::shipped());
    RecordDocument everything = filledStore();
    const Board former = boardOf(everything, costs);
    everything.records.last().epochs.removeLast();
    everything.annotations.first().name = QStringLiteral("Renamed");
    Board fresh = boardOf(everything, costs);
    const Board expected = fresh;
    shareRuns(fresh, former);
    QVERIFY(fresh == expected);
    const auto runsIn = [](const Board& board, const QString& setId) {
        return board.rowOfSet(setId)->runs.constData();
    };
    int shared = 0;
    for (const RunRecord& run : everything.records) {
        QVERIFY(runsIn(expected, run.setId) != runsIn(former, run.setId));
        const bool isShared = runsIn(fresh, run.setId) == runsIn(former, run.setId);
        QCOMPARE(isShared, run.setId != everything.records.last().setId);
        shared += isShared ? 1 : 0;
    }
    QCOMPARE(shared, everything.records.size() - 1);
}

void TestBoard::aRunInWorkChangesItsRowAlone_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<int>("epochs");
    QTest::newRow("a new set") << QStringLiteral("new") << 15;
    QTest::newRow("a new set of another work") << QStringLiteral("new") << 5;
    QTest::newRow("a new set of a new work") << QStringLiteral("new") << 7;
    QTest::newRow("a repeat of a ranked set") << QStringLiteral("fast") << 15;
    QTest::newRow("a repeat of the named baseline") << QStringLiteral("slow") << 15;
    QTest::newRow("a repeat of a stopped set") << QStringLiteral("Intel Core i3-6100") << 15;
}

/// Oracle: all records ranked anew.
void TestBoard::aRunInWorkChangesItsRowAlone()
{
    QFETCH(QString, device);
    QFETCH(int, epochs);
    RecordDocument everything = filledStore();
    const CostModel costs(PriceBook::shipped());
    Board board = boardOf(everything, costs);
    QString setId = sample::uuid();
    for (const RunRecord& run : everything.records) {
        setId = run.device.name == device ? run.setId : setId;
    }
    everything.records.prepend(runningIn(setId, device, epochs));
    RunRecord& run = everything.records.first();
    for (int number = 0; number <= 3; ++number) {
        if (number > 0) {
            run.epochs.append(sample::epoch(number, 4, run.workload));
        }
        updateRow(board.groups, runsOf(everything, setId), costs.perRun());
        const Board whole = boardOf(everything, costs);
        QCOMPARE(board.groups.size(), whole.groups.size());
        for (qsizetype i = 0; i < whole.groups.size(); ++i) {
            QCOMPARE(board.groups.at(i).title, whole.groups.at(i).title);
            QCOMPARE(board.groups.at(i).rows.size(), whole.groups.at(i).rows.size());
            for (qsizetype k = 0; k < whole.groups.at(i).rows.size(); ++k) {
                QCOMPARE(board.groups.at(i).rows.at(k).deviceName, whole.groups.at(i).rows.at(k).deviceName);
                QVERIFY(board.groups.at(i).rows.at(k) == whole.groups.at(i).rows.at(k));
            }
        }
        QVERIFY(board == whole);
        QVERIFY(board.rowOfSet(setId)->status == RunStatus::Running);
    }
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
