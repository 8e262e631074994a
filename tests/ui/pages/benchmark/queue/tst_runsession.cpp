// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "pages/benchmark/queue/runsession.h"
#include "picturefolder.h"
#include "results/store/resultstore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 20'000;

Device processor()
{
    Device device;
    device.id = QStringLiteral("cpu");
    device.name = QStringLiteral("A processor");
    device.physicalCores = 2;
    device.logicalCores = 2;
    return device;
}

/// Falls by ten degrees with every look.
class Cooling final : public TemperatureSensor {
public:
    explicit Cooling(double& celsius) : m_celsius(celsius) {}
    std::optional<double> celsius() override
    {
        const double now = m_celsius;
        m_celsius -= 10;
        return now;
    }

private:
    double& m_celsius;
};

/// A session whose runs are invented and whose pauses take no time: its clock goes on by a second with every
/// look.
class Bench {
public:
    explicit Bench(FakeBehaviour behaviour = {}) : engine(std::move(behaviour)), session(dependencies())
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 1;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
        QObject::connect(&session, &RunSession::runStarted, &session,
                         [this](const RunRequest& run) { started.append(run); });
        QObject::connect(&session, &RunSession::queueChanged, &session, [this] {
            const QueueList::Content content = session.content();
            if (!content.words.isEmpty()) {
                pauses.append(content.words);
            }
        });
    }

    SessionDependencies dependencies()
    {
        SessionDependencies found;
        found.run.engine = [this]() -> Result<const Engine*> { return &engine; };
        found.run.devices = [] { return DeviceCatalog({processor()}); };
        found.thermometer = [this](const QString&) -> std::unique_ptr<TemperatureSensor> {
            return isWarm ? std::make_unique<Cooling>(celsius) : nullptr;
        };
        found.pauseClock = [this] { return isClockStopped ? seconds : seconds++; };
        found.lookMilliseconds = 1;
        return found;
    }

    RunPlan plan(const QList<int>& threads, Repeats repeats = {}) const
    {
        RunPlan plan = RunPlan::of(request, crossed({QStringLiteral("cpu")}, threads));
        plan.repeats = repeats;
        return plan;
    }

    QList<RunRecord> stored() const
    {
        const auto store = ResultStore::open(request.storePath);
        return store.value()->records().value();
    }

    QString states() const
    {
        QString letters;
        for (const QueueList::Entry& entry : session.content().entries) {
            letters += QStringLiteral("WCRDSKFX").at(static_cast<int>(entry.state));
        }
        return letters;
    }

    QTemporaryDir home;
    PictureFolder pictures;
    double celsius = 40;
    double seconds = 0;
    bool isWarm = false;
    bool isClockStopped = false;
    FakeEngine engine;
    RunRequest request;
    QList<RunRequest> started;
    QStringList pauses;
    RunSession session;
};

/// Stops somewhere in the first epoch of its first run.
FakeBehaviour slow()
{
    FakeBehaviour behaviour;
    behaviour.slowMilliseconds = 5;
    return behaviour;
}

}  // namespace

class TestRunSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsTakeTurnsWithPauses();
    void waitsUntilTheDeviceIsCool();
    void oneSetNeedsNoPause();
    void pauseIsRecordedWithItsRun();
    void goingOnEndsThePause();
    void stoppingInThePauseEndsAll();
    void skippingLeavesTheOthers();
    void stoppingDropsTheOthers();
    void automaticRepeatsSayWhy();
    void failedRunsLeaveOtherSets();
    void destructionInAPauseIsQuiet();
};

void TestRunSession::setsTakeTurnsWithPauses()
{
    Bench bench;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    QSignalSpy finished(&bench.session, &RunSession::runFinished);
    bench.session.start(bench.plan({1, 2}, {2, false}));
    QVERIFY(bench.session.isRunning());
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(finished.size(), 4);
    QStringList order;
    for (const RunRequest& run : bench.started) {
        order.append(QStringLiteral("%1/%2").arg(run.threads).arg(run.seed));
    }
    QCOMPARE(order.join(u' '), QStringLiteral("1/42 2/42 1/43 2/43"));
    QCOMPARE(bench.states(), QStringLiteral("DDDD"));
    QVERIFY(!bench.session.isRunning());
    QCOMPARE(bench.session.content().title, QStringLiteral("Queue"));
    QCOMPARE(bench.pauses.first(), QStringLiteral("Cooling down, 14 s left"));
    QVERIFY(bench.pauses.contains(QStringLiteral("Cooling down, 2 s left")));
    QVERIFY(bench.session.content().left.isEmpty());
    QVERIFY(bench.session.content().skip.isEmpty());
}

void TestRunSession::waitsUntilTheDeviceIsCool()
{
    Bench bench;
    bench.isWarm = true;
    bench.isClockStopped = false;
    connect(&bench.session, &RunSession::runFinished, this, [&bench] { bench.celsius = 120; });
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait(kPatienceMs));
    // At rest 40, on at 45: 120, 110, ... 50 are too warm.
    QCOMPARE(bench.pauses.first(), QStringLiteral("Cooling down, 120 °C, on at 45 °C"));
    QVERIFY2(bench.pauses.contains(QStringLiteral("Cooling down, 50 °C, on at 45 °C")),
             qPrintable(bench.pauses.join(u'|')));
    QVERIFY(!bench.pauses.join(u'|').contains(QStringLiteral("40 °C, on")));
}

void TestRunSession::oneSetNeedsNoPause()
{
    Bench bench;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.session.start(bench.plan({2}, {3, false}));
    QVERIFY(ended.wait(kPatienceMs));
    QVERIFY(bench.pauses.isEmpty());
    QCOMPARE(bench.session.content().title, QStringLiteral("Repeats"));
    for (const RunRequest& run : bench.started) {
        QVERIFY(!run.coolDownSeconds);
    }
}

void TestRunSession::pauseIsRecordedWithItsRun()
{
    Bench bench;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait(kPatienceMs));
    const QList<RunRecord> records = bench.stored();
    QCOMPARE(records.size(), 2);
    for (const RunRecord& record : records) {
        QCOMPARE(record.timing.coolDownSeconds.has_value(), record.device.threads == 2);
        QVERIFY(record.timing.coolDownSeconds.value_or(15) >= 15);
    }
}

void TestRunSession::goingOnEndsThePause()
{
    Bench bench;
    bench.isClockStopped = true;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.session.start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().words.isEmpty(), kPatienceMs);
    QVERIFY(bench.session.isRunning());
    QCOMPARE(bench.states(), QStringLiteral("DC"));
    QVERIFY(bench.session.content().skip.contains(QStringLiteral("Go on")));
    bench.session.skip();
    QVERIFY(bench.session.content().words.isEmpty());
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(bench.states(), QStringLiteral("DD"));
}

void TestRunSession::stoppingInThePauseEndsAll()
{
    Bench bench;
    bench.isClockStopped = true;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.session.start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().words.isEmpty(), kPatienceMs);
    bench.session.requestStop();
    QCOMPARE(ended.size(), 1);
    QVERIFY(!bench.session.isRunning());
    QCOMPARE(bench.states(), QStringLiteral("DX"));
    // Nothing is left behind: the next queue runs.
    bench.isClockStopped = false;
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(bench.states(), QStringLiteral("DD"));
}

void TestRunSession::skippingLeavesTheOthers()
{
    Bench bench(slow());
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    bench.request.workload.epochs = 10'000;
    RunPlan plan = bench.plan({1, 2});
    plan.sets[1].workload.epochs = 1;
    bench.session.start(plan);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().skip.isEmpty(), kPatienceMs);
    QSignalSpy epochs(&bench.session, &RunSession::epochFinished);
    QVERIFY(epochs.wait(kPatienceMs));
    bench.session.skip();
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(bench.states(), QStringLiteral("KD"));
    QList<RunStatus> statuses;
    for (const RunRecord& record : bench.stored()) {
        statuses.append(record.status);
    }
    QVERIFY(statuses.contains(RunStatus::Stopped) && statuses.contains(RunStatus::Completed));
}

void TestRunSession::stoppingDropsTheOthers()
{
    Bench bench(slow());
    bench.request.workload.epochs = 10'000;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    QSignalSpy epochs(&bench.session, &RunSession::epochFinished);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(epochs.wait(kPatienceMs));
    bench.session.requestStop();
    QVERIFY(bench.session.isRunning());
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(bench.states(), QStringLiteral("SX"));
    QCOMPARE(bench.stored().size(), 1);
}

void TestRunSession::automaticRepeatsSayWhy()
{
    Bench bench;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    QStringList messages;
    connect(&bench.session, &RunSession::messageLogged, this,
            [&messages](const QString& text) { messages.append(text); });
    bench.session.start(bench.plan({2}, {1, true}));
    QCOMPARE(bench.session.content().entries.size(), 3);
    QVERIFY(ended.wait(kPatienceMs));
    // The invented runs last a second of training each; what reading takes beside it is small.
    QVERIFY(bench.states().size() >= 3 && bench.states().size() <= 6);
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.first().contains(QStringLiteral("runs")), qPrintable(messages.first()));
    QCOMPARE(bench.session.content().entries.first().note, messages.first());
}

void TestRunSession::failedRunsLeaveOtherSets()
{
    Bench bench;
    QSignalSpy ended(&bench.session, &RunSession::sessionFinished);
    RunPlan plan = bench.plan({1, 2}, {2, false});
    plan.sets[0].deviceId = QStringLiteral("cuda:0");
    bench.session.start(plan);
    QVERIFY(ended.wait(kPatienceMs));
    QCOMPARE(bench.states(), QStringLiteral("FDXD"));
}

void TestRunSession::destructionInAPauseIsQuiet()
{
    Bench bench;
    bench.isClockStopped = true;
    auto session = std::make_unique<RunSession>(bench.dependencies());
    QSignalSpy ended(session.get(), &RunSession::sessionFinished);
    session->start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!session->content().words.isEmpty(), kPatienceMs);
    session.reset();
    QCOMPARE(ended.size(), 0);
}

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_runsession.moc"
