// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queuesummary.h"

#include <QTest>

using namespace epochmark;

namespace {

RunRecord done(double seconds, bool isRanked = true)
{
    RunRecord record;
    record.status = RunStatus::Completed;
    record.isRanked = isRanked;
    record.timing.dataSeconds = 0;
    record.timing.trainSeconds = seconds;
    return record;
}

/// A finished queue whose set i took `times[i]`.
RunQueue queueOf(const QList<QList<double>>& times)
{
    QList<SetChoice> choices;
    for (int i = 0; i < times.size(); ++i) {
        choices.append({QStringLiteral("cpu"), i + 1});
    }
    RunPlan plan = RunPlan::of({}, choices);
    plan.repeats.count = static_cast<int>(times.first().size());
    RunQueue queue(plan);
    while (const auto position = queue.next()) {
        const RunQueue::Entry entry = queue.entries().at(*position);
        queue.begin(*position);
        queue.end(done(times.at(entry.set).at(entry.repeat)));
    }
    return queue;
}

}  // namespace

class TestQueueSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speedupIsOverTheSlowest();
    void singleRunsHaveNoInterval();
    void unrankedRunsAreNeverComparedWith();
    void nothingYetIsNothing();
};

void TestQueueSummary::speedupIsOverTheSlowest()
{
    const QList<double> fast{10, 10.2, 10.1};
    const QList<double> slow{30, 31, 30.5};
    const auto sets = summaryOf(queueOf({fast, slow}));
    QCOMPARE(sets.size(), 2);
    QVERIFY(!sets[0].isSlowest && sets[1].isSlowest);
    QCOMPARE(sets[0].rankedRuns, 3);
    QCOMPARE(sets[0].otherRuns, 0);
    QCOMPARE(sets[0].seconds, std::optional<double>(10.1));
    QCOMPARE(*sets[0].speedup, 30.5 / 10.1);
    QCOMPARE(*sets[1].speedup, 1.0);
    QVERIFY(!sets[1].speedupInterval);
    QCOMPARE(sets[0].speedupInterval, statistics::ratioInterval(slow, fast));
    QCOMPARE(sets[1].interval, statistics::timeInterval(slow));
}

void TestQueueSummary::singleRunsHaveNoInterval()
{
    const auto sets = summaryOf(queueOf({{10}, {20}, {40}}));
    QCOMPARE(*sets[0].speedup, 4.0);
    QCOMPARE(*sets[1].speedup, 2.0);
    for (const SetSummary& set : sets) {
        QVERIFY(!set.interval && !set.speedupInterval && !set.variation);
    }
}

void TestQueueSummary::unrankedRunsAreNeverComparedWith()
{
    RunPlan plan = RunPlan::of({}, {{QStringLiteral("cpu"), 1}, {QStringLiteral("cpu"), 2}});
    RunQueue queue(plan);
    queue.begin(0);
    queue.end(done(99, false));
    queue.begin(1);
    queue.end(done(10));
    const auto sets = summaryOf(queue);
    QVERIFY(!sets[0].seconds && !sets[0].speedup && !sets[0].isSlowest);
    QCOMPARE(sets[0].otherRuns, 1);
    QVERIFY(sets[1].isSlowest);
    QCOMPARE(*sets[1].speedup, 1.0);
}

void TestQueueSummary::nothingYetIsNothing()
{
    QVERIFY(summaryOf(RunQueue()).isEmpty());
    const auto sets = summaryOf(
        RunQueue(RunPlan::of({}, {{QStringLiteral("cpu"), 1}, {QStringLiteral("cpu"), 2}})));
    QCOMPARE(sets.size(), 2);
    QCOMPARE(sets[0].otherRuns, 0);
    QVERIFY(!sets[0].isSlowest && !sets[1].isSlowest);
}

QTEST_GUILESS_MAIN(TestQueueSummary)
#include "tst_queuesummary.moc"
