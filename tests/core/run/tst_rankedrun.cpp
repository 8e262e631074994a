// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "memoryranks.h"
#include "run/stoprelay.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
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

    /// A rank decodes for as long as nobody tells it to stop; another is told.
    void decodingIsBrokenOffOnAll_data()
    {
        QTest::addColumn<bool>("areTogether");
        QTest::newRow("each its pictures") << false;
        QTest::newRow("shared pictures") << true;
    }
    void decodingIsBrokenOffOnAll()
    {
        QFETCH(bool, areTogether);
        MemoryRanks all(2);
        if (areTogether) {
            all.putTogether();
        }
        StopSource stop;
        std::atomic<bool> isDecoding = false;
        std::atomic<bool> isHeard = false;
        std::atomic<int> decoded = 0;
        FakeBehaviour slow;
        slow.whilePicture = [&](const StopToken& own) {
            isDecoding = true;
            ++decoded;
            isHeard = isHeard || waitFor([&own] { return own.isStopRequested(); });
        };
        FakeBehaviour asked;
        asked.onDecode = [&] {
            waitFor([&] { return isDecoding.load(); });
            stop.requestStop();
        };
        FakeRun first(asked);
        FakeRun second(slow);
        const auto records = runAll(all, {&first, &second}, stop.token());
        for (const auto& record : records) {
            QVERIFY(!record);
            QVERIFY(record.error().code == ErrorCode::Stopped);
        }
        QVERIFY2(isHeard, "nobody told it");
        QCOMPARE(decoded.load(), 1);
    }

    /// 24 to train on and 4 to validate, of which the fake leaves one out unread: once a machine, whoever
    /// reads them.
    void picturesAreDecodedOnceAMachine_data()
    {
        QTest::addColumn<bool>("areTogether");
        QTest::addColumn<bool>("canReach");
        QTest::addColumn<int>("decoded");
        QTest::newRow("on one machine") << true << true << 27;
        QTest::newRow("on two machines") << false << true << 54;
        QTest::newRow("out of each other's reach") << true << false << 54;
    }
    void picturesAreDecodedOnceAMachine()
    {
        QFETCH(bool, areTogether);
        QFETCH(bool, canReach);
        QFETCH(int, decoded);
        MemoryRanks all(2);
        if (areTogether) {
            all.putTogether();
        }
        std::atomic<int> count = 0;
        FakeBehaviour counting;
        counting.onPicture = [&count](qsizetype) { ++count; };
        counting.leftOut = 1;  // the first one: of whichever rank, both know why
        if (!canReach) {
            counting.openError = Error{ErrorCode::Input, QStringLiteral("Out of reach."), {}};
        }
        FakeRun runs[2] = {FakeRun(counting), FakeRun(counting)};
        const auto records = runAll(all, {&runs[0], &runs[1]}, {});
        for (const Result<RunRecord>& record : records) {
            QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
            QCOMPARE(record->workload.trainPictures, 23);
            QVERIFY(hasWarning(record->warnings, QStringLiteral("left-out")));
            QCOMPARE(record->workload.manifestHash, records[0]->workload.manifestHash);
        }
        QCOMPARE(count.load(), decoded);
    }

    /// What one of them can't do ends all, with its name, whatever the others were waiting for.
    void aFaultWhilePicturesAreSharedEndsAll_data()
    {
        QTest::addColumn<int>("faulty");
        QTest::addColumn<QString>("fault");
        for (const int rank : {0, 1}) {
            QTest::addRow("rank %d can't decode", rank) << rank << QStringLiteral("decode");
            QTest::addRow("rank %d has no dataset", rank) << rank << QStringLiteral("dataset");
            QTest::addRow("rank %d has other pictures", rank) << rank << QStringLiteral("pictures");
            QTest::addRow("rank %d is killed", rank) << rank << QStringLiteral("killed");
        }
        QTest::addRow("no room") << 0 << QStringLiteral("share");
    }
    void aFaultWhilePicturesAreSharedEndsAll()
    {
        QFETCH(int, faulty);
        QFETCH(QString, fault);
        MemoryRanks all(2);
        all.putTogether();
        const std::shared_ptr<Ranks> killed = all.rank(faulty);
        FakeBehaviour behaviour;
        const Error error{ErrorCode::Input, QStringLiteral("No room is left."), {}};
        if (fault == QStringLiteral("decode")) {
            behaviour.decodeError = error;
        } else if (fault == QStringLiteral("share")) {
            behaviour.shareError = error;
        } else if (fault == QStringLiteral("killed")) {
            behaviour.onDecode = [&killed] {
                killed->part();
                throw std::runtime_error("killed");
            };
        }
        FakeRun bad(behaviour);
        FakeRun good;
        if (fault == QStringLiteral("dataset")) {
            bad.request.datasetPath = QStringLiteral("/nowhere/pictures");
        } else if (fault == QStringLiteral("pictures")) {
            bad.pictures.write(QStringLiteral("train/cats/3.jpg"), "another picture");
        }
        const auto records = faulty == 0 ? runAll(all, {&bad, &good}, {}) : runAll(all, {&good, &bad}, {});
        for (int rank = 0; rank < 2; ++rank) {
            QVERIFY(!records[rank]);
            const QString told = records[rank].error().message;
            QVERIFY2(!told.isEmpty() && told != QStringLiteral("Stopped."), qPrintable(told));
            if (rank != faulty && fault != QStringLiteral("pictures") && fault != QStringLiteral("killed")) {
                QVERIFY2(told.startsWith(QStringLiteral("Rank %1").arg(faulty)), qPrintable(told));
            }
            if (fault == QStringLiteral("pictures")) {
                QVERIFY2(told.contains(QStringLiteral("other pictures than rank 0")), qPrintable(told));
            }
        }
    }

private:
    static constexpr std::chrono::seconds kPatience{60};

    /// False when it didn't come to that.
    static bool waitFor(const std::function<bool()>& isSo)
    {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (!isSo()) {
            if (std::chrono::steady_clock::now() > end) {
                return false;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return true;
    }

    /// `stop`: of the first rank.
    static std::vector<Result<RunRecord>> runAll(MemoryRanks& all, const std::vector<FakeRun*>& runs,
                                                 const StopToken& stop)
    {
        std::vector<std::shared_ptr<Ranks>> ranks;
        for (std::size_t rank = 0; rank < runs.size(); ++rank) {
            ranks.push_back(all.rank(static_cast<int>(rank)));
        }
        std::vector<Result<RunRecord>> records(runs.size(), Error());
        MemoryRanks::onEach(static_cast<int>(runs.size()), [&](int number) {
            const auto rank = static_cast<std::size_t>(number);
            FakeRun& run = *runs[rank];
            RunDependencies dependencies = run.dependencies();
            dependencies.ranks = ranks[rank];
            records[rank] = RunExecutor(run.request, QUuid::createUuid().toString(QUuid::WithoutBraces),
                                        dependencies, run.sink, rank == 0 ? stop : StopToken())
                                .run();
        });
        return records;
    }
};

QTEST_GUILESS_MAIN(TestRankedRun)
#include "tst_rankedrun.moc"
