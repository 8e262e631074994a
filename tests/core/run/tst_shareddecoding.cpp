// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "memoryranks.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

/// Ranks of one machine that decode a part of the pictures each.
class TestSharedDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
            if (rank != faulty && fault != QStringLiteral("pictures")) {
                QVERIFY2(told.startsWith(QStringLiteral("Rank %1").arg(faulty)), qPrintable(told));
            }
            if (fault == QStringLiteral("pictures")) {
                QVERIFY2(told.contains(QStringLiteral("other pictures than rank 0")), qPrintable(told));
            }
        }
    }

    /// Rank 0 says who decodes for itself and why, wherever that is: the others speak to nobody.
    void whoDecodesAloneIsTold_data()
    {
        QTest::addColumn<bool>("canShare");
        QTest::addColumn<int>("unreachable");  // ranks from the last one on
        QTest::addColumn<int>("apart");
        QTest::addColumn<QString>("first");
        QTest::newRow("all share") << true << 0 << 0 << QString();
        QTest::newRow("one can't reach them")
            << true << 1 << 1 << "Rank 2 on here decodes all pictures for itself. Out of reach.";
        QTest::newRow("two can't reach them")
            << true << 2 << 2 << "Rank 1 on here decodes all pictures for itself. Out of reach.";
        QTest::newRow("nobody can") << false << 0 << 3
                                    << "Rank 0 on here decodes all pictures for itself. The system gives its "
                                       "ranks no file that they could share.";
    }
    void whoDecodesAloneIsTold()
    {
        QFETCH(bool, canShare);
        QFETCH(int, unreachable);
        QFETCH(int, apart);
        QFETCH(QString, first);
        MemoryRanks all(3);
        all.putTogether();
        std::vector<std::unique_ptr<FakeRun>> runs;
        std::vector<FakeRun*> each;
        qint64 reserved[3] = {};
        for (int rank = 0; rank < 3; ++rank) {
            FakeBehaviour behaviour;
            behaviour.canShare = canShare;
            behaviour.decodesWith = [&reserved, rank](const DecodeOptions& options) {
                reserved[rank] = options.room.trainingBytes;
            };
            if (rank >= 3 - unreachable) {
                behaviour.openError = Error{ErrorCode::Input, QStringLiteral("Out of reach."), {}};
            }
            runs.push_back(std::make_unique<FakeRun>(behaviour));
            each.push_back(runs.back().get());
        }
        const auto records = runAll(all, each, {});
        for (int rank = 0; rank < 3; ++rank) {
            const Result<RunRecord>& record = records[size_t(rank)];
            QVERIFY2(record, qPrintable(record ? QString() : record.error().message));
            const QStringList told = each[size_t(rank)]->sink.messages.filter(QStringLiteral("for itself"));
            QCOMPARE(told, first.isEmpty() ? QStringList() : QStringList(first));
            const QStringList more = each[size_t(rank)]->sink.messages.filter(QStringLiteral("more rank"));
            QCOMPARE(more.size(), apart > 1 ? 1 : 0);
            const QJsonObject& environment = record->environment;
            QCOMPARE(environment.value(QStringLiteral("pixels_apart")).toInt(), apart);
            QCOMPARE(environment.contains(QStringLiteral("pixels_apart")), apart > 0);
        }
        // Each of those finds the same memory free, and leaves the others' pictures their place in it.
        const qint64 pictures = 28 * PictureSize().bytes();
        const qint64 network = canShare ? reserved[0] : reserved[0] - 2 * pictures;
        QVERIFY(network > 0);
        for (int rank = 0; rank < 3; ++rank) {
            const bool isApart = !canShare || rank >= 3 - unreachable;
            QCOMPARE(reserved[rank], network + (isApart ? (apart - 1) * pictures : 0));
        }
    }

    /// A picture without a check would be believed whatever the file holds.
    void aCheckThatIsMissingIsFound()
    {
        MemoryRanks all(2);
        all.putTogether();
        FakeBehaviour forgetful;
        forgetful.forgetsToKeep = {5};
        FakeRun first;
        FakeRun second(forgetful);
        const auto records = runAll(all, {&first, &second}, {});
        QVERIFY(!records[0]);
        QVERIFY2(records[0].error().message.startsWith(QStringLiteral("Rank 1 on here told nothing usable")),
                 qPrintable(records[0].error().message));
        QVERIFY(!records[1]);
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

QTEST_GUILESS_MAIN(TestSharedDecoding)
#include "tst_shareddecoding.moc"
