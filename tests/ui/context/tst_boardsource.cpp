// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/boardsource.h"

#include "boardcontext.h"
#include "context/boardfollower.h"
#include "patience.h"
#include "results/store/storeactivity.h"
#include "samplerecord.h"

#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

constexpr int kSeveralLooksMs = 2500;  // at what others wrote

/// What another connection to the same store, in another process say, does.
std::shared_ptr<ResultStore> otherConnection(const sample::BoardContext& sample)
{
    auto store = ResultStore::open(sample.filePath(QStringLiteral("results.sqlite"))).value();
    store->setFollowing(false);
    return store;
}

qsizetype epochsOf(const BoardSource& board, const QString& setId)
{
    const LeaderboardRow* row = board.board().rowOfSet(setId);
    return row ? row->runs.last().epochs.size() : -1;
}

}  // namespace

class TestBoardSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneReadingServesAllPages();
    void idleWithoutFollowers();
    void whoComesLaterHearsWhatItMissed();
    void renewedWithoutAReading();
    void aReadingSharesWhatStayed();
    void othersWritesAppear();
    void measuringReadsNothingButTheRunningRow();
    void missedEpochsAreReadFromTheJournal();
    void editsShowWhileMeasuring();
    void ofAnotherProcessesRunOnlyTheJournalIsRead();
};

void TestBoardSource::oneReadingServesAllPages()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower followers[]{BoardFollower(board), BoardFollower(board), BoardFollower(board)};
    QSignalSpy spies[]{QSignalSpy(&followers[0], &BoardFollower::refreshed),
                       QSignalSpy(&followers[1], &BoardFollower::refreshed),
                       QSignalSpy(&followers[2], &BoardFollower::refreshed)};
    for (BoardFollower& follower : followers) {
        QVERIFY(!follower.isLoaded());
        follower.setActive(true);
    }
    for (QSignalSpy& spy : spies) {
        QTRY_COMPARE(spy.count(), 1);
    }
    QCOMPARE(board.readings(), 1);
    QVERIFY(followers[2].isLoaded());
    QVERIFY(board.board() == readBoard(sample.context->store(), CostModel(sample.context->prices())).value());
    QVERIFY(!followers[2].groups().isEmpty());
}

void TestBoardSource::idleWithoutFollowers()
{
    sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    {
        BoardFollower follower(board);
        follower.setActive(true);
        QTRY_VERIFY(follower.isLoaded());
    }
    sample.add({sample::completed()});
    QTest::qWait(100);
    QCOMPARE(board.readings(), 1);
    QVERIFY(!board.isCurrent());
}

void TestBoardSource::whoComesLaterHearsWhatItMissed()
{
    sample::BoardContext sample;
    BoardSource& board = sample.context->board();
    BoardFollower front(board);
    BoardFollower behind(board);
    QSignalSpy refreshed(&behind, &BoardFollower::refreshed);
    front.setActive(true);
    QTRY_VERIFY(front.isLoaded());
    sample.add({sample::completed()});
    QTRY_COMPARE(front.groups().size(), 1);
    QVERIFY(!behind.isLoaded());
    behind.setActive(true);
    QCOMPARE(refreshed.count(), 1);
    behind.setActive(false);
    behind.setActive(true);  // nothing missed
    QCOMPARE(refreshed.count(), 1);
    QCOMPARE(board.readings(), 2);
}

void TestBoardSource::renewedWithoutAReading()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    QSignalSpy refreshed(&page, &BoardFollower::refreshed);
    page.renew();  // inactive, nothing read yet
    QTRY_COMPARE(refreshed.count(), 1);
    page.renew();
    QTRY_COMPARE(refreshed.count(), 2);
    QCOMPARE(board.readings(), 1);
}

/// What stayed is neither kept twice nor compared run by run on the window's thread.
void TestBoardSource::aReadingSharesWhatStayed()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    page.setActive(true);
    QTRY_VERIFY(page.isLoaded());
    const QList<LeaderboardRow> before = board.board().groups.first().rows;
    const QString renamed = before.first().setId;
    QVERIFY(sample.context->store().setName(renamed, QStringLiteral("Renamed")));
    QTRY_COMPARE(board.board().rowOfSet(renamed)->deviceName, QStringLiteral("Renamed"));
    for (const LeaderboardRow& row : before) {
        QVERIFY(board.board().rowOfSet(row.setId)->runs.constData() == row.runs.constData());
    }
}

void TestBoardSource::othersWritesAppear()
{
    const sample::BoardContext sample;
    BoardFollower page(sample.context->board());
    page.setActive(true);
    QTRY_VERIFY(page.isLoaded());
    const RunRecord run = sample::completed();
    QVERIFY(otherConnection(sample)->importDocument({{run}, {}}));
    QTRY_VERIFY(page.rowOfSet(run.setId) != nullptr);
}

void TestBoardSource::measuringReadsNothingButTheRunningRow()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    page.setActive(true);
    QTRY_VERIFY(page.isLoaded());
    QSignalSpy refreshed(&page, &BoardFollower::refreshed);
    QSignalSpy changedRows(&page, &BoardFollower::rowChanged);
    const auto other = otherConnection(sample);
    const RunRecord run = sample::running();

    board.beginMeasuring();
    QVERIFY(other->begin(run));
    board.showRunning(run.setId);
    QCOMPARE(epochsOf(board, run.setId), 0);
    const StoreActivity before = StoreActivity::soFar();
    for (int number = 1; number <= 5; ++number) {
        const EpochReport epoch = sample::epoch(number, 4, run.workload);
        QVERIFY(other->appendEpoch(run.id, epoch));
        board.addEpoch(run.setId, epoch);
        QCOMPARE(epochsOf(board, run.setId), number);
        QCOMPARE(changedRows.count(), number + 1);
        QCOMPARE(changedRows.last().first().toString(), run.setId);
    }
    QVERIFY(other->importDocument({{sample::completed()}, {}}));
    const StoreActivity written = StoreActivity::soFar();  // the import itself looks up what it imports
    QTest::qWait(kSeveralLooksMs);
    const StoreActivity after = StoreActivity::soFar();
    QCOMPARE(after.opens, before.opens);
    QCOMPARE(after.checks, before.checks);
    QCOMPARE(after.polls, before.polls);
    QCOMPARE(after.records, written.records);
    QCOMPARE(board.readings(), 1);
    QCOMPARE(refreshed.count(), 0);

    RunRecord finished = sample::completed();
    finished.id = run.id;
    finished.setId = run.setId;
    QVERIFY(other->finish(finished));
    board.endMeasuring();
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(board.readings(), 2);
    QVERIFY(board.board() == readBoard(sample.context->store(), CostModel(sample.context->prices())).value());
}

void TestBoardSource::missedEpochsAreReadFromTheJournal()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    page.setActive(true);
    QTRY_VERIFY(page.isLoaded());
    const auto other = otherConnection(sample);
    const RunRecord run = sample::running();
    QVERIFY(other->begin(run));
    board.beginMeasuring();
    for (int number = 1; number <= 3; ++number) {
        QVERIFY(other->appendEpoch(run.id, sample::epoch(number, 4, run.workload)));
    }
    board.addEpoch(run.setId, sample::epoch(3, 4, run.workload));
    QCOMPARE(epochsOf(board, run.setId), 3);
    board.addEpoch(run.setId, sample::epoch(3, 4, run.workload));  // known already
    QCOMPARE(epochsOf(board, run.setId), 3);
    QCOMPARE(board.readings(), 1);
    board.endMeasuring();
}

void TestBoardSource::editsShowWhileMeasuring()
{
    const QList<RunRecord> records = sample::boardRecords();
    const sample::BoardContext sample(records);
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    page.setActive(true);
    QTRY_VERIFY(page.isLoaded());
    const auto other = otherConnection(sample);
    const RunRecord run = sample::running();
    board.beginMeasuring();
    QVERIFY(other->begin(run));
    board.showRunning(run.setId);

    const QString setId = records.first().setId;
    ResultStore& store = sample.context->store();
    QVERIFY(store.setName(setId, QStringLiteral("renamed")));
    QTRY_COMPARE(page.rowOfSet(setId)->deviceName, QStringLiteral("renamed"));
    QVERIFY(store.deleteSet(setId));
    // An epoch that ends while the store is read isn't lost.
    QVERIFY(other->appendEpoch(run.id, sample::epoch(1, 4, run.workload)));
    board.addEpoch(run.setId, sample::epoch(1, 4, run.workload));
    QTRY_VERIFY(page.rowOfSet(setId) == nullptr);
    QCOMPARE(epochsOf(board, run.setId), 1);
    board.endMeasuring();
}

void TestBoardSource::ofAnotherProcessesRunOnlyTheJournalIsRead()
{
    const sample::BoardContext sample(sample::boardRecords());
    BoardSource& board = sample.context->board();
    BoardFollower page(board);
    page.setActive(true);
    const auto other = otherConnection(sample);
    const RunRecord run = sample::running();
    QVERIFY(other->begin(run));
    QTRY_COMPARE(epochsOf(board, run.setId), 0);
    // Whoever read it before may have missed the last write: a look finds that out, and it is read once more.
    const qint64 looks = StoreActivity::soFar().polls;
    QTRY_VERIFY(StoreActivity::soFar().polls >= looks + 2 && board.isCurrent());
    const int readings = board.readings();
    const StoreActivity before = StoreActivity::soFar();
    for (int number = 1; number <= 2; ++number) {
        QVERIFY(other->appendEpoch(run.id, sample::epoch(number, 4, run.workload)));
        QTRY_COMPARE(epochsOf(board, run.setId), number);
    }
    QCOMPARE(board.readings(), readings);
    const StoreActivity after = StoreActivity::soFar();
    QCOMPARE(after.opens, before.opens);
    QCOMPARE(after.records, before.records + 2);
}

QTEST_MAIN(TestBoardSource)
#include "tst_boardsource.moc"
