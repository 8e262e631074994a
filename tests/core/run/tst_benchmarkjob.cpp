// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "picturefolder.h"
#include "run/benchmarkjob.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 20'000;

class JobSetup {
public:
    explicit JobSetup(FakeBehaviour behaviour = {}) : engine(std::move(behaviour))
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 2;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
    }

    std::unique_ptr<BenchmarkJob> job()
    {
        RunDependencies dependencies;
        dependencies.engine = [this]() -> Result<const Engine*> { return &engine; };
        return std::make_unique<BenchmarkJob>(request, dependencies);
    }

    QTemporaryDir home;
    PictureFolder pictures;
    FakeEngine engine;
    RunRequest request;
};

}  // namespace

class TestBenchmarkJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEverythingOnTheOwnersThread();
    void startingTwiceRunsOnce();
    void stopEndsItStopped();
    void destructionStopsAndWaits();
    void errorsArriveAsFinished();
};

void TestBenchmarkJob::tellsEverythingOnTheOwnersThread()
{
    JobSetup setup;
    const auto job = setup.job();
    QSignalSpy finished(job.get(), &BenchmarkJob::finished);
    QSignalSpy epochs(job.get(), &BenchmarkJob::epochFinished);
    QSignalSpy stages(job.get(), &BenchmarkJob::stageChanged);
    bool isElsewhere = false;
    bool isFinishedLast = true;
    QString storedId;
    connect(
        job.get(), &BenchmarkJob::epochFinished, this,
        [&] {
            isElsewhere = isElsewhere || QThread::currentThread() != thread();
            isFinishedLast = isFinishedLast && finished.isEmpty();
        },
        Qt::DirectConnection);
    connect(job.get(), &BenchmarkJob::finished, this, [&](const Result<RunRecord>& result) {
        storedId = result ? result->id : result.error().message;
    });
    QVERIFY(!job->isRunning());
    job->start();
    QVERIFY(job->isRunning());
    QVERIFY(finished.wait(kPatienceMs));
    QVERIFY(!job->isRunning());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(epochs.size(), 2);
    QVERIFY(stages.size() >= 10);
    QVERIFY(!isElsewhere);
    QVERIFY(isFinishedLast);
    QCOMPARE(storedId, job->runId());
}

void TestBenchmarkJob::startingTwiceRunsOnce()
{
    JobSetup setup;
    const auto job = setup.job();
    QSignalSpy finished(job.get(), &BenchmarkJob::finished);
    job->start();
    job->start();
    QVERIFY(finished.wait(kPatienceMs));
    job->start();
    QVERIFY(!finished.wait(50));
    QCOMPARE(finished.size(), 1);
}

void TestBenchmarkJob::stopEndsItStopped()
{
    FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 5;
    JobSetup setup(behaviour);
    setup.request.workload.epochs = 10'000;
    const auto job = setup.job();
    RunStatus status = RunStatus::Running;
    QSignalSpy finished(job.get(), &BenchmarkJob::finished);
    QSignalSpy epochs(job.get(), &BenchmarkJob::epochFinished);
    connect(job.get(), &BenchmarkJob::finished, this, [&status](const Result<RunRecord>& result) {
        status = result ? result->status : RunStatus::Failed;
    });
    job->start();
    QVERIFY(epochs.wait(kPatienceMs));
    job->requestStop();
    QVERIFY(finished.wait(kPatienceMs));
    QCOMPARE(toString(status), toString(RunStatus::Stopped));
}

void TestBenchmarkJob::destructionStopsAndWaits()
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

void TestBenchmarkJob::errorsArriveAsFinished()
{
    JobSetup setup;
    setup.request.deviceId = QStringLiteral("cuda:99");
    const auto job = setup.job();
    ErrorCode code = ErrorCode::Internal;
    QSignalSpy finished(job.get(), &BenchmarkJob::finished);
    connect(job.get(), &BenchmarkJob::finished, this, [&code](const Result<RunRecord>& result) {
        code = result ? ErrorCode::Internal : result.error().code;
    });
    job->start();
    QVERIFY(finished.wait(kPatienceMs));
    QCOMPARE(code, ErrorCode::DeviceUnavailable);
}

QTEST_GUILESS_MAIN(TestBenchmarkJob)
#include "tst_benchmarkjob.moc"
