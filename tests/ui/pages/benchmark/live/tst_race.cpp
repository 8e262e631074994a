// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/liverun.h"
#include "pages/benchmark/live/race.h"
#include "pages/benchmark/live/timebar.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace epochmark;

namespace {

EpochReport epochOf(int number, double seconds, double accuracy = 0.5)
{
    EpochReport report;
    report.epoch = number;
    report.seconds = seconds;
    report.validationAccuracy = accuracy;
    report.trainLoss = 0.5;
    return report;
}

Ghost ghostOf(const QString& name, double dataSeconds, const QList<double>& epochSeconds)
{
    Ghost ghost{name, dataSeconds, dataSeconds, {}, {}};
    for (const double seconds : epochSeconds) {
        ghost.epochs.append(epochOf(static_cast<int>(ghost.epochs.size()) + 1, seconds));
        ghost.totalSeconds += seconds;
    }
    return ghost;
}

LeaderboardRow rowOf(const QString& device, std::optional<int> rank, bool isBaseline,
                     const QList<double>& headlines)
{
    LeaderboardRow row;
    row.setId = device;
    row.deviceName = device;
    row.isRanked = rank.has_value();
    row.rank = rank;
    row.isBaseline = isBaseline;
    for (const double headline : headlines) {
        RunRecord run;
        run.isRanked = rank.has_value();
        run.device.name = device;
        run.timing.dataSeconds = 1;
        run.timing.trainSeconds = headline - 1;
        run.epochs = {epochOf(1, headline - 1)};
        row.runs.append(run);
    }
    QList<double> sorted = headlines;
    std::sort(sorted.begin(), sorted.end());
    row.medianSeconds = sorted[sorted.size() / 2];
    row.typical = headlines.indexOf(*row.medianSeconds);
    return row;
}

}  // namespace

class TestRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoIsAhead();
    void interpolatesWithinAnEpoch();
    void saysWhenAGhostIsDone();
    void escapesNames();
    void speaksTimes_data();
    void speaksTimes();
    void choosesBaselineFastestAndOwn();
    void noGhostIsCalledAsTheRunInWork();
    void takesTheRowsTypicalRun();
    void ghostsShowValidationOnly();
    void liveRunCountsEpochsAndTime();
    void liveRunFindsTheBestEpoch();
    void sharesAddUpToTheWhole();
};

void TestRace::tellsWhoIsAhead()
{
    const QList<Ghost> ghosts{ghostOf(QStringLiteral("slow"), 2, {10, 10, 10}),
                              ghostOf(QStringLiteral("fast"), 1, {4, 4, 40})};
    // Two epochs done at 15 s: slow needed 22, fast 9.
    QCOMPARE(raceSentence(ghosts, 15, 2),
             QStringLiteral("<b>7.0 s ahead</b> of slow, <b>6.0 s behind</b> fast."));
    QCOMPARE(raceSentence({}, 15, 2), QString());
}

void TestRace::interpolatesWithinAnEpoch()
{
    const Ghost ghost = ghostOf(QStringLiteral("g"), 2, {10, 20});
    QCOMPARE(ghostSecondsAt(ghost, 0), 2.0);
    QCOMPARE(ghostSecondsAt(ghost, 0.5), 7.0);
    QCOMPARE(ghostSecondsAt(ghost, 1.25), 17.0);
    QCOMPARE(ghostSecondsAt(ghost, 9), 32.0);
}

void TestRace::saysWhenAGhostIsDone()
{
    const QList<Ghost> ghosts{ghostOf(QStringLiteral("g"), 1, {2, 2})};
    QCOMPARE(raceSentence(ghosts, 5, 1), QStringLiteral("g would be done."));
    QVERIFY(raceSentence(ghosts, 4.9, 1).contains(QLatin1String("behind")));
    const QList<Ghost> both{ghostOf(QStringLiteral("a"), 0, {1}), ghostOf(QStringLiteral("b"), 0, {2})};
    QCOMPARE(raceSentence(both, 5, 1), QStringLiteral("a and b would be done."));
}

void TestRace::escapesNames()
{
    const QList<Ghost> ghosts{ghostOf(QStringLiteral("<b>x</b>"), 0, {1})};
    QCOMPARE(raceSentence(ghosts, 2, 1), QStringLiteral("&lt;b&gt;x&lt;/b&gt; would be done."));
}

void TestRace::speaksTimes_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("tenths") << 2.14 << QStringLiteral("2.1 s");
    QTest::newRow("whole") << 42.4 << QStringLiteral("42 s");
    QTest::newRow("minutes") << 110.0 << QStringLiteral("1 min 50 s");
    QTest::newRow("hours") << 7500.0 << QStringLiteral("2 h 5 min");
}

void TestRace::speaksTimes()
{
    QFETCH(double, seconds);
    QFETCH(QString, words);
    QCOMPARE(spokenTime(seconds), words);
}

void TestRace::choosesBaselineFastestAndOwn()
{
    LeaderboardGroup group;
    group.rows = {rowOf(QStringLiteral("first"), 1, false, {10}),
                  rowOf(QStringLiteral("second"), 2, false, {20}),
                  rowOf(QStringLiteral("mine"), 3, false, {30}), rowOf(QStringLiteral("base"), 4, true, {40}),
                  rowOf(QStringLiteral("stopped"), std::nullopt, false, {5})};
    const auto names = [&group](int count) {
        QStringList found;
        for (const Ghost& ghost : chooseGhosts(group, QStringLiteral("mine"), count)) {
            found << ghost.setId;
        }
        return found;
    };
    QCOMPARE(names(3),
             QStringList({QStringLiteral("base"), QStringLiteral("first"), QStringLiteral("mine")}));
    QCOMPARE(names(0), QStringList());
    QCOMPARE(names(9).size(), 4);
}

void TestRace::noGhostIsCalledAsTheRunInWork()
{
    LeaderboardGroup group;
    const QString device = QStringLiteral("AMD EPYC 7763 64-Core Processor");
    for (const int threads : {1, 2}) {
        group.rows.append(rowOf(device, threads, false, {10.0 * threads}));
        group.rows.last().kind = DeviceKind("cpu");
        group.rows.last().runs.last().device.threads = threads;
    }
    const auto names = [&](int count) {
        QStringList found;
        for (const Ghost& ghost : chooseGhosts(group, device, count)) {
            found.append(ghost.name);
        }
        return found;
    };
    QCOMPARE(names(1), QStringList(QStringLiteral("EPYC 7763 · 1 thread")));
    QCOMPARE(names(2),
             QStringList({QStringLiteral("EPYC 7763 · 1 thread"), QStringLiteral("EPYC 7763 · 2 threads")}));
}

void TestRace::takesTheRowsTypicalRun()
{
    LeaderboardGroup group;
    group.rows = {rowOf(QStringLiteral("d"), 1, false, {10, 30, 21})};
    group.rows[0].typical = 1;
    QCOMPARE(chooseGhosts(group, {}, 1).constFirst().totalSeconds, 30.0);
    group.rows[0].runs[1].epochs.clear();
    QVERIFY2(chooseGhosts(group, {}, 1).isEmpty(), "nothing to race against");
}

void TestRace::ghostsShowValidationOnly()
{
    const RunCurves curves = ghostCurves(ghostOf(QStringLiteral("g"), 2, {10, 20}),
                                         CurveChart::Metric::Accuracy, 2);
    QVERIFY(curves.isGhost);
    QVERIFY(curves.training.isEmpty());
    QCOMPARE(curves.validation.size(), 2);
    QCOMPARE(curves.startSeconds, 2.0);
    QCOMPARE(curves.validation[1].seconds, 32.0);
    QCOMPARE(curves.totalSeconds, 32.0);
    QCOMPARE(curves.series, 2);
}

void TestRace::liveRunCountsEpochsAndTime()
{
    LiveRun run;
    QVERIFY(!run.headlineSeconds());
    run.addStage({RunStage::Decode, StageState::Done, 3});
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.elapsedSeconds = 3;
    progress.dataSeconds = 3;
    progress.epoch = 1;
    progress.epochs = 2;
    progress.stepsPerEpoch = 10;
    run.addProgress(progress);
    QCOMPARE(run.headlineSeconds(), std::optional<double>(3.0));
    progress.step = 5;
    progress.elapsedSeconds = 5;
    run.addProgress(progress);
    QCOMPARE(run.epochsDone(), 0.5);
    QCOMPARE(run.headlineSeconds(), std::optional<double>(5.0));
    EpochReport report = epochOf(1, 4);
    report.phases.computeSeconds = 4;
    run.addEpoch(report);
    QCOMPARE(run.epochsDone(), 1.0);
    QCOMPARE(run.headlineSeconds(), std::optional<double>(7.0));
    QCOMPARE(run.phases().total(), 7.0);
    // The same epoch's last step arrives late: the fraction doesn't count twice.
    progress.step = 10;
    run.addProgress(progress);
    QCOMPARE(run.epochsDone(), 1.0);
}

void TestRace::liveRunFindsTheBestEpoch()
{
    LiveRun run;
    QCOMPARE(run.bestEpoch(), 0);
    run.addEpoch(epochOf(1, 1, 0.6));
    run.addEpoch(epochOf(2, 1, 0.8));
    run.addEpoch(epochOf(3, 1, 0.7));
    QCOMPARE(run.bestEpoch(), 2);
}

void TestRace::sharesAddUpToTheWhole()
{
    auto* random = QRandomGenerator::global();
    for (int turn = 0; turn < 200; ++turn) {
        QList<double> parts;
        for (int i = 0; i < 6; ++i) {
            parts.append(random->bounded(100.0));
        }
        const QList<int> shares = permilles(parts);
        QCOMPARE(std::accumulate(shares.begin(), shares.end(), 0), 1000);
        const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
        for (int i = 0; i < 6; ++i) {
            QVERIFY(std::abs(shares[i] - parts[i] / sum * 1000) < 1);
        }
    }
    QCOMPARE(permilles({0, 0}), QList<int>({0, 0}));
}

QTEST_MAIN(TestRace)
#include "tst_race.moc"
