// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/askserver.h"
#include "hosts/hostrunjob.h"
#include "hosts/openhostruns.h"
#include "results/store/resultstore.h"

#include "fakehostrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// A run on a machine that stands for one, and what was told of it.
class Bench {
public:
    Bench()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        host = there.host();
    }
    ~Bench() { job.reset(); }  // before the folder goes

    void start(const SshManner& manner = {})
    {
        make(manner);
        HostRunRequest request;
        request.plan = FakeHostRun::plan(storePath());
        job->start(request);
    }
    void resume(const SshManner& manner = {})
    {
        make(manner);
        job->resume(open().first());
    }
    bool waitForEvents(qsizetype count) const
    {
        return QTest::qWaitFor([&] { return events.size() >= count; }, kPatienceMs);
    }
    bool waitForPhase(HostPhase phase) const
    {
        return QTest::qWaitFor([&] { return hasPhase(phase); }, kPatienceMs);
    }
    bool hasPhase(HostPhase phase) const
    {
        return std::ranges::any_of(progress, [&](const HostProgress& one) { return one.phase == phase; });
    }
    bool waitForEnd() const
    {
        return QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs);
    }
    static QList<OpenHostRun> open() { return openhostruns::load(openhostruns::file()).value(); }
    QString storePath() const { return m_home.filePath(QStringLiteral("own/results.sqlite")); }
    QList<RunRecord> stored() const { return ResultStore::open(storePath()).value()->records().value(); }

    FakeHostRun there;
    FakeSsh& ssh = there.ssh;
    Host host;
    std::unique_ptr<HostRunJob> job;
    QList<QueueEvent> events;
    QList<HostProgress> progress;
    std::optional<Result<HostRunOutcome>> outcome;

private:
    void make(const SshManner& manner)
    {
        events.clear();
        progress.clear();
        outcome.reset();
        job = std::make_unique<HostRunJob>(host, HostRunSurroundings{manner});
        QObject::connect(job.get(), &HostRunJob::happened, job.get(),
                         [this](const QueueEvent& event) { events.append(event); });
        QObject::connect(job.get(), &HostRunJob::progressed, job.get(),
                         [this](const HostProgress& one) { progress.append(one); });
        QObject::connect(job.get(), &HostRunJob::ended, job.get(),
                         [this](const Result<HostRunOutcome>& end) { outcome = end; });
    }

    QTemporaryDir m_home;
};

constexpr qsizetype kBegun = FakeHostRun::kBegun;

}  // namespace

/// A run on another machine over lines that break at the worst moments; the machine is this one.
class TestHostRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunComesHome();
    void aStopIsHeardThere();
    void aSkipIsHeardThere();
    void aLineThatBreaksLosesNothing();
    void whatCantBeStoredIsFetchedOnceMore();
    void aQuestionCalledOffLeavesTheRunThere();
    void aStopIsNotSpentOnWhatHasNotBegun();
    void makingReadyIsNoRunYet();
    void leavingWaitsForNoDeadLine();
};

void TestHostRun::aRunComesHome()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    QCOMPARE(bench.open().size(), 1);
    QCOMPARE(std::get<RunStarted>(bench.events.at(1)).request.deviceId, QStringLiteral("box/cpu"));
    QVERIFY(bench.there.end() && bench.waitForEnd());
    QVERIFY2(bench.outcome->hasValue(),
             qPrintable(bench.outcome->hasValue() ? QString() : bench.outcome->error().message));
    QVERIFY(!bench.outcome->value().isLeft && !bench.outcome->value().isStopped);
    const QList<RunRecord> stored = bench.stored();
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.first().id, bench.there.record.id);
    QVERIFY(stored.first().host && stored.first().host->name == QStringLiteral("box"));
    QVERIFY(bench.open().isEmpty());
    QVERIFY(QDir(bench.ssh.path(QStringLiteral("there/runs"))).isEmpty());
}

void TestHostRun::aStopIsHeardThere()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    bench.job->requestStop();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue() && bench.outcome->value().isStopped);
    QVERIFY(bench.stored().first().status == RunStatus::Stopped);
    QVERIFY(bench.open().isEmpty());
}

/// Also over a line that was broken when it was asked for; the queue there is followed on.
void TestHostRun::aSkipIsHeardThere()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    QVERIFY(bench.ssh.put("broken"));
    QVERIFY(bench.waitForPhase(HostPhase::LineBroken));
    const QueueSkip skip = QueueSkip::run(bench.there.record.id);
    bench.job->skip(skip);
    QVERIFY(bench.ssh.take("broken"));
    QVERIFY(bench.waitForEvents(kBegun + 1));
    QCOMPARE(bench.ssh.read("heard"), skip.line() + '\n');
    QVERIFY(std::get<RunFinished>(bench.events.last()).isSkipped);
    QCOMPARE(bench.stored().size(), 1);
    bench.job->skip(QueueSkip::pause(1));
    QTRY_VERIFY_WITH_TIMEOUT(bench.ssh.read("heard").endsWith("\npause 1\n"), kPatienceMs);
    QVERIFY(bench.there.endQueue() && bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue() && !bench.outcome->value().isStopped);
    QVERIFY(bench.open().isEmpty());
}

void TestHostRun::aLineThatBreaksLosesNothing()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    QVERIFY(bench.ssh.put("broken"));
    QVERIFY(bench.waitForPhase(HostPhase::LineBroken));
    QVERIFY(bench.there.end());
    QVERIFY(bench.ssh.take("broken"));
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue());
    QCOMPARE(bench.events.size(), kBegun + 2);  // each once
    QCOMPARE(bench.stored().size(), 1);
}

/// One set's result has come and can't be kept here, then the program there is killed: the run stays in the
/// list, and following it once more brings the result.
void TestHostRun::whatCantBeStoredIsFetchedOnceMore()
{
    Bench bench;
    QVERIFY(QDir().mkpath(bench.storePath()));  // a folder where the store should be
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    QVERIFY(bench.there.kill(bench.there.finished()));
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->hasValue());
    const QString said = bench.outcome->error().message;
    QVERIFY2(said.contains(QStringLiteral("was killed (signal 9)"))
                 && said.contains(QStringLiteral("--resume")),
             qPrintable(said));
    QCOMPARE(bench.open().size(), 1);
    QVERIFY(QDir(bench.storePath()).removeRecursively());
    bench.resume();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->hasValue());  // it was killed
    QVERIFY(!bench.outcome->error().message.contains(QStringLiteral("--resume")));
    QCOMPARE(bench.stored().size(), 1);
    QVERIFY(bench.open().isEmpty());
}

/// The new line wants a secret and nobody gives it: the run isn't stopped, and isn't forgotten.
void TestHostRun::aQuestionCalledOffLeavesTheRunThere()
{
    Bench bench;
    int asked = 0;
    const SshManner manner{SshManner::Asking::Window, [&asked](const SshQuestion&) {
                               ++asked;  // on the thread that connects, which ends before it is looked at
                               return std::optional<QString>();
                           }};
    bench.start(manner);
    QVERIFY(bench.waitForEvents(kBegun));
    QVERIFY(bench.ssh.put("asks") && bench.ssh.put("broken"));
    QVERIFY(bench.waitForPhase(HostPhase::LineBroken));
    QVERIFY(bench.ssh.take("broken"));
    QVERIFY(bench.waitForEnd());
    QVERIFY2(bench.outcome->hasValue(), "a secret that isn't given was taken for the end of the run");
    QVERIFY(bench.outcome->value().isLeft);
    QCOMPARE(bench.open().size(), 1);
    bench.resume(manner);
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue() && bench.outcome->value().isLeft);
    QCOMPARE(bench.open().size(), 1);
    bench.job.reset();
    QCOMPARE(asked, 2);
    // With it, it is followed to its end.
    QVERIFY(bench.there.end());
    bench.resume({SshManner::Asking::Window,
                  [](const SshQuestion&) { return std::optional(QStringLiteral("4 7 1 1")); }});
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue() && !bench.outcome->value().isLeft);
    QCOMPARE(bench.ssh.read("answer"), QByteArray("4 7 1 1\n"));
    QCOMPARE(bench.stored().size(), 1);
}

/// The line breaks in the call that begins the run, a stop is asked for, and only then the run begins.
void TestHostRun::aStopIsNotSpentOnWhatHasNotBegun()
{
    Bench bench;
    QVERIFY(bench.ssh.put("late"));
    bench.start();
    QVERIFY(bench.waitForPhase(HostPhase::LineBroken));
    bench.job->requestStop();
    QVERIFY(bench.waitForPhase(HostPhase::Stopping));
    QVERIFY(bench.ssh.put("arrives"));
    QVERIFY(bench.waitForEnd());
    // It heard of it by its file, or was ended before it had said a word.
    QVERIFY(bench.outcome->hasValue() ? bench.outcome->value().isStopped
                                      : bench.outcome->error().code == ErrorCode::Stopped);
    QVERIFY(!bench.outcome->hasValue() || bench.stored().first().status == RunStatus::Stopped);
    QVERIFY(bench.ssh.has("there/runs"));  // it did arrive
    QVERIFY(bench.open().isEmpty());
}

/// Behind a scheduler LibTorch's setup may wait for hours: whoever leaves then has begun nothing.
void TestHostRun::makingReadyIsNoRunYet()
{
    Bench bench;
    const QString bundle = bench.ssh.path(QStringLiteral("epochmark-1"));
    QVERIFY(QDir().mkpath(bundle));
    QVERIFY(QFile::copy(bench.host.program, bundle + QStringLiteral("/epochmark-cli")));
    const QString archive = bench.ssh.path(QStringLiteral("bundle.tar.gz"));
    QCOMPARE(
        QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-czf"), archive, QStringLiteral("-C"),
                                                  bench.ssh.path(QString()), QStringLiteral("epochmark-1")}),
        0);
    bench.host.program.clear();
    bench.host.bundle = archive;
    bench.host.prefix = bench.ssh.path(QStringLiteral("srun"));
    QVERIFY(QFile::link(QStringLiteral("/usr/bin/env"), bench.ssh.path(QStringLiteral("srun"))));
    QVERIFY(bench.host.hasScheduler());
    bench.start();
    QTRY_COMPARE_WITH_TIMEOUT(bench.ssh.logged("setup"), 1, kPatienceMs);
    QVERIFY(!bench.hasPhase(HostPhase::WaitingForScheduler) && !bench.hasPhase(HostPhase::Running));
    QVERIFY(std::ranges::any_of(bench.progress, [](const HostProgress& one) {
        return one.sentence.contains(QStringLiteral("as soon as the scheduler"));
    }));
    QVERIFY(bench.open().isEmpty());
    bench.job->leave();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->hasValue());
    QVERIFY(bench.outcome->error().code == ErrorCode::Stopped);
    QVERIFY(bench.open().isEmpty());
    QCOMPARE(bench.ssh.logged("run"), 0);
    // With LibTorch ready it is begun, and waits for its turn.
    QVERIFY(bench.ssh.put("ready") && bench.there.end());
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY2(bench.outcome->hasValue(),
             qPrintable(bench.outcome->hasValue() ? QString() : bench.outcome->error().message));
    QVERIFY(bench.hasPhase(HostPhase::WaitingForScheduler));
}

/// A line over which nothing comes is looked at before it is ended; whoever leaves waits for neither.
void TestHostRun::leavingWaitsForNoDeadLine()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForEvents(kBegun));
    QVERIFY(bench.ssh.put("hangs") && bench.ssh.put("broken"));
    QTRY_COMPARE_WITH_TIMEOUT(bench.ssh.logged("hangs"), 1, kPatienceMs);
    bench.job->leave();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->hasValue() && bench.outcome->value().isLeft);
    QCOMPARE(bench.ssh.logged("exit"), 0);  // the look at it was ended, the line left
}

int main(int argc, char** argv)
{
    if (const int status = asking::statusAsHelper(argc, argv); status >= 0) {
        return status;  // ssh asks by it
    }
    QCoreApplication application(argc, argv);
    TestHostRun test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostrun.moc"
