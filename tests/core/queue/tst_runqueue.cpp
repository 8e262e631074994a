// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/repeatrule.h"
#include "queue/runqueue.h"

#include <QRandomGenerator>
#include <QTest>

using namespace epochmark;

namespace {

using State = RunQueue::State;

RunRecord record(RunStatus status, double seconds = 10)
{
    RunRecord record;
    record.status = status;
    record.timing.dataSeconds = 1;
    record.timing.warmupSeconds = 2;
    record.timing.trainSeconds = seconds - 1;
    return record;
}

RunRecord done(double seconds = 10)
{
    return record(RunStatus::Completed, seconds);
}

RunPlan plan(int sets, Repeats repeats)
{
    QList<SetChoice> choices;
    for (int i = 0; i < sets; ++i) {
        choices.append({QStringLiteral("cpu"), i + 1});
    }
    RunRequest request;
    request.seed = 42;
    RunPlan plan = RunPlan::of(request, choices);
    plan.repeats = repeats;
    return plan;
}

/// "A0 B0 A1": sets as letters, with their repeats.
QString nameOf(const RunQueue::Entry& entry)
{
    return QChar(u'A' + entry.set) + QString::number(entry.repeat);
}

/// Runs all that is left with the seconds that `secondsOf` gives; what ran, in order.
template <typename Seconds>
QString runAll(RunQueue& queue, Seconds secondsOf)
{
    QStringList ran;
    while (const auto position = queue.next()) {
        const RunQueue::Entry entry = queue.entries().at(*position);
        ran.append(nameOf(entry));
        queue.begin(*position);
        queue.end(done(secondsOf(entry)));
    }
    return ran.join(u' ');
}

void runOne(RunQueue& queue, const Result<RunRecord>& result)
{
    queue.begin(*queue.next());
    queue.end(result);
}

QString statesOf(const RunQueue& queue)
{
    QString letters;
    for (const RunQueue::Entry& entry : queue.entries()) {
        letters += QStringLiteral("WRDSKFX").at(static_cast<int>(entry.state));
    }
    return letters;
}

Error error(ErrorCode code)
{
    return {code, QStringLiteral("It failed."), {}};
}

}  // namespace

class TestRunQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void devicesAndThreadsAreCrossed();
    void setsHaveNames();
    void setsTakeTurns();
    void repeatKUsesSeedPlusK();
    void modelsOfSeveralRunsAreNumbered();
    void steadySetsEndEarly();
    void noAutomaticSetExceedsTheMost();
    void anyOrderOfTimesEndsEveryAutomaticSet();
    void pausesLieBetweenRuns();
    void failures_data();
    void failures();
    void aSkippedRunLeavesTheOthers();
    void stoppingDropsWhatWaits();
    void forecastNeedsEachSetOnce();
    void forecastOfOneSetNeedsNoFinishedRun();
    void anEmptyPlanIsOver();
};

void TestRunQueue::devicesAndThreadsAreCrossed()
{
    const QString cpu = QStringLiteral("cpu");
    const QString cuda = QStringLiteral("cuda:0");
    const QList<SetChoice> expected{{cpu, 1}, {cpu, 2}, {cuda, 0}};
    QCOMPARE(crossed({cpu, cuda, cpu}, {1, 2, 2}), expected);
    QCOMPARE(crossed({cuda, cpu}, {}), (QList<SetChoice>{{cuda, 0}, {cpu, 0}}));
    const RunPlan plan = RunPlan::of({}, expected);
    QStringList ids;
    for (const RunRequest& set : plan.sets) {
        ids.append(set.setId);
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(!ids.contains(QString()));
}

void TestRunQueue::setsHaveNames()
{
    QCOMPARE(epochmark::nameOf(SetChoice{QStringLiteral("cpu"), 0}), QStringLiteral("CPU"));
    QVERIFY(
        epochmark::nameOf(SetChoice{QStringLiteral("cpu"), 2}).startsWith(QStringLiteral("CPU, 2 thread")));
    QCOMPARE(epochmark::nameOf(SetChoice{QStringLiteral("cuda:1"), 0}), QStringLiteral("CUDA 1"));
    QCOMPARE(epochmark::nameOf(SetChoice{QStringLiteral("mps"), 0}), QStringLiteral("Metal"));
}

void TestRunQueue::setsTakeTurns()
{
    RunQueue queue(plan(3, {2, false}));
    QCOMPARE(queue.entries().size(), 6);
    QCOMPARE(runAll(queue, [](const RunQueue::Entry&) { return 10.0; }), QStringLiteral("A0 B0 C0 A1 B1 C1"));
    QVERIFY(queue.isOver());
    QCOMPARE(statesOf(queue), QStringLiteral("DDDDDD"));
    QCOMPARE(queue.entries().first().seconds, std::optional<double>(10));
    QCOMPARE(queue.entries().first().billedSeconds, std::optional<double>(12));  // warm-up too
    QCOMPARE(queue.verdict(0), QString());
}

void TestRunQueue::repeatKUsesSeedPlusK()
{
    const RunQueue queue(plan(2, {3, false}));
    for (int i = 0; i < queue.entries().size(); ++i) {
        const RunRequest request = queue.request(i);
        QCOMPARE(request.seed, quint64(42 + i / 2));
        QCOMPARE(request.setId, queue.plan().sets.at(i % 2).setId);
        QCOMPARE(request.threads, i % 2 + 1);
    }
}

void TestRunQueue::modelsOfSeveralRunsAreNumbered()
{
    const auto pathOf = [](int sets, int repeats, const char* path, int position) {
        RunPlan asked = plan(sets, {repeats, false});
        for (RunRequest& set : asked.sets) {
            set.saveModelPath = QString::fromLatin1(path);
        }
        return RunQueue(asked).request(position).saveModelPath;
    };
    QCOMPARE(pathOf(1, 1, "/x/model.pt", 0), QStringLiteral("/x/model.pt"));
    QCOMPARE(pathOf(1, 2, "/x/model.pt", 1), QStringLiteral("/x/model-2.pt"));
    QCOMPARE(pathOf(2, 1, "/x.y/model", 0), QStringLiteral("/x.y/model-1"));
    QCOMPARE(pathOf(2, 1, "", 0), QString());
}

void TestRunQueue::steadySetsEndEarly()
{
    RunQueue queue(plan(2, {1, true}));
    // A is steady at once; B needs two more to settle.
    const QList<double> unsteady{10.6, 10, 10, 10, 10, 10};
    const QString ran = runAll(queue, [&](const RunQueue::Entry& entry) {
        return entry.set == 0 ? 20.0 : unsteady.at(entry.repeat);
    });
    QCOMPARE(ran, QStringLiteral("A0 B0 A1 B1 A2 B2"));
    QVERIFY(queue.verdict(0).contains(QStringLiteral("3 runs")));
    QVERIFY(queue.verdict(1).contains(QStringLiteral("3 runs")));

    RunQueue longer(plan(2, {1, true}));
    const QList<double> wild{11, 10, 10, 10, 10, 10};
    QCOMPARE(
        runAll(longer,
               [&](const RunQueue::Entry& entry) { return entry.set == 0 ? 20.0 : wild.at(entry.repeat); }),
        QStringLiteral("A0 B0 A1 B1 A2 B2 B3 B4 B5"));
    QVERIFY(longer.verdict(1).startsWith(QStringLiteral("Stopped after 6 runs")));
}

void TestRunQueue::noAutomaticSetExceedsTheMost()
{
    RunQueue queue(plan(2, {1, true}));
    const QString ran = runAll(queue,
                               [](const RunQueue::Entry& entry) { return 10.0 + 5 * (entry.repeat % 2); });
    QCOMPARE(ran, QStringLiteral("A0 B0 A1 B1 A2 B2 A3 B3 A4 B4 A5 B5"));
    QVERIFY(!queue.verdict(0).isEmpty() && !queue.verdict(1).isEmpty());
}

/// Whatever is measured: each set gets 3 to 6 runs, and as many as the rule itself says.
void TestRunQueue::anyOrderOfTimesEndsEveryAutomaticSet()
{
    QRandomGenerator random(7);
    for (int trial = 0; trial < 300; ++trial) {
        RunQueue queue(plan(3, {1, true}));
        QList<QList<double>> seconds(3);
        runAll(queue, [&](const RunQueue::Entry& entry) {
            seconds[entry.set].append(20 + 2 * random.generateDouble());
            return seconds[entry.set].last();
        });
        for (int set = 0; set < 3; ++set) {
            QVERIFY(seconds[set].size() >= RepeatRule::kFewest && seconds[set].size() <= RepeatRule::kMost);
            QVERIFY(!RepeatRule::decide(seconds[set]).goOn);
            QCOMPARE(queue.verdict(set), RepeatRule::decide(seconds[set]).reason);
            QVERIFY(RepeatRule::decide(seconds[set].first(seconds[set].size() - 1)).goOn);
        }
    }
}

void TestRunQueue::pausesLieBetweenRuns()
{
    RunQueue queue(plan(2, {1, false}));
    QVERIFY2(!queue.needsCoolDown(), "nothing has run yet");
    runOne(queue, done());
    QVERIFY(queue.needsCoolDown());
    runOne(queue, done());
    QVERIFY2(!queue.needsCoolDown(), "nothing follows");
    RunQueue single(plan(1, {2, false}));
    runOne(single, done());
    QVERIFY(!single.needsCoolDown());
}

void TestRunQueue::failures_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("states");
    QTest::newRow("the record says failed") << -1 << "FDXD";
    QTest::newRow("device gone") << static_cast<int>(ErrorCode::DeviceUnavailable) << "FDXD";
    QTest::newRow("defect") << static_cast<int>(ErrorCode::Internal) << "FDXD";
    QTest::newRow("dataset") << static_cast<int>(ErrorCode::Input) << "FXXX";
    QTest::newRow("store") << static_cast<int>(ErrorCode::Store) << "FXXX";
    QTest::newRow("usage") << static_cast<int>(ErrorCode::Usage) << "FXXX";
    QTest::newRow("stopped before training") << static_cast<int>(ErrorCode::Stopped) << "SXXX";
}

void TestRunQueue::failures()
{
    QFETCH(int, code);
    RunQueue queue(plan(2, {2, false}));
    runOne(queue,
           code < 0 ? Result<RunRecord>(record(RunStatus::Failed)) : error(static_cast<ErrorCode>(code)));
    runAll(queue, [](const RunQueue::Entry&) { return 10.0; });
    QTEST(statesOf(queue), "states");
}

void TestRunQueue::aSkippedRunLeavesTheOthers()
{
    RunQueue queue(plan(2, {1, true}));
    queue.begin(*queue.next());
    queue.skipRunning();
    queue.end(record(RunStatus::Stopped));
    QCOMPARE(statesOf(queue), QStringLiteral("KWWWWW"));
    runAll(queue, [](const RunQueue::Entry&) { return 10.0; });
    QCOMPARE(statesOf(queue), QStringLiteral("KDDDDDD"));  // A once more: three are needed
    QVERIFY(queue.verdict(0).contains(QStringLiteral("3 runs")));

    // Too late to skip: it was done already.
    RunQueue late(plan(1, {2, false}));
    late.begin(0);
    late.skipRunning();
    late.end(done());
    QCOMPARE(statesOf(late), QStringLiteral("DW"));
    // Skipping concerns one run alone.
    runOne(late, record(RunStatus::Stopped));
    QCOMPARE(statesOf(late), QStringLiteral("DS"));
}

void TestRunQueue::stoppingDropsWhatWaits()
{
    RunQueue queue(plan(2, {2, false}));
    runOne(queue, done());
    runOne(queue, record(RunStatus::Stopped));
    QCOMPARE(statesOf(queue), QStringLiteral("DSXX"));
    RunQueue pausing(plan(2, {2, false}));
    runOne(pausing, done());
    pausing.dropWaiting();
    QVERIFY(pausing.isOver());
    QCOMPARE(statesOf(pausing), QStringLiteral("DXXX"));
    // A run that was all but done when Stop was pressed calls for no more of its set.
    RunQueue late(plan(1, {1, true}));
    runOne(late, done(10));
    late.begin(1);
    late.dropWaiting();
    late.end(done(20));
    QVERIFY(late.isOver());
    QCOMPARE(statesOf(late), QStringLiteral("DDX"));
}

void TestRunQueue::forecastNeedsEachSetOnce()
{
    RunQueue queue(plan(2, {3, false}));
    queue.begin(0);
    auto left = queue.forecast(4, 8);
    QVERIFY(!left.isComplete);
    QCOMPARE(left.seconds, 8 + 12.0 * 2);  // its own repeats last as long; B is unknown
    QVERIFY(!queue.forecast(0, std::nullopt).isComplete);
    queue.end(done(10));
    runOne(queue, done(20));
    left = queue.forecast(0, std::nullopt);
    QVERIFY(left.isComplete);
    QCOMPARE(left.seconds, 2 * 12.0 + 2 * 22.0);
    queue.begin(2);
    QCOMPARE(queue.forecast(5, std::nullopt).seconds, 7 + 12.0 + 2 * 22.0);
    QCOMPARE(queue.forecast(100, std::nullopt).seconds, 12.0 + 2 * 22.0);  // overdue, not negative
    queue.end(done(10));
    runAll(queue, [](const RunQueue::Entry&) { return 10.0; });
    QCOMPARE(queue.forecast(0, std::nullopt).seconds, 0.0);
}

void TestRunQueue::forecastOfOneSetNeedsNoFinishedRun()
{
    RunQueue queue(plan(1, {3, false}));
    queue.begin(0);
    const auto left = queue.forecast(4, 6);
    QVERIFY(left.isComplete);
    QCOMPARE(left.seconds, 6 + 2 * 10.0);
}

void TestRunQueue::anEmptyPlanIsOver()
{
    RunQueue queue;
    QVERIFY(queue.isOver());
    QVERIFY(!queue.needsCoolDown());
    queue.end(done());
    queue.dropWaiting();
    QCOMPARE(RunQueue(plan(0, {3, false})).entries().size(), 0);
}

QTEST_GUILESS_MAIN(TestRunQueue)
#include "tst_runqueue.moc"
