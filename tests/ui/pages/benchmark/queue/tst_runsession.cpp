// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "pages/benchmark/queue/runsession.h"
#include "picturefolder.h"
#include "results/store/resultstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <type_traits>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 100'000;

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

/// The events of one kind that a session passes on.
template <typename Event>
class Heard {
public:
    explicit Heard(RunSession& session)
    {
        QObject::connect(&session, &RunSession::happened, &m_context, [this](const QueueEvent& event) {
            const auto* report = std::get_if<RunReported>(&event);
            const Event* found = nullptr;
            if constexpr (std::is_same_v<Event, EpochReport>) {
                found = report != nullptr ? std::get_if<Event>(&report->event) : nullptr;
            } else {
                found = std::get_if<Event>(&event);
            }
            if (found != nullptr) {
                events.append(*found);
            }
        });
    }
    /// Waits for the next one.
    bool wait()
    {
        const auto before = events.size();
        return QTest::qWaitFor([this, before] { return events.size() > before; }, kPatienceMs);
    }
    qsizetype size() const { return events.size(); }

    QList<Event> events;

private:
    QObject m_context;
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
        QObject::connect(&session, &RunSession::happened, &session, [this](const QueueEvent& event) {
            if (const auto* run = std::get_if<RunStarted>(&event)) {
                started.append(run->request);
            }
        });
        QObject::connect(&session, &RunSession::queueChanged, &session, [this] {
            const QueueList::Content content = session.content();
            if (!content.words.isEmpty()) {
                pauses.append(content.words);
            }
        });
    }

    QueueDependencies dependencies()
    {
        QueueDependencies found;
        found.run.engine = [this]() -> Result<const Engine*> { return &engine; };
        found.run.devices = [] { return DeviceCatalog({processor()}); };
        found.thermometer = [this](const QString&) -> std::unique_ptr<TemperatureSensor> {
            return isWarm ? std::make_unique<Cooling>(celsius) : nullptr;
        };
        found.pauseClock = [this] { return isClockStopped ? seconds : seconds++; };
        found.betweenLooks = std::chrono::milliseconds(1);
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
    std::atomic<bool> isClockStopped = false;
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
    Heard<QueueFinished> ended(bench.session);
    const Heard<RunFinished> finished(bench.session);
    bench.session.start(bench.plan({1, 2}, {2, false}));
    QVERIFY(bench.session.isRunning());
    QVERIFY(ended.wait());
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
    Bench* warmed = nullptr;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&warmed](int) { warmed->celsius = 120; };
    Bench bench(behaviour);
    warmed = &bench;
    bench.isWarm = true;
    Heard<QueueFinished> ended(bench.session);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait());
    // At rest 40, on at 45: 120, 110, ... 50 are too warm.
    QCOMPARE(bench.pauses.first(), QStringLiteral("Cooling down, 120 °C, on at 45 °C"));
    QVERIFY2(bench.pauses.contains(QStringLiteral("Cooling down, 50 °C, on at 45 °C")),
             qPrintable(bench.pauses.join(u'|')));
    QVERIFY(!bench.pauses.join(u'|').contains(QStringLiteral("40 °C, on")));
}

void TestRunSession::oneSetNeedsNoPause()
{
    Bench bench;
    Heard<QueueFinished> ended(bench.session);
    bench.session.start(bench.plan({2}, {3, false}));
    QVERIFY(ended.wait());
    QVERIFY(bench.pauses.isEmpty());
    QCOMPARE(bench.session.content().title, QStringLiteral("Repeats"));
    for (const RunRequest& run : bench.started) {
        QVERIFY(!run.coolDownSeconds);
    }
}

void TestRunSession::pauseIsRecordedWithItsRun()
{
    Bench bench;
    Heard<QueueFinished> ended(bench.session);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait());
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
    Heard<QueueFinished> ended(bench.session);
    bench.session.start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().words.isEmpty(), kPatienceMs);
    QVERIFY(bench.session.isRunning());
    QCOMPARE(bench.states(), QStringLiteral("DC"));
    QVERIFY(bench.session.content().skip.contains(QStringLiteral("Go on")));
    bench.session.skip();
    QVERIFY(bench.session.content().words.isEmpty());
    QVERIFY(ended.wait());
    QCOMPARE(bench.states(), QStringLiteral("DD"));
}

void TestRunSession::stoppingInThePauseEndsAll()
{
    Bench bench;
    bench.isClockStopped = true;
    Heard<QueueFinished> ended(bench.session);
    bench.session.start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().words.isEmpty(), kPatienceMs);
    bench.session.requestStop();
    QCOMPARE(bench.states(), QStringLiteral("DX"));
    QVERIFY(bench.session.content().words.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
    QVERIFY(!bench.session.isRunning());
    QCOMPARE(bench.states(), QStringLiteral("DX"));
    // Nothing is left behind: the next queue runs.
    bench.isClockStopped = false;
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(ended.wait());
    QCOMPARE(bench.states(), QStringLiteral("DD"));
}

void TestRunSession::skippingLeavesTheOthers()
{
    Bench bench(slow());
    Heard<QueueFinished> ended(bench.session);
    bench.request.workload.epochs = 10'000;
    RunPlan plan = bench.plan({1, 2});
    plan.sets[1].workload.epochs = 1;
    bench.session.start(plan);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.content().skip.isEmpty(), kPatienceMs);
    Heard<EpochReport> epochs(bench.session);
    QVERIFY(epochs.wait());
    bench.session.skip();
    QVERIFY(ended.wait());
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
    Heard<QueueFinished> ended(bench.session);
    Heard<EpochReport> epochs(bench.session);
    bench.session.start(bench.plan({1, 2}));
    QVERIFY(epochs.wait());
    bench.session.requestStop();
    QVERIFY(bench.session.isRunning());
    QVERIFY(ended.wait());
    QCOMPARE(bench.states(), QStringLiteral("SX"));
    QCOMPARE(bench.stored().size(), 1);
}

void TestRunSession::automaticRepeatsSayWhy()
{
    Bench bench;
    Heard<QueueFinished> ended(bench.session);
    const Heard<RunFinished> finished(bench.session);
    bench.session.start(bench.plan({2}, {1, true}));
    QCOMPARE(bench.session.content().entries.size(), 3);
    QVERIFY(ended.wait());
    // The invented runs last a second of training each; what reading takes beside it is small.
    QVERIFY(bench.states().size() >= 3 && bench.states().size() <= 6);
    QStringList messages;
    for (const RunFinished& run : finished.events) {
        messages += run.verdict.isEmpty() ? QStringList() : QStringList(run.verdict);
    }
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.first().contains(QStringLiteral("runs")), qPrintable(messages.first()));
    QCOMPARE(bench.session.content().entries.first().note, messages.first());
}

void TestRunSession::failedRunsLeaveOtherSets()
{
    Bench bench;
    Heard<QueueFinished> ended(bench.session);
    RunPlan plan = bench.plan({1, 2}, {2, false});
    plan.sets[0].deviceId = QStringLiteral("cuda:0");
    bench.session.start(plan);
    QVERIFY(ended.wait());
    QCOMPARE(bench.states(), QStringLiteral("FDXD"));
}

void TestRunSession::destructionInAPauseIsQuiet()
{
    Bench bench;
    bench.isClockStopped = true;
    auto session = std::make_unique<RunSession>(bench.dependencies());
    const Heard<QueueFinished> ended(*session);
    session->start(bench.plan({1, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(!session->content().words.isEmpty(), kPatienceMs);
    session.reset();
    QCOMPARE(ended.size(), 0);
}

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_runsession.moc"
