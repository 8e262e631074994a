// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/resultstore.h"
#include "results/store/storeactivity.h"

#include "patience.h"
#include "samplerecord.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

class TestResultStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsComeBackIdentical();
    void runningShowsItsJournal();
    void beginTwiceKeepsTheJournal();
    void newestComesFirst();
    void prefixFindsTheSet();
    void deletedSetComesBack();
    void deletedSetsWaitToBeRestored();
    void deletedForGoodIsGone();
    void deletedTwiceLosesNoRun();
    void whatIsThereMeanwhileStays();
    void undoneDeletionLeavesNothingBehind();
    void runningSetIsNotDeleted();
    void importCountsAndRefuses();
    void importedPinYieldsToOwn();
    void pinMovesWithinItsFingerprint();
    void annotationsNeedASet();
    void namesAreOneLineOfTwoHundred();
    void anotherConnectionIsNoticed();
    void aJournalIsToldFromAChange();
    void unfollowedStoreIsLookedAtWhenItIsFollowedAgain();
    void oneSetIsReadAlone();
    void documentLeavesRunningOut();
    void thousandsOfRunsAreRead();

private:
    std::shared_ptr<ResultStore> open() const
    {
        auto store = ResultStore::open(m_folder->filePath(QStringLiteral("results.sqlite")));
        return store ? store.value() : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestResultStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestResultStore::recordsComeBackIdentical()
{
    const RunRecord record = sample::completed();
    const auto store = open();
    QVERIFY(store);
    QVERIFY(store->begin(record));
    QVERIFY(store->finish(record));
    QCOMPARE(store->records().value(), QList<RunRecord>{record});
    QCOMPARE(open()->records().value(), QList<RunRecord>{record});
}

void TestResultStore::runningShowsItsJournal()
{
    RunRecord record = sample::running();
    const auto store = open();
    QSignalSpy changes(store.get(), &ResultStore::changed);
    QVERIFY(store->begin(record));
    record.epochs = {sample::epoch(1, 3.5, record.workload), sample::epoch(2, 3.25, record.workload)};
    QVERIFY(store->appendEpoch(record.id, record.epochs.at(0)));
    QVERIFY(store->appendEpoch(record.id, record.epochs.at(1)));
    QCOMPARE(changes.count(), 3);
    const auto seen = open()->records();  // as another process would: the owner lives, so it stays running
    QCOMPARE(seen.value(), QList<RunRecord>{record});
    QVERIFY(!store->appendEpoch(sample::uuid(), record.epochs.at(0)));
}

void TestResultStore::beginTwiceKeepsTheJournal()
{
    RunRecord record = sample::running();
    const auto store = open();
    QVERIFY(store->begin(record));
    record.epochs = {sample::epoch(1, 3.5, record.workload)};
    QVERIFY(store->appendEpoch(record.id, record.epochs.first()));
    record.dataset.leftOut = 7;
    QVERIFY(store->begin(record));
    QCOMPARE(store->records().value(), QList<RunRecord>{record});
}

void TestResultStore::newestComesFirst()
{
    const auto store = open();
    RunRecord older = sample::completed();
    RunRecord newer = sample::completed();
    newer.startedAt = older.startedAt.addMSecs(1);  // as text, "00Z" would sort behind "00.001Z"
    QVERIFY(store->importDocument({{newer, older}, {}}));
    const auto records = store->records();
    QCOMPARE(records->first().id, newer.id);
    QCOMPARE(records->last().id, older.id);
}

void TestResultStore::prefixFindsTheSet()
{
    const auto store = open();
    RunRecord first = sample::completed();
    RunRecord second = sample::completed();
    RunRecord other = sample::completed();
    first.id = QStringLiteral("aaaaaa11-0000-4000-8000-000000000001");
    second.id = QStringLiteral("aaaaaa22-0000-4000-8000-000000000001");
    other.id = QStringLiteral("aaaaaabb-0000-4000-8000-000000000001");
    first.setId = second.setId = QStringLiteral("bbbbbb11-0000-4000-8000-000000000001");
    other.setId = QStringLiteral("cccccc11-0000-4000-8000-000000000001");
    QVERIFY(store->importDocument({{first, second, other}, {}}));

    QCOMPARE(store->find(QStringLiteral("bbbbbb"))->size(), 2);
    QCOMPARE(store->find(QStringLiteral("AAAAAA11"))->size(), 2);
    QCOMPARE(store->find(other.setId)->size(), 1);
    for (const QString& refused : {QStringLiteral("aaaaa"), QStringLiteral("aaaaaa"),
                                   QStringLiteral("dddddd"), QStringLiteral("%%%%%%"), QString()}) {
        const auto found = store->find(refused);
        QVERIFY2(!found, qPrintable(refused));
        QVERIFY(found.error().code == ErrorCode::Usage);
    }
}

void TestResultStore::deletedSetComesBack()
{
    const auto store = open();
    RunRecord one = sample::completed();
    RunRecord two = sample::completed(58);
    two.setId = one.setId;
    QVERIFY(store->importDocument({{one, two}, {}}));
    QVERIFY(store->setName(one.setId, QStringLiteral("Workshop")));
    QVERIFY(store->setNote(one.setId, QStringLiteral("side panel off")));
    QVERIFY(store->pin(one.setId));
    const auto before = store->records().value();
    const auto annotationsBefore = store->annotations().value();

    const auto deleted = store->deleteSet(one.setId);
    QVERIFY(deleted);
    QVERIFY(store->records()->isEmpty());
    QVERIFY(store->annotations()->isEmpty());
    QVERIFY(store->restore(deleted.value()));
    QCOMPARE(store->records().value(), before);
    QCOMPARE(store->annotations().value(), annotationsBefore);
    QVERIFY(annotationsBefore.first().isPinned);
}

void TestResultStore::deletedSetsWaitToBeRestored()
{
    RunRecord one = sample::completed();
    RunRecord two = sample::completed(58);
    two.setId = one.setId;
    two.startedAt = one.startedAt.addSecs(60);
    const RunRecord other = sample::completed(99);
    QList<RunRecord> before;
    {
        const auto store = open();
        QVERIFY(store->deletedSets() && store->deletedSets()->isEmpty());  // none was ever deleted
        QVERIFY(!store->restoreSets({one.setId}));
        QVERIFY(store->importDocument({{one, two, other}, {}}));
        QVERIFY(store->setName(one.setId, QStringLiteral("Workshop")));
        before = store->records().value();
        QVERIFY(store->deleteSet(other.setId));
        QVERIFY(store->deleteSet(one.setId));
        QVERIFY(store->records()->isEmpty());
    }
    const auto store = open();  // as after a restart
    const auto deleted = store->deletedSets();
    QVERIFY(deleted);
    QCOMPARE(deleted->size(), 2);
    QCOMPARE(deleted->first().setId, one.setId);  // the latest first
    QCOMPARE(deleted->first().name, QStringLiteral("Workshop"));
    QCOMPARE(deleted->first().runs, 2);
    QCOMPARE(deleted->first().startedAt, two.startedAt);
    QVERIFY(deleted->first().deletedAt.secsTo(QDateTime::currentDateTimeUtc()) < 600);
    QCOMPARE(deleted->last().name, other.device.name);

    QVERIFY(store->restoreSets({one.setId}));
    QVERIFY(store->restoreSets({other.setId}));
    QCOMPARE(store->records().value(), before);
    QCOMPARE(store->annotations()->size(), 2);
    QVERIFY(store->deletedSets()->isEmpty());
    const auto gone = store->restoreSets({one.setId});
    QVERIFY(!gone && gone.error().code == ErrorCode::Usage);
    QCOMPARE(store->records().value(), before);
}

void TestResultStore::deletedForGoodIsGone()
{
    const auto store = open();
    const RunRecord one = sample::completed();
    const RunRecord other = sample::completed(99);
    QVERIFY(store->importDocument({{one, other}, {}}));
    QVERIFY(store->deleteSet(one.setId));
    QVERIFY(store->deleteSet(other.setId));
    QVERIFY(store->forgetDeleted({one.setId}));
    QVERIFY(!store->restoreSets({one.setId}));
    QCOMPARE(store->deletedSets()->size(), 1);
    QVERIFY(store->restoreSets({other.setId}));
    QCOMPARE(store->records()->size(), 1);
}

void TestResultStore::deletedTwiceLosesNoRun()
{
    const auto store = open();
    const RunRecord one = sample::completed();
    RunRecord two = sample::completed(58);
    two.setId = one.setId;
    QVERIFY(store->importDocument({{one}, {}}));
    QVERIFY(store->deleteSet(one.setId));
    QVERIFY(store->importDocument({{two}, {}}));  // a colleague's file brings the other run
    QVERIFY(store->deleteSet(one.setId));
    QCOMPARE(store->deletedSets()->first().runs, 2);
    QVERIFY(store->restoreSets({one.setId}));
    QCOMPARE(store->records()->size(), 2);
}

void TestResultStore::whatIsThereMeanwhileStays()
{
    const auto store = open();
    const RunRecord one = sample::completed();
    QVERIFY(store->importDocument({{one}, {}}));
    QVERIFY(store->setName(one.setId, QStringLiteral("Old")));
    QVERIFY(store->deleteSet(one.setId));
    QVERIFY(store->importDocument({{one}, {}}));
    QVERIFY(store->setName(one.setId, QStringLiteral("New")));
    QVERIFY(store->restoreSets({one.setId}));
    QCOMPARE(store->records()->size(), 1);
    QCOMPARE(store->annotations()->first().name, QStringLiteral("New"));
    QVERIFY(store->deletedSets()->isEmpty());
}

void TestResultStore::undoneDeletionLeavesNothingBehind()
{
    const auto store = open();
    const RunRecord one = sample::completed();
    QVERIFY(store->importDocument({{one}, {}}));
    const auto deleted = store->deleteSet(one.setId);
    QVERIFY(store->restore(deleted.value()));
    QVERIFY(store->deletedSets()->isEmpty());
}

void TestResultStore::runningSetIsNotDeleted()
{
    const auto store = open();
    const RunRecord record = sample::running();
    QVERIFY(store->begin(record));
    const auto refused = store->deleteSet(record.setId);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::Usage);
    QCOMPARE(store->records()->size(), 1);
}

void TestResultStore::importCountsAndRefuses()
{
    const auto store = open();
    const RunRecord known = sample::completed();
    QVERIFY(store->importDocument({{known}, {}}));
    RunRecord forged = known;
    forged.seed = 43;
    const auto summary = store->importDocument({{known, forged, sample::completed(), sample::running()}, {}});
    QVERIFY(summary);
    QCOMPARE(summary->added, 1);
    QCOMPARE(summary->known, 1);
    QCOMPARE(summary->refused.size(), 2);
    QVERIFY(summary->refused.first().contains(known.id));
    QCOMPARE(store->records()->size(), 2);
    for (const Annotations& annotations : store->annotations().value()) {
        QVERIFY(annotations.importedAt.isValid());
    }
}

void TestResultStore::importedPinYieldsToOwn()
{
    const auto store = open();
    const RunRecord own = sample::completed();
    const RunRecord foreign = sample::completed();
    Annotations pinned;
    pinned.setId = own.setId;
    pinned.isPinned = true;
    QVERIFY(store->importDocument({{own}, {pinned}}));
    pinned.setId = foreign.setId;
    pinned.name = QStringLiteral("theirs");
    QVERIFY(store->importDocument({{foreign}, {pinned}}));
    for (const Annotations& annotations : store->annotations().value()) {
        QCOMPARE(annotations.isPinned, annotations.setId == own.setId);
    }
}

void TestResultStore::pinMovesWithinItsFingerprint()
{
    const auto store = open();
    const RunRecord one = sample::completed();
    const RunRecord two = sample::completed();
    const RunRecord elsewhere = sample::completed(20, 3);
    RunRecord unranked = sample::completed();
    unranked.isRanked = false;
    unranked.unrankedReasons = {QStringLiteral("It didn't learn.")};
    QVERIFY(store->importDocument({{one, two, elsewhere, unranked}, {}}));
    QVERIFY(store->pin(one.setId));
    QVERIFY(store->pin(elsewhere.setId));
    QVERIFY(store->pin(two.setId));
    QVERIFY(!store->pin(unranked.setId));
    QSet<QString> pinned;
    for (const Annotations& annotations : store->annotations().value()) {
        if (annotations.isPinned) {
            pinned.insert(annotations.setId);
        }
    }
    QCOMPARE(pinned, (QSet<QString>{two.setId, elsewhere.setId}));
    QVERIFY(store->unpin(two.setId));
}

void TestResultStore::annotationsNeedASet()
{
    const auto store = open();
    const auto refused = store->setName(sample::uuid(), QStringLiteral("ghost"));
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::Usage);
}

void TestResultStore::namesAreOneLineOfTwoHundred()
{
    const auto store = open();
    const RunRecord run = sample::completed();
    QVERIFY(store->importDocument({{run}, {}}));
    QVERIFY(store->setName(run.setId, QString(ResultStore::kLongestName, u'n')));
    for (const QString& name : {QString(ResultStore::kLongestName + 1, u'n'), QStringLiteral("a\nb"),
                                QStringLiteral("a\u2029b"), QStringLiteral("\x7f")}) {
        const auto refused = store->setName(run.setId, name);
        QVERIFY2(!refused && refused.error().code == ErrorCode::Usage, qPrintable(name));
        QVERIFY(refused.error().message.contains(QStringLiteral("200")));
    }
    QCOMPARE(store->annotations()->first().name, QString(ResultStore::kLongestName, u'n'));
    QVERIFY(store->setName(run.setId, QStringLiteral("  Workshop\n")));  // what surrounds it doesn't count
    QCOMPARE(store->annotations()->first().name, QStringLiteral("Workshop"));
}

void TestResultStore::anotherConnectionIsNoticed()
{
    const auto store = open();
    const auto other = open();
    QSignalSpy changes(store.get(), &ResultStore::changed);
    QVERIFY(other->importDocument({{sample::completed()}, {}}));
    QTRY_VERIFY(changes.count() >= 1);
    QCOMPARE(store->records()->size(), 1);
}

void TestResultStore::aJournalIsToldFromAChange()
{
    const auto store = open();
    const auto other = open();
    QSignalSpy changes(store.get(), &ResultStore::changed);
    QSignalSpy journals(store.get(), &ResultStore::journalled);
    const RunRecord run = sample::running();
    QVERIFY(other->begin(run));
    QTRY_COMPARE(changes.count(), 1);
    QCOMPARE(journals.count(), 0);
    for (int number = 1; number <= 2; ++number) {
        QVERIFY(other->appendEpoch(run.id, sample::epoch(number, 4, run.workload)));
        QTRY_COMPARE(journals.count(), number);
    }
    QCOMPARE(changes.count(), 1);
    QVERIFY(other->setName(run.setId, QStringLiteral("named")));
    QTRY_COMPARE(changes.count(), 2);
    RunRecord finished = sample::completed();
    finished.id = run.id;
    finished.setId = run.setId;
    QVERIFY(other->finish(finished));
    QTRY_COMPARE(changes.count(), 3);
    QCOMPARE(journals.count(), 2);
}

void TestResultStore::unfollowedStoreIsLookedAtWhenItIsFollowedAgain()
{
    const auto store = open();
    const auto other = open();
    QSignalSpy changes(store.get(), &ResultStore::changed);
    store->setFollowing(false);
    const qint64 before = StoreActivity::soFar().polls;
    other->setFollowing(false);
    QVERIFY(other->importDocument({{sample::completed()}, {}}));
    QTest::qWait(1500);  // longer than from look to look
    QCOMPARE(StoreActivity::soFar().polls, before);
    QCOMPARE(changes.count(), 0);
    store->setFollowing(true);
    QCOMPARE(changes.count(), 1);
    QVERIFY(other->importDocument({{sample::completed()}, {}}));
    QTRY_COMPARE(changes.count(), 2);
}

void TestResultStore::oneSetIsReadAlone()
{
    const auto store = open();
    RunRecord first = sample::completed();
    RunRecord run = sample::running();
    run.setId = first.setId;
    run.startedAt = first.startedAt.addSecs(60);
    QVERIFY(store->importDocument({{first, sample::completed(), sample::completed()}, {}}));
    QVERIFY(store->runningSets()->isEmpty());
    QVERIFY(store->begin(run));
    QVERIFY(store->appendEpoch(run.id, sample::epoch(1, 4, run.workload)));
    run.epochs = {sample::epoch(1, 4, run.workload)};
    const qint64 before = StoreActivity::soFar().records;
    QCOMPARE(store->runsOfSet(first.setId).value(), (QList<RunRecord>{run, first}));
    QCOMPARE(StoreActivity::soFar().records, before + 2);
    QCOMPARE(store->runningSets().value(), QStringList(first.setId));
    QVERIFY(store->runsOfSet(sample::uuid())->isEmpty());
}

void TestResultStore::documentLeavesRunningOut()
{
    const auto store = open();
    const RunRecord done = sample::completed();
    QVERIFY(store->begin(sample::running()));
    QVERIFY(store->importDocument({{done}, {}}));
    QVERIFY(store->setName(done.setId, QStringLiteral("named")));
    const auto document = store->documentOf(store->records().value());
    QCOMPARE(document->records, QList<RunRecord>{done});
    QCOMPARE(document->annotations.size(), 1);
    QCOMPARE(document->annotations.first().name, QStringLiteral("named"));
}

/// Timings gate nothing; these are printed.
void TestResultStore::thousandsOfRunsAreRead()
{
    QList<RunRecord> records;
    for (int i = 0; i < 10000; ++i) {
        records.append(sample::completed(20 + i * 0.01));
    }
    QVERIFY(open()->importDocument({records, {}}));
    QElapsedTimer timer;
    timer.start();
    const auto store = open();
    const qint64 opened = timer.restart();
    QCOMPARE(store->records()->size(), 10000);
    const qint64 first = timer.restart();
    QCOMPARE(store->records()->size(), 10000);
    const qint64 again = timer.restart();
    QCOMPARE(open()->records()->size(), 10000);
    qInfo("10,000 runs: opened in %lld ms, read in %lld ms, again in %lld ms, by another in %lld ms",
          static_cast<long long>(opened), static_cast<long long>(first), static_cast<long long>(again),
          static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestResultStore)
#include "tst_resultstore.moc"
