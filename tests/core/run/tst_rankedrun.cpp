// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "memoryranks.h"
#include "patience.h"
#include "run/stoprelay.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <optional>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

/// What ranks tell each other around a training.
class TestRankedRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What a process may use is shared out among the ranks that may run on the same processors; one that a
    /// launcher gave processors of its own keeps them.
    void threadsAreSharedOut_data()
    {
        QTest::addColumn<int>("sharers");
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("threads");
        QTest::newRow("two on four") << 2 << 4 << 2;
        QTest::newRow("bound by the launcher") << 1 << 4 << 4;
        QTest::newRow("three on four") << 3 << 4 << 1;
        QTest::newRow("more ranks than processors") << 8 << 2 << 1;
    }
    void threadsAreSharedOut()
    {
        QFETCH(int, sharers);
        QFETCH(int, own);
        QFETCH(int, threads);
        MemoryRanks all(2, sharers);
        QCOMPARE(RankedRun(all.rank(0)).threads(own), threads);
        QCOMPARE(RankedRun(nullptr).threads(own), own);
    }

    /// The first rank wasn't disturbed, the second was: all of them waited for that one.
    void theMostDisturbedRankCounts_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("isRanked");
        QTest::newRow("disturbed") << 0.12 << true;
        QTest::newRow("too much") << 0.4 << false;
    }
    void theMostDisturbedRankCounts()
    {
        QFETCH(double, share);
        QFETCH(bool, isRanked);
        MemoryRanks all(2);
        FakeRun runs[2];
        runs[1].disturbance.waitedShare = share;
        runs[1].busiestProgram = QStringLiteral("cc1plus");
        std::optional<Result<RunRecord>> records[2];
        MemoryRanks::onEach(2, [&](int rank) { records[rank] = executed(runs[rank], all.rank(rank)); });
        const Result<RunRecord>& first = *records[0];
        QVERIFY2(first, qPrintable(first ? QString() : first.error().message));
        QVERIFY(first->disturbedShare);
        QVERIFY(std::abs(*first->disturbedShare - share) < 1e-6);
        const auto warning = std::ranges::find(first->warnings, QStringLiteral("disturbed"), &Warning::code);
        QVERIFY(warning != first->warnings.end());
        QVERIFY2(warning->text.startsWith(QStringLiteral("Rank 1")), qPrintable(warning->text));
        QVERIFY2(warning->text.contains(QStringLiteral("cc1plus")), qPrintable(warning->text));
        QCOMPARE(first->isRanked, isRanked);
        // Nobody is named where it is the own one.
        const Result<RunRecord>& second = *records[1];
        QVERIFY(second);
        const auto own = std::ranges::find(second->warnings, QStringLiteral("disturbed"), &Warning::code);
        QVERIFY(own != second->warnings.end());
        QVERIFY2(!own->text.startsWith(QStringLiteral("Rank")), qPrintable(own->text));
    }

    /// Whatever they were doing when one was lost, those that are left end the same way, and what the first
    /// one had measured by then is kept, as a run that failed.
    void whereverOneIsLost_data()
    {
        QTest::addColumn<int>("turn");
        QTest::addColumn<bool>("isStored");
        QTest::newRow("while they read") << 1 << false;
        QTest::newRow("when the record is begun") << 4 << true;
        QTest::newRow("before they train") << 5 << true;
        QTest::newRow("when all is trained") << 6 << true;
        QTest::newRow("before the record is stored") << 7 << true;
    }
    void whereverOneIsLost()
    {
        QFETCH(int, turn);
        QFETCH(bool, isStored);
        MemoryRanks all(3);
        all.loseAt(1, turn);
        FakeRun runs[3];
        std::optional<Result<RunRecord>> records[3];
        MemoryRanks::onEach(3, [&](int rank) { records[rank] = executed(runs[rank], all.rank(rank)); });
        for (const int rank : {0, 2}) {
            const Result<RunRecord>& record = *records[rank];
            QVERIFY(record ? record->status == RunStatus::Failed
                           : record.error().code == ErrorCode::Internal);
        }
        QCOMPARE(bool(*records[0]), isStored);
        const QList<RunRecord> stored = runs[0].stored();
        QCOMPARE(stored.size(), isStored ? 1 : 0);
        if (isStored) {
            QVERIFY(stored.first().status == RunStatus::Failed && !stored.first().isRanked);
            QVERIFY2(hasReason(stored.first(), QStringLiteral("Rank 1 has ended.")),
                     qPrintable(stored.first().unrankedReasons.join(u'\n')));
            QVERIFY(hasWarning(stored.first().warnings, QStringLiteral("failed")));
        }
        if (turn >= 6) {
            QCOMPARE(stored.first().epochs.size(), 3);
        }
    }

    /// Networks that differ are no fault of the machine's: the run is complete, not ranked, on all of them.
    void networksDiffer()
    {
        MemoryRanks all(2);
        FakeBehaviour another;
        another.stateDigest = "another";
        FakeRun runs[2] = {FakeRun(), FakeRun(another)};
        std::optional<Result<RunRecord>> records[2];
        MemoryRanks::onEach(2, [&](int rank) { records[rank] = executed(runs[rank], all.rank(rank)); });
        for (const auto& record : records) {
            QVERIFY(*record && (*record)->status == RunStatus::Completed && !(*record)->isRanked);
            QVERIFY2(hasReason(record->value(), QStringLiteral("another network than rank 0")),
                     qPrintable((*record)->unrankedReasons.join(u'\n')));
        }
        QVERIFY(runs[0].stored().first().status == RunStatus::Completed);
    }

    /// Several errors at once become one code, so that all ranks have one exit status; each keeps its words.
    void errorsAgree_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("agreed");
        const auto row = [](const char* name, ErrorCode first, ErrorCode second, ErrorCode agreed) {
            QTest::newRow(name) << int(first) << int(second) << int(agreed);
        };
        row("alike", ErrorCode::Input, ErrorCode::Input, ErrorCode::Input);
        row("the first one's", ErrorCode::Input, ErrorCode::DeviceUnavailable, ErrorCode::Input);
        row("a stop meanwhile", ErrorCode::Stopped, ErrorCode::Store, ErrorCode::Store);
        row("stops", ErrorCode::Stopped, ErrorCode::Stopped, ErrorCode::Stopped);
    }
    void errorsAgree()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(int, agreed);
        MemoryRanks all(3);
        std::optional<Result<void>> told[3];
        MemoryRanks::onEach(3, [&](int rank) {
            RankedRun run(all.rank(rank));
            const int code = rank == 0 ? first : second;
            told[rank] = run.agree(
                rank == 2 ? Result<void>() : Error{ErrorCode(code), QStringLiteral("own %1").arg(rank), {}});
        });
        for (int rank = 0; rank < 3; ++rank) {
            QVERIFY(!*told[rank]);
            QCOMPARE(int(told[rank]->error().code), agreed);
        }
        if (agreed != int(ErrorCode::Stopped)) {
            QCOMPARE(told[1]->error().message, QStringLiteral("own 1"));
            QVERIFY2(told[2]->error().message.startsWith(QStringLiteral("Rank ")),
                     qPrintable(told[2]->error().message));
        }
    }

    /// Whichever is asked to stop, all hear it, and the run of each ends as one that was stopped.
    void aStopIsPassedOn_data()
    {
        QTest::addColumn<int>("asked");
        QTest::newRow("the first one") << 0;
        QTest::newRow("the last one") << 2;
    }
    void aStopIsPassedOn()
    {
        QFETCH(int, asked);
        MemoryRanks all(3);
        std::vector<StopSource> stops(3);
        std::vector<std::unique_ptr<StopRelay>> relays;
        for (int rank = 0; rank < 3; ++rank) {
            relays.push_back(std::make_unique<StopRelay>(all.rank(rank), stops[size_t(rank)].token()));
            QVERIFY(!relays.back()->token().isStopRequested());
        }
        stops[size_t(asked)].requestStop();
        for (const auto& relay : relays) {
            QTRY_VERIFY(relay->token().isStopRequested());
        }
        for (int rank = 0; rank < 3; ++rank) {
            QCOMPARE(stops[size_t(rank)].isStopRequested(), rank == asked);
        }
        relays.clear();
    }

private:
    static Result<RunRecord> executed(FakeRun& run, const std::shared_ptr<Ranks>& rank)
    {
        RunDependencies dependencies = run.dependencies();
        dependencies.ranks = rank;
        return RunExecutor(run.request, QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies,
                           run.sink, {})
            .run();
    }
};

QTEST_GUILESS_MAIN(TestRankedRun)
#include "tst_rankedrun.moc"
