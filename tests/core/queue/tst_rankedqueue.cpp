// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "memoryranks.h"
#include "picturefolder.h"
#include "queue/queuedriver.h"
#include "results/store/resultstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <thread>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// A rank's queue, with what happens in it.
class RankQueue final : public QueueSink {
public:
    RankQueue()
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 1;
        request.threads = 1;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
        dependencies.run.engine = [this]() -> Result<const Engine*> { return &engine; };
        dependencies.run.devices = [] {
            Device cpu;
            cpu.id = QStringLiteral("cpu");
            cpu.name = QStringLiteral("A processor");
            cpu.physicalCores = cpu.logicalCores = 2;
            return DeviceCatalog({cpu});
        };
        dependencies.betweenLooks = std::chrono::milliseconds(1);
        dependencies.meetRanks = [this](const RunPlan&, const QString&, const StopToken&) {
            ++meetings;
            return Result<std::unique_ptr<RankSession>>(
                Error{ErrorCode::Internal, QStringLiteral("Rank 1 couldn't be started."), {}});
        };
    }

    void drive(int repeats, int ranks)
    {
        RunPlan plan = RunPlan::of(request, {{QStringLiteral("cpu"), 1}});
        plan.repeats = {repeats, false};
        plan.coolDown = {CoolDownRule::Mode::Off, 0};
        plan.ranks = ranks;
        QueueDriver made(plan, dependencies, *this, stop.token());
        driver = &made;
        made.run();
        driver = nullptr;
    }

    void handle(const QueueEvent& event) override
    {
        if (const auto* run = std::get_if<RunStarted>(&event)) {
            ++started;
            lastId = run->runId;
        } else if (const auto* ended = std::get_if<RunFinished>(&event)) {
            results.append(ended->result);
            if (onFinished) {
                onFinished();
            }
        } else if (const auto* end = std::get_if<QueueFinished>(&event)) {
            finished = *end;
        }
    }

    QTemporaryDir home;
    PictureFolder pictures;
    std::function<void()> onDecode;
    FakeEngine engine{[this] {
        FakeBehaviour behaviour;
        behaviour.onDecode = [this] {
            if (onDecode) {
                onDecode();
            }
        };
        return behaviour;
    }()};
    QueueDriver* driver = nullptr;  ///< while it drives
    RunRequest request;
    QueueDependencies dependencies;
    StopSource stop;
    std::function<void()> onFinished;
    int meetings = 0;
    int started = 0;
    QString lastId;
    QList<Result<RunRecord>> results;
    QueueFinished finished;
};

}  // namespace

/// A queue whose runs several ranks share out.
class TestRankedQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Asked between two runs, by whichever rank: none begins the next one.
    void aStopBetweenRunsIsToldToAll_data()
    {
        QTest::addColumn<int>("asked");
        QTest::newRow("the first one") << 0;
        QTest::newRow("the second one") << 1;
    }
    void aStopBetweenRunsIsToldToAll()
    {
        QFETCH(int, asked);
        MemoryRanks all(2);
        const std::shared_ptr<Ranks> ranks[2] = {all.rank(0), all.rank(1)};
        RankQueue queues[2];
        queues[asked].onFinished = [&] { queues[asked].stop.requestStop(); };
        MemoryRanks::onEach(2, [&](int rank) {
            queues[rank].dependencies.run.ranks = ranks[rank];
            queues[rank].drive(3, 1);
        });
        for (const RankQueue& queue : queues) {
            QCOMPARE(queue.started, 1);
            QCOMPARE(queue.results.size(), 1);
            QVERIFY(queue.results.first());
            QVERIFY(queue.results.first()->status == RunStatus::Completed);
            QVERIFY(queue.finished.isStopped);
            QCOMPARE(queue.finished.leftOut, 2);
        }
    }

    /// Asked when all have met and before the first run: the others, who begin it, aren't left alone.
    void aStopBeforeTheFirstRunIsToldToAll_data() { aStopBetweenRunsIsToldToAll_data(); }
    void aStopBeforeTheFirstRunIsToldToAll()
    {
        QFETCH(int, asked);
        MemoryRanks all(2);
        RankQueue queues[2];
        queues[asked].stop.requestStop();
        MemoryRanks::onEach(2, [&](int rank) {
            const std::shared_ptr<Ranks> own = queues[rank].dependencies.run.ranks = all.rank(rank);
            queues[rank].drive(3, 1);
            own->part();  // its process ends
        });
        for (const RankQueue& queue : queues) {
            QCOMPARE(queue.results.size(), 1);
            QVERIFY(!queue.results.first());
            QVERIFY2(queue.results.first().error().code == ErrorCode::Stopped,
                     qPrintable(queue.results.first().error().message));
            QVERIFY(queue.finished.isStopped);
            QCOMPARE(queue.finished.leftOut, 2);
        }
    }

    /// One run is skipped by one rank: all end it, and all go on with the next one.
    void aSkipEndsOneRun_data() { aStopBetweenRunsIsToldToAll_data(); }
    void aSkipEndsOneRun()
    {
        QFETCH(int, asked);
        MemoryRanks all(2);
        const std::shared_ptr<Ranks> ranks[2] = {all.rank(0), all.rank(1)};
        RankQueue queues[2];
        RankQueue& one = queues[asked];
        one.onDecode = [&one] {
            if (one.started == 1) {
                one.driver->skipRun(one.lastId);
            }
        };
        MemoryRanks::onEach(2, [&](int rank) {
            queues[rank].dependencies.run.ranks = ranks[rank];
            queues[rank].drive(3, 1);
        });
        for (const RankQueue& queue : queues) {
            QCOMPARE(queue.results.size(), 3);
            QVERIFY(!queue.results.first());
            QVERIFY(queue.results.first().error().code == ErrorCode::Stopped);
            for (const qsizetype next : {1, 2}) {
                const Result<RunRecord>& result = queue.results.at(next);
                QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
                QVERIFY(result->status == RunStatus::Completed);
            }
            QVERIFY(!queue.finished.isStopped);
            QCOMPARE(queue.finished.leftOut, 0);
        }
    }

    /// Another one hangs: whoever is asked to stop doesn't wait for it for ever.
    void aStopWithoutAnother()
    {
        MemoryRanks all(2);
        all.setImpatient();
        const std::shared_ptr<Ranks> hanging = all.rank(1);
        RankQueue queue;
        queue.dependencies.run.ranks = all.rank(0);
        std::thread asking([&] {
            while (!all.hasGiven(0)) {
                std::this_thread::yield();
            }
            queue.stop.requestStop();
        });
        queue.drive(2, 1);
        asking.join();
        QCOMPARE(queue.results.size(), 1);
        QVERIFY(!queue.results.first());
        QVERIFY(queue.results.first().error().code == ErrorCode::Stopped);
        QVERIFY(queue.finished.isStopped);
    }

    /// All repeats, when nobody asks.
    void ranksGoThroughAllRepeats()
    {
        MemoryRanks all(2);
        const std::shared_ptr<Ranks> ranks[2] = {all.rank(0), all.rank(1)};
        RankQueue queues[2];
        MemoryRanks::onEach(2, [&](int rank) {
            queues[rank].dependencies.run.ranks = ranks[rank];
            queues[rank].drive(3, 1);
        });
        for (const RankQueue& queue : queues) {
            QCOMPARE(queue.started, 3);
            QVERIFY(!queue.finished.isStopped);
        }
    }

    /// One is lost between two runs: the next one says so, and is the last.
    void aLossBetweenRunsIsTold()
    {
        MemoryRanks all(2);
        const std::shared_ptr<Ranks> ranks[2] = {all.rank(0), all.rank(1)};
        RankQueue queues[2];
        MemoryRanks::onEach(2, [&](int rank) {
            queues[rank].dependencies.run.ranks = ranks[rank];
            queues[rank].drive(rank == 0 ? 3 : 1, 1);
            if (rank == 1) {
                ranks[1]->part();
            }
        });
        QCOMPARE(queues[0].results.size(), 2);
        QVERIFY(queues[0].results.first());
        QVERIFY(!queues[0].results.last());
        QCOMPARE(queues[0].results.last().error().message, QStringLiteral("Rank 1 has ended."));
        QCOMPARE(queues[0].finished.leftOut, 1);
        QVERIFY(!queues[0].finished.isStopped);  // nobody asked for it
    }

    /// A plan that has ranks meets them once, before its first run, and parts from them after the last.
    void aPlanMeetsItsRanks()
    {
        MemoryRanks all(2);
        const std::shared_ptr<Ranks> other = all.rank(1);
        std::weak_ptr<Ranks> own;
        RankQueue queues[2];
        queues[0].dependencies.meetRanks = [&](const RunPlan& plan, const QString& command,
                                               const StopToken&) {
            queues[0].meetings += command == QStringLiteral("run") ? 1 : 0;
            auto first = all.rank(0);
            own = first;
            (void)first->probe(1000 * plan.ranks, 1, {});
            return Result<std::unique_ptr<RankSession>>(std::make_unique<RankSession>(first));
        };
        MemoryRanks::onEach(2, [&](int rank) {
            if (rank == 1) {
                queues[1].dependencies.run.ranks = other;
            }
            queues[rank].drive(2, rank == 0 ? 2 : 1);
        });
        QCOMPARE(queues[0].meetings, 1);
        QCOMPARE(queues[1].meetings, 0);
        QCOMPARE(queues[0].results.size(), 2);
        for (const Result<RunRecord>& result : queues[0].results) {
            QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
            QVERIFY(result->ranks);
            QCOMPARE(result->ranks->world, 2);
            QCOMPARE(result->ranks->each.size(), 2);
        }
        QVERIFY(own.expired());
        const auto store = ResultStore::open(queues[0].request.storePath);
        QVERIFY(store);
        QCOMPARE(store.value()->records()->size(), 2);
    }

    /// They can't be met: the run that was begun says why, and no other one is tried.
    void ranksThatDontComeEndTheQueue()
    {
        RankQueue queue;
        queue.drive(3, 2);
        QCOMPARE(queue.meetings, 1);
        QCOMPARE(queue.started, 1);
        QCOMPARE(queue.results.size(), 1);
        QVERIFY(!queue.results.first());
        QCOMPARE(queue.results.first().error().message, QStringLiteral("Rank 1 couldn't be started."));
        QCOMPARE(queue.finished.leftOut, 2);
        QVERIFY(!queue.finished.isStopped);
    }

    void whatRanksCantDoIsSaid()
    {
        RankQueue queue;
        RunPlan plan = RunPlan::of(queue.request, {{QStringLiteral("cpu"), 1}});
        plan.ranks = 2;
        QVERIFY(RankSession::check(plan));
        RunPlan two = RunPlan::of(queue.request, {{QStringLiteral("cpu"), 1}, {QStringLiteral("cpu"), 2}});
        RunPlan card = RunPlan::of(queue.request, {{QStringLiteral("cuda:0"), 0}});
        RunPlan plain = plan;
        plain.sets.first().workload.pipeline = Pipeline::Plain;
        RunPlan automatic = plan;
        automatic.repeats.isAutomatic = true;
        for (const RunPlan& refused : {two, card, plain, automatic}) {
            const auto checked = RankSession::check(refused);
            QVERIFY(!checked);
            QVERIFY(checked.error().code == ErrorCode::Usage);
        }
        QVERIFY(!terminalWords(two));
    }

    /// The words that the other ranks are told, each of which must be what this process does.
    void wordsSayThePlan()
    {
        RankQueue queue;
        queue.request.workload.learningRate = 0.00025;
        queue.request.workload.batchSize = 48;
        queue.request.seed = 7;
        queue.request.takesClassesFromNames = true;
        RunPlan plan = RunPlan::of(queue.request, {{QStringLiteral("cpu"), 3}});
        plan.repeats = {5, false};
        const auto words = terminalWords(plan);
        QVERIFY(words);
        QCOMPARE(words->first(), QStringLiteral("run"));
        for (const char* word : {"--batch=48", "--seed=7", "--threads=3", "--repeats=5", "--epochs=1",
                                 "--classes-from-names", "--device=cpu", "--network=classic"}) {
            QVERIFY2(words->contains(QLatin1String(word)), word);
        }
        const QStringList rates = words->filter(QStringLiteral("--lr="));
        QCOMPARE(rates.size(), 1);
        QCOMPARE(rates.first().mid(5).toDouble(), 0.00025);
        QVERIFY(words->contains(QStringLiteral("--dataset=") + queue.request.datasetPath));
    }
};

QTEST_GUILESS_MAIN(TestRankedQueue)
#include "tst_rankedqueue.moc"
