// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/leaderboard.h"
#include "results/board/published.h"
#include "results/board/rowtimes.h"

#include "cost/costmodel.h"
#include "samplerecord.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace epochmark;

namespace {

/// A set of ranked repeats with these headlines.
QList<RunRecord> set(const QString& device, const QList<double>& headlines,
                     DeviceKind kind = DeviceKind("cpu"))
{
    QList<RunRecord> runs;
    const QString setId = sample::uuid();
    for (const double seconds : headlines) {
        RunRecord run = sample::completed(seconds);
        run.setId = setId;
        run.device.name = device;
        run.device.kind = kind;
        run.startedAt = run.startedAt.addSecs(60 * runs.size());
        runs.append(run);
    }
    return runs;
}

RunRecord unranked(RunStatus status, const QString& reason)
{
    RunRecord run = sample::completed();
    run.status = status;
    run.isRanked = false;
    run.unrankedReasons = {reason};
    return run;
}

const LeaderboardRow& rowOf(const QList<LeaderboardGroup>& groups, const QString& device)
{
    for (const LeaderboardGroup& group : groups) {
        for (const LeaderboardRow& row : group.rows) {
            if (row.deviceName == device) {
                return row;
            }
        }
    }
    static const LeaderboardRow kNone;
    return kNone;
}

QString text(const std::optional<int>& rank)
{
    return rank ? QString::number(*rank) : QStringLiteral("-");
}

}  // namespace

class TestLeaderboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyStoreHasNoGroups();
    void ranksFollowTheRule();
    void overlapsShareARank();
    void singleRunsAreRankedAsPoints();
    void ranksAgreeWithTheSlowFormula();
    void slowestCpuIsTheFirstBaseline();
    void disturbedRunsAreNoBaselineUnlessPinned();
    void doubtsAreThoseOfTheCountedRuns();
    void pinnedBaselineCounts();
    void unknownKindsAreShownButNotRanked();
    void unrankedPinIsNoBaseline();
    void fingerprintsAreNeverMixed();
    void unrankedSetTellsWhy();
    void mediansUseRankedRunsOnly();
    void medianRunStandsForItsSet();
    void energyOfUnlikeSensorsIsUnknown();
    void runningStandsBetween();
    void otherSoftwareIsMarked();
    void namesComeFromAnnotations();
    void timesBesideEachOtherShareAUnit();
    void configurationSaysWhatTheNameDoesNot();
    void thousandsOfRowsAreReady();
    void publishedAreTheSeven();
};

void TestLeaderboard::emptyStoreHasNoGroups()
{
    QVERIFY(buildLeaderboard({}, {}, nullptr).isEmpty());
}

void TestLeaderboard::ranksFollowTheRule()
{
    const auto groups = buildLeaderboard(set(QStringLiteral("slow"), {60, 60.5, 61})
                                             + set(QStringLiteral("fast"), {20, 20.1, 20.2})
                                             + set(QStringLiteral("middle"), {40, 40.2, 40.1}),
                                         {}, nullptr);
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().rows.size(), 3);
    int expected = 1;
    for (const char* name : {"fast", "middle", "slow"}) {
        const LeaderboardRow& row = groups.first().rows.at(expected - 1);
        QCOMPARE(row.deviceName, QString::fromLatin1(name));
        QCOMPARE(text(row.rank), QString::number(expected++));
        QVERIFY(!row.isRankShared);
        QVERIFY(row.timeInterval && row.timeInterval->low < *row.medianSeconds);
        QCOMPARE(row.rankedRuns, 3);
    }
}

void TestLeaderboard::overlapsShareARank()
{
    const auto groups = buildLeaderboard(set(QStringLiteral("a"), {20, 21, 22})
                                             + set(QStringLiteral("b"), {21, 22, 23})
                                             + set(QStringLiteral("c"), {60, 60.5, 61}),
                                         {}, nullptr);
    QCOMPARE(text(rowOf(groups, QStringLiteral("a")).rank), QStringLiteral("1"));
    QCOMPARE(text(rowOf(groups, QStringLiteral("b")).rank), QStringLiteral("1"));
    QCOMPARE(text(rowOf(groups, QStringLiteral("c")).rank), QStringLiteral("3"));
    QVERIFY(rowOf(groups, QStringLiteral("a")).isRankShared
            && rowOf(groups, QStringLiteral("b")).isRankShared);
    QVERIFY(!rowOf(groups, QStringLiteral("c")).isRankShared);
    QCOMPARE(groups.first().rows.first().deviceName,
             QStringLiteral("a"));  // within a rank the faster stands first
}

void TestLeaderboard::singleRunsAreRankedAsPoints()
{
    const auto groups = buildLeaderboard(set(QStringLiteral("a"), {20}) + set(QStringLiteral("b"), {20})
                                             + set(QStringLiteral("c"), {20.001}),
                                         {}, nullptr);
    QCOMPARE(text(rowOf(groups, QStringLiteral("a")).rank), QStringLiteral("1"));
    QCOMPARE(text(rowOf(groups, QStringLiteral("b")).rank), QStringLiteral("1"));
    QCOMPARE(text(rowOf(groups, QStringLiteral("c")).rank), QStringLiteral("3"));
    const LeaderboardRow& row = rowOf(groups, QStringLiteral("c"));
    QVERIFY(!row.timeInterval && !row.variation && !row.speedupInterval);
    QCOMPARE(row.warnings.first().code, QStringLiteral("single-run"));
}

/// The rule of measuring, spelled out as a double loop.
void TestLeaderboard::ranksAgreeWithTheSlowFormula()
{
    std::mt19937 random(9);
    std::uniform_real_distribution<double> seconds(20, 40);
    QList<RunRecord> records;
    for (int i = 0; i < 60; ++i) {
        const double middle = seconds(random);
        const QList<double> headlines = i % 3 == 0 ? QList<double>{middle}
                                                   : QList<double>{middle, middle * 1.01, middle * 1.03};
        records += set(QString::number(i), headlines);
    }
    const auto groups = buildLeaderboard(records, {}, nullptr);
    const auto low = [](const LeaderboardRow& row) {
        return row.timeInterval ? row.timeInterval->low : *row.medianSeconds;
    };
    const auto high = [](const LeaderboardRow& row) {
        return row.timeInterval ? row.timeInterval->high : *row.medianSeconds;
    };
    for (const LeaderboardRow& row : groups.first().rows) {
        int rank = 1;
        for (const LeaderboardRow& other : groups.first().rows) {
            rank += high(other) < low(row) ? 1 : 0;
        }
        QCOMPARE(text(row.rank), QString::number(rank));
    }
}

void TestLeaderboard::slowestCpuIsTheFirstBaseline()
{
    const auto groups = buildLeaderboard(set(QStringLiteral("gpu"), {90, 91, 92}, DeviceKind("cuda"))
                                             + set(QStringLiteral("cpu"), {60, 61, 62})
                                             + set(QStringLiteral("better"), {30, 30.5, 31}),
                                         {}, nullptr);
    QVERIFY(rowOf(groups, QStringLiteral("cpu")).isBaseline);
    QCOMPARE(*rowOf(groups, QStringLiteral("cpu")).speedup, 1.0);
    QVERIFY(!rowOf(groups, QStringLiteral("cpu")).speedupInterval);
    const LeaderboardRow& better = rowOf(groups, QStringLiteral("better"));
    QCOMPARE(*better.speedup, 61 / 30.5);
    QCOMPARE(*better.speedupInterval, *statistics::ratioInterval({60, 61, 62}, {30, 30.5, 31}));
    const auto gpusAlone = buildLeaderboard(set(QStringLiteral("gpu"), {90}, DeviceKind("cuda")), {},
                                            nullptr);
    QVERIFY(!gpusAlone.first().rows.first().speedup);
    QVERIFY(!gpusAlone.first().rows.first().isBaseline);
}

void TestLeaderboard::unknownKindsAreShownButNotRanked()
{
    const auto groups = buildLeaderboard(set(QStringLiteral("newer"), {1, 1.1, 1.2}, DeviceKind("npu"))
                                             + set(QStringLiteral("cpu"), {60, 61, 62}),
                                         {}, nullptr);
    QCOMPARE(groups.size(), 1);
    const LeaderboardRow& newer = rowOf(groups, QStringLiteral("newer"));
    QVERIFY(!newer.isRanked && !newer.rank && !newer.speedup && !newer.isBaseline);
    QCOMPARE(newer.unrankedReasons.size(), 1);
    QVERIFY2(newer.unrankedReasons.first().contains(QLatin1String("\"npu\"")),
             qPrintable(newer.unrankedReasons.first()));
    QCOMPARE(*newer.medianSeconds, 1.1);
    QCOMPARE(*rowOf(groups, QStringLiteral("cpu")).rank, 1);
}

void TestLeaderboard::disturbedRunsAreNoBaselineUnlessPinned()
{
    QList<RunRecord> slow = set(QStringLiteral("slow"), {100});
    slow.first().warnings = {{QStringLiteral("disturbed"), QStringLiteral("A sentence.")}};
    slow.first().disturbedShare = 0.12;
    const QList<RunRecord> records = slow + set(QStringLiteral("fast"), {50});
    const auto groups = buildLeaderboard(records, {}, nullptr);
    QVERIFY(rowOf(groups, QStringLiteral("slow")).isDisturbed());
    QCOMPARE(rowOf(groups, QStringLiteral("slow")).disturbedShare, std::optional<double>(0.12));
    QVERIFY(rowOf(groups, QStringLiteral("fast")).isBaseline);
    QCOMPARE(rowOf(groups, QStringLiteral("slow")).speedup, std::optional<double>(0.5));
    QCOMPARE(text(rowOf(groups, QStringLiteral("slow")).rank), QStringLiteral("2"));  // ranked all the same

    Annotations pin;
    pin.setId = slow.first().setId;
    pin.isPinned = true;
    QVERIFY(rowOf(buildLeaderboard(records, {pin}, nullptr), QStringLiteral("slow")).isBaseline);
    QVERIFY(!rowOf(buildLeaderboard(slow, {}, nullptr), QStringLiteral("slow")).speedup);
}

void TestLeaderboard::doubtsAreThoseOfTheCountedRuns()
{
    QList<RunRecord> runs = set(QStringLiteral("device"), {50, 51, 52});
    runs[0].warnings = {{QStringLiteral("on-battery"), QStringLiteral("Battery.")},
                        {QStringLiteral("left-out"), QStringLiteral("Two pictures.")}};
    runs[1].warnings = {{QStringLiteral("on-battery"), QStringLiteral("Battery, again.")},
                        {QStringLiteral("disturbed"), QStringLiteral("A little.")}};
    runs[1].disturbedShare = 0.07;
    runs[2].warnings = {{QStringLiteral("throttled"), QStringLiteral("Heat.")}};
    runs[2].disturbedShare = 0.4;
    runs[2].isRanked = false;
    runs[2].unrankedReasons = {QStringLiteral("Too much.")};
    const LeaderboardRow row = rowOf(buildLeaderboard(runs, {}, nullptr), QStringLiteral("device"));
    const QList<Warning> expected{{QStringLiteral("disturbed"), QStringLiteral("A little.")},
                                  {QStringLiteral("on-battery"), QStringLiteral("Battery.")}};
    QCOMPARE(row.doubts, expected);
    QCOMPARE(row.disturbedShare, std::optional<double>(0.07));
    QCOMPARE(row.doubtWords(), QStringLiteral("disturbed (7.0 %), on battery"));
}

void TestLeaderboard::pinnedBaselineCounts()
{
    const QList<RunRecord> pinned = set(QStringLiteral("pinned"), {10}, DeviceKind("cuda"));
    Annotations annotations;
    annotations.setId = pinned.first().setId;
    annotations.isPinned = true;
    const auto groups = buildLeaderboard(pinned + set(QStringLiteral("cpu"), {40}), {annotations}, nullptr);
    QVERIFY(rowOf(groups, QStringLiteral("pinned")).isBaseline);
    QVERIFY(!rowOf(groups, QStringLiteral("cpu")).isBaseline);
    QCOMPARE(*rowOf(groups, QStringLiteral("cpu")).speedup, 0.25);
}

void TestLeaderboard::unrankedPinIsNoBaseline()
{
    const RunRecord bad = unranked(RunStatus::Completed, QStringLiteral("It didn't learn."));
    Annotations annotations;
    annotations.setId = bad.setId;
    annotations.isPinned = true;
    const auto groups = buildLeaderboard(QList<RunRecord>{bad} + set(QStringLiteral("cpu"), {40}),
                                         {annotations}, nullptr);
    QVERIFY(rowOf(groups, QStringLiteral("cpu")).isBaseline);
    QVERIFY(!rowOf(groups, bad.device.name).isBaseline);
    QVERIFY(!rowOf(groups, bad.device.name).speedup);
}

void TestLeaderboard::fingerprintsAreNeverMixed()
{
    QList<RunRecord> records = set(QStringLiteral("classic"), {60})
                               + set(QStringLiteral("classic too"), {50});
    for (RunRecord& run : records) {
        run.startedAt = run.startedAt.addDays(-1);
    }
    RunRecord quick = sample::completed(6, 3);
    quick.preset = Preset::Quick;
    RunRecord plain = sample::completed(120);
    plain.workload.pipeline = Pipeline::Plain;
    records += {quick, plain};
    const auto groups = buildLeaderboard(records, {}, nullptr);
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups.first().rows.size(), 2);  // most ranked rows first, however old
    QCOMPARE(groups.first().title, QStringLiteral("Classic · cats-vs-dogs"));
    for (const LeaderboardGroup& group : groups) {
        QCOMPARE(group.fingerprint, group.workload.fingerprint());
        QCOMPARE(text(group.rows.first().rank), QStringLiteral("1"));
        for (const LeaderboardRow& row : group.rows) {
            QCOMPARE(row.fingerprint, group.fingerprint);
        }
    }
}

void TestLeaderboard::unrankedSetTellsWhy()
{
    const QString reason = QStringLiteral("Stopped after 7 of 15 epochs.");
    const auto groups = buildLeaderboard({unranked(RunStatus::Stopped, reason)}, {}, nullptr);
    const LeaderboardRow& row = groups.first().rows.first();
    QVERIFY(!row.isRanked && !row.rank && !row.speedup && !row.medianSeconds);
    QVERIFY(row.status == RunStatus::Stopped);
    QCOMPARE(row.unrankedReasons, QStringList{reason});
    // Repeats of a set that say the same with other figures say it once; another reason stays.
    QList<RunRecord> runs = set(QStringLiteral("busy"), {20, 22, 24, 26});
    const QStringList reasons{QStringLiteral("81.6 % were lost."), QStringLiteral("9.2 % were lost."), reason,
                              reason};
    for (qsizetype i = 0; i < runs.size(); ++i) {
        runs[i].isRanked = false;
        runs[i].unrankedReasons = {reasons[i]};
    }
    const QStringList said = buildLeaderboard(runs, {}, nullptr).first().rows.first().unrankedReasons;
    QCOMPARE(said.size(), 2);
    QVERIFY(said.contains(reason));
}

void TestLeaderboard::mediansUseRankedRunsOnly()
{
    QList<RunRecord> runs = set(QStringLiteral("mixed"), {20, 22, 500});
    runs.last().isRanked = false;
    runs.last().unrankedReasons = {QStringLiteral("The dataset was changed while it was used.")};
    const LeaderboardRow row = buildLeaderboard(runs, {}, nullptr).first().rows.first();
    QCOMPARE(row.rankedRuns, 2);
    QCOMPARE(row.runs.size(), 3);
    QCOMPARE(*row.medianSeconds, 21.0);
    QCOMPARE(*row.minSeconds, 20.0);
    QCOMPARE(*row.maxSeconds, 22.0);
    QVERIFY(!row.timeInterval);
    QVERIFY(std::any_of(row.warnings.begin(), row.warnings.end(), [](const Warning& warning) {
        return warning.code == QLatin1String("unranked-repeats");
    }));
}

void TestLeaderboard::medianRunStandsForItsSet()
{
    const auto typicalSeconds = [](const QList<RunRecord>& runs) {
        const QList<LeaderboardGroup> groups = buildLeaderboard(runs, {}, {});
        const RunRecord* run = rowOf(groups, QStringLiteral("A")).typicalRun();
        return run != nullptr ? run->timing.totalSeconds().value_or(-1) : -2;
    };
    QList<RunRecord> runs = set(QStringLiteral("A"), {25, 21, 20, 23, 30});
    QCOMPARE(typicalSeconds(runs), 23.0);
    runs.last().isRanked = false;  // not counted any more: of the two middle ones the faster
    QCOMPARE(typicalSeconds(runs), 21.0);
    runs = set(QStringLiteral("A"), {20, 21, 22});
    for (RunRecord& run : runs) {
        run.isRanked = false;
        run.status = RunStatus::Stopped;
        run.timing.trainSeconds.reset();
        run.epochs.resize(1);
    }
    runs[1].epochs = sample::completed(21, 3).epochs;
    const auto rows = buildLeaderboard(runs, {}, {});
    QCOMPARE(rowOf(rows, QStringLiteral("A")).typicalRun()->id, runs[1].id);
    runs[1].workload.epochs = 99;
    const auto mixed = buildLeaderboard(runs, {}, {});
    QVERIFY2(rowOf(mixed, QStringLiteral("A")).typicalRun()->workload.fingerprint()
                 == rowOf(mixed, QStringLiteral("A")).fingerprint,
             "a run of other work doesn't stand for the set");
    QVERIFY(LeaderboardRow().typicalRun() == nullptr);
}

void TestLeaderboard::energyOfUnlikeSensorsIsUnknown()
{
    QList<RunRecord> runs = set(QStringLiteral("pc"), {20, 21, 22});
    runs[0].energy->joules = 100;
    runs[1].energy->joules = 200;
    runs[2].energy->joules = 600;
    QCOMPARE(buildLeaderboard(runs, {}, nullptr).first().rows.first().energy->joules, 300.0);
    runs[1].energy->scope = QStringLiteral("GPU only");
    QVERIFY(!buildLeaderboard(runs, {}, nullptr).first().rows.first().energy);
    runs[1].energy.reset();
    QVERIFY(!buildLeaderboard(runs, {}, nullptr).first().rows.first().energy);
}

void TestLeaderboard::runningStandsBetween()
{
    RunRecord running = sample::running();
    running.device.name = QStringLiteral("running");
    const auto groups = buildLeaderboard(
        QList<RunRecord>{unranked(RunStatus::Failed, QStringLiteral("It failed.")), running}
            + set(QStringLiteral("done"), {50}),
        {}, nullptr);
    QCOMPARE(groups.first().rows.at(0).deviceName, QStringLiteral("done"));
    QCOMPARE(groups.first().rows.at(1).deviceName, QStringLiteral("running"));
    QVERIFY(groups.first().rows.at(1).status == RunStatus::Running);
    QVERIFY(groups.first().rows.at(2).status == RunStatus::Failed);
}

void TestLeaderboard::otherSoftwareIsMarked()
{
    QList<RunRecord> records = set(QStringLiteral("cpu"), {60}) + set(QStringLiteral("other"), {50});
    records.last().environment.insert(QStringLiteral("libtorch"), QStringLiteral("2.14.0"));
    const auto groups = buildLeaderboard(records, {}, nullptr);
    QVERIFY(rowOf(groups, QStringLiteral("other")).isOtherSoftware);
    QVERIFY(!rowOf(groups, QStringLiteral("cpu")).isOtherSoftware);
}

void TestLeaderboard::namesComeFromAnnotations()
{
    const QList<RunRecord> runs = set(QStringLiteral("cpu"), {60});
    Annotations annotations;
    annotations.setId = runs.first().setId;
    annotations.name = QStringLiteral("Workshop");
    annotations.note = QStringLiteral("side panel off");
    PriceBook book;
    Price price;
    price.device = QStringLiteral("cpu");  // by the device, whatever the row is called
    price.amount = 110;
    book.setPrice(price);
    const CostModel costs(book);
    const LeaderboardRow row = buildLeaderboard(runs, {annotations}, costs.perRun()).first().rows.first();
    QCOMPARE(row.deviceName, QStringLiteral("Workshop"));
    QCOMPARE(row.note, annotations.note);
    QVERIFY(row.cost && row.cost->amount > 0);
}

/// 0.33 min beside 8.4 s looks faster than it is.
void TestLeaderboard::timesBesideEachOtherShareAUnit()
{
    LeaderboardRow fast;
    fast.medianSeconds = 8.4;
    LeaderboardRow slow;
    slow.medianSeconds = 20;
    const LeaderboardRow none;
    QCOMPARE(timeText(slow, timeUnitOf({slow, none})), QStringLiteral("0.33 min"));
    QCOMPARE(timeText(slow, timeUnitOf({slow, fast, none})), QStringLiteral("20.0 s"));
    QCOMPARE(timeText(fast, timeUnitOf({slow, fast, none})), QStringLiteral("8.4 s"));
    QCOMPARE(timeText(none, timeUnitOf({none})), format::unknown());
}

void TestLeaderboard::configurationSaysWhatTheNameDoesNot()
{
    RunRecord run = sample::completed();
    QCOMPARE(buildLeaderboard({run}, {}, nullptr).first().rows.first().configuration,
             QStringLiteral("2 cores, 4 threads · fp32"));
    run.device.kind = DeviceKind("cuda");
    run.device.memoryBytes = 12878086144;  // what a 12-GB card reports
    run.environment.insert(QStringLiteral("cuda"), QStringLiteral("13.0"));
    run.workload.precision = Precision::Bf16;
    QCOMPARE(buildLeaderboard({run}, {}, nullptr).first().rows.first().configuration,
             QStringLiteral("12 GB · CUDA 13.0 · bf16"));
    run.host = RecordedHost{QStringLiteral("gpubox"), QStringLiteral("ssh"), {}};
    QCOMPARE(buildLeaderboard({run}, {}, nullptr).first().rows.first().configuration,
             QStringLiteral("gpubox · 12 GB · CUDA 13.0 · bf16"));
}

/// Timings gate nothing; this one is printed.
void TestLeaderboard::thousandsOfRowsAreReady()
{
    QList<RunRecord> records;
    for (int i = 0; i < 10000; ++i) {
        RunRecord run = sample::completed(20 + i * 0.01);
        run.device.name = QString::number(i);
        records.append(run);
    }
    QElapsedTimer timer;
    timer.start();
    const auto groups = buildLeaderboard(records, {}, nullptr);
    qInfo("10,000 rows in %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(groups.first().rows.size(), 10000);
    QCOMPARE(text(groups.first().rows.last().rank), QStringLiteral("10000"));
}

void TestLeaderboard::publishedAreTheSeven()
{
    const QList<PublishedResult>& published = publishedResults();
    QCOMPARE(published.size(), 7);
    QCOMPARE(published.first().minutesText, QStringLiteral("2.52"));
    QCOMPARE(published.first().price, QStringLiteral("about $289.99 to buy"));
    QCOMPARE(published.at(1).minutesText, QStringLiteral("6"));
    QVERIFY(published.last().isBaseline);
    for (const PublishedResult& result : published) {
        QVERIFY(qAbs(42.12 / result.minutes / result.speedup - 1) < 0.005);  // they came from unrounded times
    }
}

QTEST_GUILESS_MAIN(TestLeaderboard)
#include "tst_leaderboard.moc"
