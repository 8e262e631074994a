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
        MemoryRanks::onEach(2, [&](int rank) {
            RunDependencies dependencies = runs[rank].dependencies();
            dependencies.ranks = all.rank(rank);
            records[rank] = RunExecutor(runs[rank].request,
                                        QUuid::createUuid().toString(QUuid::WithoutBraces), dependencies,
                                        runs[rank].sink, {})
                                .run();
        });
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
};

QTEST_GUILESS_MAIN(TestRankedRun)
#include "tst_rankedrun.moc"
