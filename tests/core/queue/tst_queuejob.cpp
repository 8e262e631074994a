// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "picturefolder.h"
#include "queue/queuejob.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 100'000;

/// A job of one run of the tests' engine.
class JobSetup {
public:
    explicit JobSetup(FakeBehaviour behaviour = {}) : engine(std::move(behaviour))
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 2;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
    }

    std::unique_ptr<QueueJob> job()
    {
        QueueDependencies dependencies;
        dependencies.run.engine = [this]() -> Result<const Engine*> { return &engine; };
        RunPlan plan;
        plan.sets = {request};
        return std::make_unique<QueueJob>(plan, dependencies);
    }

    QTemporaryDir home;
    PictureFolder pictures;
    FakeEngine engine;
    RunRequest request;
};

/// Everything that a job announced, in its order.
class Announced {
public:
    explicit Announced(QueueJob& job)
    {
        QObject::connect(
            &job, &QueueJob::happened, &job, [this](const QueueEvent& event) { events.append(event); },
            Qt::DirectConnection);
    }

    template <typename Event>
    QList<Event> all() const
    {
        QList<Event> found;
        for (const QueueEvent& event : events) {
            const auto* report = std::get_if<RunReported>(&event);
            if constexpr (std::is_constructible_v<RunEvent, Event> && !std::is_same_v<Event, RunReported>) {
                const auto* inner = report != nullptr ? std::get_if<Event>(&report->event) : nullptr;
                found += inner != nullptr ? QList<Event>{*inner} : QList<Event>();
            } else {
                const auto* outer = std::get_if<Event>(&event);
                found += outer != nullptr ? QList<Event>{*outer} : QList<Event>();
            }
        }
        return found;
    }

    QList<QueueEvent> events;
};

}  // namespace

class TestQueueJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void announcesEverythingOnTheOwnersThread();
    void startingTwiceRunsOnce();
    void stopEndsItStopped();
    void destructionStopsAndWaits();
    void destructionEndsAPause();
    void errorsArriveAsFinished();
};

void TestQueueJob::announcesEverythingOnTheOwnersThread()
{
    JobSetup setup;
    const auto job = setup.job();
    const Announced announced(*job);
    bool isElsewhere = false;
    connect(
        job.get(), &QueueJob::happened, this,
        [&] { isElsewhere = isElsewhere || QThread::currentThread() != thread(); }, Qt::DirectConnection);
    QVERIFY(!job->isRunning());
    job->start();
    QVERIFY(job->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), kPatienceMs);
    QVERIFY(!isElsewhere);
    QCOMPARE(announced.all<EpochReport>().size(), 2);
    QVERIFY(announced.all<StageEvent>().size() >= 10);
    QCOMPARE(announced.all<QueueFinished>().size(), 1);
    // The frame of the others, in this order; all reports lie between start and end of their run.
    QVERIFY(std::holds_alternative<QueueStarted>(announced.events.at(0)));
    QVERIFY(std::holds_alternative<RunStarted>(announced.events.at(1)));
    const qsizetype count = announced.events.size();
    QVERIFY(std::holds_alternative<RunFinished>(announced.events.at(count - 2)));
    QVERIFY(std::holds_alternative<QueueFinished>(announced.events.at(count - 1)));
    const RunStarted started = announced.all<RunStarted>().first();
    const RunFinished finished = announced.all<RunFinished>().first();
    QVERIFY2(finished.result, finished.result ? "" : qPrintable(finished.result.error().message));
    QCOMPARE(finished.result->id, started.runId);
    QCOMPARE(finished.runId, started.runId);
    for (const RunReported& report : announced.all<RunReported>()) {
        QCOMPARE(report.runId, started.runId);
    }
}

void TestQueueJob::startingTwiceRunsOnce()
{
    JobSetup setup;
    const auto job = setup.job();
    const Announced announced(*job);
    job->start();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), kPatienceMs);
    job->start();
    QVERIFY(!job->isRunning());
    QTest::qWait(50);
    QCOMPARE(announced.all<RunFinished>().size(), 1);
    QCOMPARE(announced.all<QueueFinished>().size(), 1);
}

void TestQueueJob::stopEndsItStopped()
{
    FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 5;
    JobSetup setup(behaviour);
    setup.request.workload.epochs = 10'000;
    const auto job = setup.job();
    const Announced announced(*job);
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(!announced.all<EpochReport>().isEmpty(), kPatienceMs);
    job->requestStop();
    QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), kPatienceMs);
    const Result<RunRecord> result = announced.all<RunFinished>().first().result;
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Stopped));
    QVERIFY(announced.all<QueueFinished>().first().isStopped);
}

void TestQueueJob::destructionStopsAndWaits()
{
    std::atomic<int> steps = 0;
    FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 2;
    behaviour.onStep = [&steps](int, int) { ++steps; };
    JobSetup setup(behaviour);
    setup.request.workload.epochs = 10'000;
    auto job = setup.job();
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(steps > 3, kPatienceMs);
    job.reset();
    const int after = steps;
    QTest::qWait(30);
    QCOMPARE(steps.load(), after);
}

/// A pause of an hour whose next look is an hour away.
void TestQueueJob::destructionEndsAPause()
{
    JobSetup setup;
    QueueDependencies dependencies;
    dependencies.run.engine = [&setup]() -> Result<const Engine*> { return &setup.engine; };
    dependencies.betweenLooks = std::chrono::hours(1);
    RunPlan plan = RunPlan::of(setup.request, crossed({QStringLiteral("cpu")}, {1, 2}));
    plan.coolDown = {CoolDownRule::Mode::Fixed, 3600};
    auto job = std::make_unique<QueueJob>(plan, dependencies);
    auto announced = std::make_unique<Announced>(*job);
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(!announced->all<PauseEvent>().isEmpty(), kPatienceMs);
    QElapsedTimer clock;
    clock.start();
    job.reset();
    QVERIFY(clock.elapsed() < kPatienceMs);
    QVERIFY(announced->all<QueueFinished>().isEmpty());
}

void TestQueueJob::errorsArriveAsFinished()
{
    JobSetup setup;
    setup.request.deviceId = QStringLiteral("cuda:99");
    const auto job = setup.job();
    const Announced announced(*job);
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), kPatienceMs);
    QCOMPARE(announced.all<RunFinished>().size(), 1);
    const Result<RunRecord> result = announced.all<RunFinished>().first().result;
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::DeviceUnavailable);
}

QTEST_GUILESS_MAIN(TestQueueJob)
#include "tst_queuejob.moc"
