// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeengine.h"
#include "picturefolder.h"
#include "queue/queuedriver.h"
#include "results/store/resultstore.h"

#include <QTemporaryDir>
#include <QTest>

#include <new>
#include <thread>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// Tells ten degrees less at every look.
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

/// A queue of the tests' engine that is driven on the test's own thread; its clock goes on by a second with
/// every look. Keeps all events, and a queue that follows them.
class DrivenQueue final : public QueueSink {
public:
    explicit DrivenQueue(FakeBehaviour behaviour = {}) : engine(std::move(behaviour))
    {
        request.datasetPath = pictures.path();
        request.workload.epochs = 1;
        request.storePath = home.filePath(QStringLiteral("results.sqlite"));
        dependencies.run.engine = [this]() -> Result<const Engine*> { return &engine; };
        dependencies.run.devices = [] {
            Device cpu;
            cpu.id = QStringLiteral("cpu");
            cpu.name = QStringLiteral("A processor");
            cpu.physicalCores = 2;
            cpu.logicalCores = 2;
            return DeviceCatalog({cpu});
        };
        dependencies.thermometer = [](const QString&) -> std::unique_ptr<TemperatureSensor> {
            return nullptr;
        };
        dependencies.pauseClock = [this] { return seconds++; };
        dependencies.betweenLooks = std::chrono::milliseconds(1);
    }

    void drive(const QList<int>& threads, Repeats repeats = {}, CoolDownRule coolDown = {})
    {
        RunPlan plan = RunPlan::of(request, crossed({QStringLiteral("cpu")}, threads));
        plan.repeats = repeats;
        plan.coolDown = coolDown;
        drive(plan);
    }
    void drive(const RunPlan& plan)
    {
        driver = std::make_unique<QueueDriver>(plan, dependencies, *this, stop.token());
        driver->run();
    }

    void handle(const QueueEvent& event) override
    {
        if (beforeEvent) {
            beforeEvent(event);
        }
        events.append(event);
        queue.follow(event);
        if (onEvent) {
            onEvent(event);
        }
    }

    template <typename Event>
    QList<Event> all() const
    {
        QList<Event> found;
        for (const QueueEvent& event : events) {
            if (const auto* given = std::get_if<Event>(&event)) {
                found.append(*given);
            }
        }
        return found;
    }

    /// "QSF" and so on: the events in their order, a letter each, reports and looks at one pause as one.
    QString story() const
    {
        QString letters;
        for (const QueueEvent& event : events) {
            const QChar letter = QStringLiteral("QPSRFE").at(static_cast<qsizetype>(event.index()));
            if (!letters.endsWith(letter) || letter == u'F') {
                letters += letter;
            }
        }
        return letters;
    }

    QString states() const
    {
        QString letters;
        for (const RunQueue::Entry& entry : queue.entries()) {
            letters += QStringLiteral("WRDSKFX").at(static_cast<int>(entry.state));
        }
        return letters;
    }

    QTemporaryDir home;
    PictureFolder pictures;
    FakeEngine engine;
    RunRequest request;
    QueueDependencies dependencies;
    StopSource stop;
    double seconds = 0;
    std::function<void(const QueueEvent&)> onEvent;
    std::function<void(const QueueEvent&)> beforeEvent;  ///< may refuse it by an exception
    std::unique_ptr<QueueDriver> driver;
    QList<QueueEvent> events;
    RunQueue queue;
};

constexpr CoolDownRule kHour{CoolDownRule::Mode::Fixed, 3600};

bool isEpoch(const QueueEvent& event)
{
    const auto* report = std::get_if<RunReported>(&event);
    return report != nullptr && std::holds_alternative<EpochReport>(report->event);
}

}  // namespace

class TestQueueDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsTakeTurnsWithPauses();
    void reportsNameTheirRun();
    void waitsUntilTheDeviceIsCool();
    void aKeyEndsThePause();
    void endingAnotherPauseDoesNothing();
    void stoppingInAPauseLeavesTheRestOut();
    void stoppingWakesALongPause();
    void anothersStopEndsTheRunInWork();
    void lateStopKeepsTheRun();
    void skippingGoesOnWithTheNext();
    void skippingAFinishedRunDoesNothing();
    void failedRunsLeaveOtherSets();
    void unusableDatasetEndsTheQueue();
    void automaticRepeatsSayWhy();
    void unexpectedFailureIsFinished();
    void outOfMemoryAgainAndAgainIsFinishedOnce_data();
    void outOfMemoryAgainAndAgainIsFinishedOnce();
};

void TestQueueDriver::setsTakeTurnsWithPauses()
{
    DrivenQueue bench;
    bench.drive({1, 2}, {2, false});
    QCOMPARE(bench.story(), QStringLiteral("QSRFPSRFPSRFPSRFE"));
    QStringList order;
    for (const RunStarted& run : bench.all<RunStarted>()) {
        order.append(QStringLiteral("%1:%2/%3/%4/%5")
                         .arg(run.position)
                         .arg(run.set)
                         .arg(run.repeat)
                         .arg(run.request.threads)
                         .arg(run.request.seed));
        // Blind, a pause lasts 15 looks of a second; the first run waits for nothing.
        QCOMPARE(run.request.coolDownSeconds,
                 run.position == 0 ? std::nullopt : std::optional<double>(CoolDown::kBlindSeconds));
    }
    QCOMPARE(order.join(u' '), QStringLiteral("0:0/0/1/42 1:1/0/2/42 2:0/1/1/43 3:1/1/2/43"));
    QCOMPARE(bench.states(), QStringLiteral("DDDD"));
    const QList<PauseEvent> pauses = bench.all<PauseEvent>();
    QCOMPARE(pauses.first().position, 1);
    QCOMPARE(pauses.first().state.secondsLeft, std::optional<double>(14));
    QCOMPARE(std::count_if(pauses.cbegin(), pauses.cend(),
                           [](const PauseEvent& pause) { return pause.state.isOver; }),
             3);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 0}}));
}

void TestQueueDriver::reportsNameTheirRun()
{
    DrivenQueue bench;
    bench.drive({1, 2}, {}, {CoolDownRule::Mode::Off, 0});
    QCOMPARE(bench.story(), QStringLiteral("QSRFSRFE"));
    QString running;
    QSet<QString> runs;
    for (const QueueEvent& event : std::as_const(bench.events)) {
        if (const auto* started = std::get_if<RunStarted>(&event)) {
            running = started->runId;
            runs.insert(running);
        } else if (const auto* report = std::get_if<RunReported>(&event)) {
            QCOMPARE(report->runId, running);
        } else if (const auto* finished = std::get_if<RunFinished>(&event)) {
            QCOMPARE(finished->runId, running);
            QVERIFY(finished->result);
            QCOMPARE(finished->result->id, running);
        }
    }
    QCOMPARE(runs.size(), 2);
}

void TestQueueDriver::waitsUntilTheDeviceIsCool()
{
    DrivenQueue bench;
    double celsius = 40;
    bench.dependencies.thermometer = [&celsius](const QString&) -> std::unique_ptr<TemperatureSensor> {
        return std::make_unique<Cooling>(celsius);
    };
    bench.onEvent = [&celsius](const QueueEvent& event) {
        celsius = std::holds_alternative<RunFinished>(event) ? 120 : celsius;
    };
    bench.drive({1, 2});
    QList<double> looks;
    for (const PauseEvent& pause : bench.all<PauseEvent>()) {
        QCOMPARE(pause.state.coolCelsius, std::optional<double>(45));
        looks.append(pause.state.celsius.value_or(-1));
    }
    QCOMPARE(looks, (QList<double>{120, 110, 100, 90, 80, 70, 60, 50, 40}));
}

void TestQueueDriver::aKeyEndsThePause()
{
    DrivenQueue bench;
    int waits = 0;
    bench.dependencies.waitForGoOn = [&waits](std::chrono::milliseconds) { return ++waits == 3; };
    bench.drive({1, 2}, {}, kHour);
    QCOMPARE(waits, 3);
    QCOMPARE(bench.states(), QStringLiteral("DD"));
    QCOMPARE(bench.all<PauseEvent>().size(), 4);  // three looks, and the end
    const PauseEvent end = bench.all<PauseEvent>().last();
    QVERIFY(end.state.isOver);
    QCOMPARE(end.state.seconds, 4.0);
    QCOMPARE(bench.all<RunStarted>().last().request.coolDownSeconds, std::optional<double>(4));
}

void TestQueueDriver::endingAnotherPauseDoesNothing()
{
    DrivenQueue bench;
    bench.onEvent = [&bench](const QueueEvent& event) {
        const auto* pause = std::get_if<PauseEvent>(&event);
        if (pause != nullptr && !pause->state.isOver) {
            bench.driver->endPause(pause->state.seconds < 9 ? pause->position + 1 : pause->position);
        }
    };
    bench.drive({1, 2}, {}, kHour);
    QCOMPARE(bench.states(), QStringLiteral("DD"));
    QCOMPARE(bench.all<PauseEvent>().last().state.seconds, 10.0);
}

void TestQueueDriver::stoppingInAPauseLeavesTheRestOut()
{
    DrivenQueue bench;
    bench.onEvent = [&bench](const QueueEvent& event) {
        if (std::holds_alternative<PauseEvent>(event)) {
            bench.stop.requestStop();
        }
    };
    bench.drive({1, 2}, {2, false}, kHour);
    QCOMPARE(bench.story(), QStringLiteral("QSRFPE"));
    QCOMPARE(bench.states(), QStringLiteral("DXXX"));
    QVERIFY(bench.all<PauseEvent>().last().state.isOver);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{true, 3}}));
}

/// The next look would be in an hour.
void TestQueueDriver::stoppingWakesALongPause()
{
    DrivenQueue bench;
    bench.dependencies.betweenLooks = std::chrono::hours(1);
    std::thread stopper;
    bench.onEvent = [&bench, &stopper](const QueueEvent& event) {
        if (std::holds_alternative<PauseEvent>(event) && !stopper.joinable()) {
            stopper = std::thread([&bench] { bench.driver->requestStop(); });
        }
    };
    bench.drive({1, 2}, {}, kHour);
    stopper.join();
    QCOMPARE(bench.states(), QStringLiteral("DX"));
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{true, 1}}));
}

void TestQueueDriver::anothersStopEndsTheRunInWork()
{
    DrivenQueue bench;
    bench.request.workload.epochs = 10'000;
    bench.onEvent = [&bench](const QueueEvent& event) {
        if (isEpoch(event)) {
            bench.stop.requestStop();
        }
    };
    bench.drive({1, 2});
    QCOMPARE(bench.states(), QStringLiteral("SX"));
    const Result<RunRecord> result = bench.all<RunFinished>().first().result;
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Stopped));
    QVERIFY(!bench.all<RunFinished>().first().isSkipped);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{true, 1}}));
}

/// Nothing was ended by it: nobody needs to hear of a stop.
void TestQueueDriver::lateStopKeepsTheRun()
{
    DrivenQueue bench;
    bench.onEvent = [&bench](const QueueEvent& event) {
        if (std::holds_alternative<RunFinished>(event)) {
            bench.stop.requestStop();
        }
    };
    bench.drive(QList<int>{1});
    QCOMPARE(bench.states(), QStringLiteral("D"));
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 0}}));
}

void TestQueueDriver::skippingGoesOnWithTheNext()
{
    DrivenQueue bench;
    bench.request.workload.epochs = 10'000;
    RunPlan plan = RunPlan::of(bench.request, crossed({QStringLiteral("cpu")}, {1, 2}));
    plan.sets[1].workload.epochs = 1;
    bench.onEvent = [&bench](const QueueEvent& event) {
        if (isEpoch(event)) {
            bench.driver->skipRun(bench.all<RunStarted>().first().runId);
        }
    };
    bench.drive(plan);
    QCOMPARE(bench.states(), QStringLiteral("KD"));
    QVERIFY(bench.all<RunFinished>().at(0).isSkipped);
    QVERIFY(!bench.all<RunFinished>().at(1).isSkipped);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 0}}));
}

/// Somebody's click that comes too late doesn't end the run after it.
void TestQueueDriver::skippingAFinishedRunDoesNothing()
{
    DrivenQueue bench;
    bench.onEvent = [&bench](const QueueEvent& event) {
        if (isEpoch(event) && bench.all<RunFinished>().size() == 1) {
            bench.driver->skipRun(bench.all<RunFinished>().first().runId);
        }
    };
    bench.request.workload.epochs = 2;
    bench.drive({1, 2}, {}, {CoolDownRule::Mode::Off, 0});
    QCOMPARE(bench.states(), QStringLiteral("DD"));
}

void TestQueueDriver::failedRunsLeaveOtherSets()
{
    DrivenQueue bench;
    RunPlan plan = RunPlan::of(bench.request, crossed({QStringLiteral("cuda:0"), QStringLiteral("cpu")}, {}));
    plan.repeats = {2, false};
    bench.drive(plan);
    QCOMPARE(bench.states(), QStringLiteral("FDXD"));
    QCOMPARE(bench.all<RunFinished>().first().result.error().code, ErrorCode::DeviceUnavailable);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 1}}));
}

void TestQueueDriver::unusableDatasetEndsTheQueue()
{
    DrivenQueue bench;
    bench.request.datasetPath = bench.home.filePath(QStringLiteral("nowhere.zip"));
    bench.drive({1, 2}, {2, false});
    QCOMPARE(bench.states(), QStringLiteral("FXXX"));
    QCOMPARE(bench.all<RunFinished>().size(), 1);
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 3}}));
}

void TestQueueDriver::automaticRepeatsSayWhy()
{
    DrivenQueue bench;
    bench.drive({2}, {1, true});
    const QList<RunFinished> finished = bench.all<RunFinished>();
    QVERIFY(finished.size() >= 3 && finished.size() <= 6);
    for (const RunFinished& run : finished.mid(0, finished.size() - 1)) {
        QVERIFY(run.verdict.isEmpty());
    }
    QVERIFY2(finished.last().verdict.contains(QStringLiteral("runs")), qPrintable(finished.last().verdict));
    QCOMPARE(bench.queue.verdict(0), finished.last().verdict);
    QCOMPARE(bench.states(), QString(finished.size(), u'D'));
}

/// Thrown between two runs, where no run catches it.
void TestQueueDriver::unexpectedFailureIsFinished()
{
    DrivenQueue bench;
    bench.dependencies.thermometer = [](const QString&) -> std::unique_ptr<TemperatureSensor> {
        throw std::bad_alloc();
    };
    bench.drive({1, 2});
    QCOMPARE(bench.story(), QStringLiteral("QE"));
    QCOMPARE(bench.all<QueueFinished>(), (QList<QueueFinished>{{false, 2}}));
}

void TestQueueDriver::outOfMemoryAgainAndAgainIsFinishedOnce_data()
{
    QTest::addColumn<QString>("letters");  // of the events that can't be taken, as in story()
    QTest::newRow("in the training alone") << QString();
    QTest::newRow("and at its end") << QStringLiteral("F");
    QTest::newRow("and again at its end") << QStringLiteral("FF");
    QTest::newRow("and at the queue's end") << QStringLiteral("FEE");
    QTest::newRow("from the start on") << QStringLiteral("SSFFEE");
}

/// Whoever waits for the end hears of it once, whatever else there is no memory for.
void TestQueueDriver::outOfMemoryAgainAndAgainIsFinishedOnce()
{
    QFETCH(QString, letters);
    FakeBehaviour behaviour;
    behaviour.outOfMemoryInEpoch = 1;
    DrivenQueue bench(behaviour);
    bench.beforeEvent = [&letters](const QueueEvent& event) {
        const auto* report = std::get_if<RunReported>(&event);
        const auto* stage = report != nullptr ? std::get_if<StageEvent>(&report->event) : nullptr;
        // The run itself comes to an end without memory, too.
        if (stage != nullptr && (stage->state == StageState::Failed || stage->stage == RunStage::Store)) {
            throw std::bad_alloc();
        }
        const QChar letter = QStringLiteral("QPSRFE").at(static_cast<qsizetype>(event.index()));
        if (const qsizetype at = letters.indexOf(letter); at >= 0) {
            letters.remove(at, 1);
            throw std::bad_alloc();
        }
    };
    bench.drive({2});
    QVERIFY(letters.isEmpty());
    QCOMPARE(bench.story(), QStringLiteral("QSRFE"));
    QCOMPARE(bench.all<RunFinished>().first().runId, bench.all<RunStarted>().first().runId);
    QVERIFY(bench.all<RunFinished>().first().result.error().message.contains(QStringLiteral("memory")));
}

QTEST_GUILESS_MAIN(TestQueueDriver)
#include "tst_queuedriver.moc"
