// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/comparison.h"

#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

namespace {

LeaderboardRow row(const QList<RunRecord>& runs)
{
    return buildLeaderboard(runs, {}, nullptr).first().rows.first();
}

LeaderboardRow repeats(const QList<double>& headlines)
{
    QList<RunRecord> runs;
    for (const double seconds : headlines) {
        runs.append(sample::completed(seconds));
        runs.last().setId = runs.first().setId;
    }
    return row(runs);
}

RunRecord plain(double seconds)
{
    RunRecord run = sample::completed(seconds);
    run.workload.pipeline = Pipeline::Plain;
    return run;
}

ComparedSetting setting(const Comparison& comparison, const QString& name)
{
    for (const ComparedSetting& found : comparison.settings()) {
        if (found.name == name) {
            return found;
        }
    }
    return {};
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameWorkloadHasARatio();
    void otherWorkloadsHaveNone();
    void plainAgainstTunedIsTheException();
    void exceptionNeedsTheSameMachine_data();
    void exceptionNeedsTheSameMachine();
    void wordsKnowTheirUncertainty();
    void boardsKnowItToo();
    void unrankedHasNoRatio();
    void settingsMarkWhatDiffers();
    void warningsStandAmongTheSettings();
    void fewAreNoComparison();
};

void TestComparison::sameWorkloadHasARatio()
{
    const Comparison comparison({repeats({60, 61, 62}), repeats({20, 20.5, 21})});
    QVERIFY(comparison.isComparable());
    QVERIFY(comparison.obstacles().isEmpty());
    const auto ratio = comparison.ratio(0, 1);
    QCOMPARE(ratio->value, 61 / 20.5);
    QVERIFY(ratio->interval->low < ratio->value && ratio->value < ratio->interval->high);
    QVERIFY(qAbs(comparison.ratio(1, 0)->value * ratio->value - 1) < 1e-12);
    QVERIFY(comparison.verdict().startsWith(QStringLiteral("Comparable")));
}

void TestComparison::otherWorkloadsHaveNone()
{
    RunRecord other = sample::completed(30, 3);
    other.workload.batchSize = 64;
    const Comparison comparison({row({other}), row({sample::completed()})});
    QVERIFY(!comparison.isComparable());
    QVERIFY(!comparison.ratio(0, 1));
    QCOMPARE(comparison.obstacles(),
             (QStringList{QStringLiteral("batch 64 / 20"), QStringLiteral("epochs 3 / 15")}));
    QCOMPARE(comparison.verdict(),
             QStringLiteral("Not comparable, so no ratio: batch 64 / 20, epochs 3 / 15."));
}

void TestComparison::plainAgainstTunedIsTheException()
{
    for (const bool isPlainFirst : {true, false}) {
        QList<LeaderboardRow> rows{row({plain(120)}), row({sample::completed(50)})};
        if (!isPlainFirst) {
            rows.swapItemsAt(0, 1);
        }
        const Comparison comparison(rows);
        QVERIFY(!comparison.isComparable());
        QVERIFY(comparison.isPlainAgainstTuned());
        QCOMPARE(comparison.ratio(isPlainFirst ? 0 : 1, isPlainFirst ? 1 : 0)->value, 2.4);
        QVERIFY2(comparison.verdict().contains(QStringLiteral("tuned is about 2.4 × as fast")),
                 qPrintable(comparison.verdict()));
    }
}

void TestComparison::exceptionNeedsTheSameMachine_data()
{
    using Change = std::function<void(RunRecord&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("threads") << Change([](RunRecord& run) { run.device.threads = 2; });
    QTest::newRow("device") << Change([](RunRecord& run) { run.device.name = QStringLiteral("another"); });
    QTest::newRow("machine") << Change(
        [](RunRecord& run) { run.environment.insert(QStringLiteral("cpu"), QStringLiteral("x")); });
    QTest::newRow("epochs") << Change([](RunRecord& run) { run.workload.epochs = 14; });
    QTest::newRow("dataset") << Change(
        [](RunRecord& run) { run.workload.manifestHash = QStringLiteral("0"); });
}

void TestComparison::exceptionNeedsTheSameMachine()
{
    QFETCH(std::function<void(RunRecord&)>, change);
    RunRecord run = plain(120);
    change(run);
    const Comparison comparison({row({run}), row({sample::completed(50)})});
    QVERIFY(!comparison.isPlainAgainstTuned());
    QVERIFY(!comparison.ratio(0, 1));
}

void TestComparison::wordsKnowTheirUncertainty()
{
    const auto words = [](const QList<double>& reference, const QList<double>& other) {
        return ratioWords(*Comparison({repeats(reference), repeats(other)}).ratio(0, 1));
    };
    QCOMPARE(words({60, 61, 62}, {20, 20.5, 21}), QStringLiteral("2.98 ×"));
    QCOMPARE(words({60}, {3.82}), QStringLiteral("measured once, about 16 ×"));
    QCOMPARE(words({60, 61, 62}, {3.82}), QStringLiteral("measured once, about 16 ×"));
    QCOMPARE(words({60, 61}, {20, 21, 22}), QStringLiteral("measured twice, about 2.9 ×"));
    QCOMPARE(words({60, 70, 80}, {50, 60, 70}), QStringLiteral("no difference can be told"));
    QCOMPARE(words({11.5, 17.6}, {7.0, 11.6}), QStringLiteral("no difference can be told"));
    QCOMPARE(words({21}, {20}), QStringLiteral("no difference can be told"));
    const auto verdict = [](double tuned) {
        return Comparison({row({plain(60)}), row({sample::completed(tuned)})}).verdict();
    };
    QVERIFY(verdict(20).contains(QStringLiteral("tuned is about 3.0 × as fast")));
    QVERIFY(verdict(58).contains(QStringLiteral("no difference can be told")));
}

void TestComparison::boardsKnowItToo()
{
    QList<RunRecord> runs;
    for (const double seconds : {60.0, 20.0, 58.0}) {
        runs.append(sample::completed(seconds));
        runs.last().device.threads = static_cast<int>(seconds);
    }
    const QList<LeaderboardRow> rows = buildLeaderboard(runs, {}, nullptr).first().rows;
    QCOMPARE(ratioWords(*speedupOf(rows.at(0))), QStringLiteral("measured once, about 3.0 ×"));
    QCOMPARE(ratioWords(*speedupOf(rows.at(1))), QStringLiteral("no difference can be told"));
    QVERIFY(rows.at(2).isBaseline && !speedupOf(rows.at(2)));
}

void TestComparison::unrankedHasNoRatio()
{
    RunRecord bad = sample::completed(50);
    bad.isRanked = false;
    bad.unrankedReasons = {QStringLiteral("It didn't learn.")};
    const Comparison comparison({row({bad}), row({sample::completed(60)})});
    QVERIFY(comparison.isComparable());
    QVERIFY(!comparison.ratio(0, 1));
    QVERIFY(!comparison.ratio(1, 0));
}

void TestComparison::settingsMarkWhatDiffers()
{
    RunRecord other = sample::completed(30);
    other.workload.batchSize = 64;
    other.device.threads = 2;
    other.environment.insert(QStringLiteral("libtorch"), QStringLiteral("2.14.0"));
    const Comparison comparison({row({sample::completed(60)}), row({other})});
    const ComparedSetting batch = setting(comparison, QStringLiteral("batch"));
    QCOMPARE(batch.values, (QStringList{QStringLiteral("20"), QStringLiteral("64")}));
    QVERIFY(batch.isDifferent && batch.forbidsRatio);
    const ComparedSetting threads = setting(comparison, QStringLiteral("threads"));
    QVERIFY(threads.isDifferent && !threads.forbidsRatio);
    QVERIFY(setting(comparison, QStringLiteral("LibTorch")).isDifferent);
    QVERIFY(!setting(comparison, QStringLiteral("epochs")).isDifferent);
    QCOMPARE(setting(comparison, QStringLiteral("driver")).values.first(), QStringLiteral("-"));
}

void TestComparison::warningsStandAmongTheSettings()
{
    RunRecord disturbed = sample::completed(90);
    disturbed.warnings = {{QStringLiteral("disturbed"), QStringLiteral("A sentence.")}};
    disturbed.disturbedShare = 0.123;
    const Comparison comparison({repeats({60, 61, 62}), row({disturbed})});
    QCOMPARE(setting(comparison, QStringLiteral("warnings")).values,
             QStringList({QStringLiteral("-"), QStringLiteral("disturbed (12.3 %)")}));
    QVERIFY(setting(comparison, QStringLiteral("warnings")).isDifferent);
    QCOMPARE(setting(comparison, QStringLiteral("lost to others")).values,
             QStringList({QStringLiteral("1.2 %"), QStringLiteral("12.3 %")}));
    QCOMPARE(setting(comparison, QStringLiteral("runs")).values,
             QStringList({QStringLiteral("3"), QStringLiteral("1")}));
    QVERIFY(!setting(comparison, QStringLiteral("images/s")).isDifferent);
    QVERIFY(comparison.isComparable());  // the work is the same
    const Comparison quiet({repeats({60}), repeats({20})});
    QVERIFY(!setting(quiet, QStringLiteral("warnings")).isDifferent);
}

void TestComparison::fewAreNoComparison()
{
    QVERIFY(Comparison({}).verdict().startsWith(QStringLiteral("Choose two")));
    QVERIFY(Comparison({row({sample::completed()})}).verdict().startsWith(QStringLiteral("Choose two")));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
