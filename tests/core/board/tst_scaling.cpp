// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/scaling.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"

#include <QTest>

#include <cmath>

using namespace epochmark;

namespace {

/// A ranked run of `ranks` processes with a thread each, of which `exchange` seconds went to the exchange.
RunRecord shared(int ranks, double seconds, double exchange, int hosts = 1)
{
    RunRecord run = sample::completed(seconds);
    run.device.threads = 1;
    if (ranks == 1) {
        return run;
    }
    run.timing.phases.computeSeconds -= exchange;
    run.timing.phases.exchangeSeconds = exchange;
    RecordedRanks all{ranks, QStringLiteral("gloo"), QStringLiteral("mpirun"), hosts, 37'978'248, 0.07, true,
                      {}};
    for (int rank = 0; rank < ranks; ++rank) {
        all.each.append({rank, QStringLiteral("node%1").arg(rank % hosts), run.device.name, 1, 1.0,
                         run.timing.phases.computeSeconds, exchange, run.timing.phases.optimizerSeconds,
                         500'000'000});
    }
    run.ranks = all;
    return run;
}

Board boardOfRuns(const QList<RunRecord>& runs)
{
    return boardOf({runs, {}}, CostModel(PriceBook::shipped()));
}

}  // namespace

class TestScaling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speedupOverTheRanks()
    {
        const auto all = scalingOf(boardOfRuns({shared(4, 25, 5), shared(1, 100, 0), shared(2, 60, 6)}));
        QCOMPARE(all.size(), 1);
        const QList<ScalingPoint>& points = all.first().points;
        QCOMPARE(points.size(), 3);
        QCOMPARE(points[0].ranks, 1);
        QCOMPARE(points[2].ranks, 4);
        QVERIFY(std::abs(*points[1].speedup - 100.0 / 60) < 1e-9);
        QVERIFY(std::abs(*points[2].efficiency - 1.0) < 1e-9);
        QVERIFY(std::abs(*points[1].exchangeShare - 0.1) < 1e-9);
        const QString sentence = all.first().sentence();
        QVERIFY2(sentence.startsWith(QStringLiteral("4 ranks"))
                     && sentence.contains(QStringLiteral("20.0 %")),
                 qPrintable(sentence));
    }

    void slowerIsSaid()
    {
        const auto all = scalingOf(boardOfRuns({shared(1, 100, 0), shared(2, 200, 120)}));
        QVERIFY2(all.first().sentence().contains(QStringLiteral("slower")),
                 qPrintable(all.first().sentence()));
    }

    /// Faster, but not ranked or disturbed: shown with a remark, and never what the sentence is made of.
    void onlySurePointsMakeTheSentence_data()
    {
        QTest::addColumn<bool>("isDisturbed");
        QTest::newRow("disturbed") << true;
        QTest::newRow("not ranked") << false;
    }
    void onlySurePointsMakeTheSentence()
    {
        QFETCH(bool, isDisturbed);
        const auto doubtful = [isDisturbed](RunRecord run) {
            if (isDisturbed) {
                run.warnings.append({QStringLiteral("disturbed"), QStringLiteral("Disturbed.")});
                run.disturbedShare = 0.2;
            } else {
                run.isRanked = false;
                run.unrankedReasons = {QStringLiteral("a debug build")};
            }
            return run;
        };
        const auto both = scalingOf(
            boardOfRuns({shared(1, 100, 0), shared(2, 60, 6), doubtful(shared(4, 30, 5))}));
        QCOMPARE(both.first().points.size(), 3);
        QVERIFY(!both.first().points[2].isSure());
        QCOMPARE(both.first().points[2].remark().isEmpty(), false);
        QVERIFY(both.first().points[1].remark().isEmpty());
        QVERIFY2(both.first().sentence().startsWith(QStringLiteral("2 ranks")),
                 qPrintable(both.first().sentence()));
        // Of two sets the sure one is the point, however fast the other was.
        const auto same = scalingOf(
            boardOfRuns({shared(1, 100, 0), shared(2, 60, 6), doubtful(shared(2, 50, 5))}));
        QCOMPARE(same.first().points[1].seconds, 60.0);
        // Nor is anything held against one that isn't sure.
        const auto against = scalingOf(boardOfRuns({doubtful(shared(1, 100, 0)), shared(2, 60, 6)}));
        QVERIFY(against.first().sentence().isEmpty());
        QVERIFY2(against.first().whyNoSentence().contains(QStringLiteral("one rank")),
                 qPrintable(against.first().whyNoSentence()));
        const auto none = scalingOf(boardOfRuns({shared(1, 100, 0), doubtful(shared(2, 60, 6))}));
        QVERIFY(none.first().sentence().isEmpty());
        QVERIFY2(none.first().whyNoSentence().contains(QStringLiteral("several ranks")),
                 qPrintable(none.first().whyNoSentence()));
    }

    /// One of two ranks is slower: the other one waits for it, and both wait for the numbers.
    void waitingIsToldFromTheExchange()
    {
        RunRecord run = shared(2, 60, 6);
        QList<RecordedRank>& each = run.ranks->each;
        each[0].computeSeconds = 40;
        each[0].updateSeconds = 4;
        each[0].exchangeSeconds = 2;
        each[1].computeSeconds = 30;
        each[1].updateSeconds = 4;
        each[1].exchangeSeconds = 12;
        Phases& phases = run.timing.phases;  // the first rank's
        phases.computeSeconds = 40;
        phases.optimizerSeconds = 4;
        phases.exchangeSeconds = 2;
        const auto all = scalingOf(boardOfRuns({shared(1, 100, 0), run}));
        const auto& parts = all.first().points[1].parts;
        QVERIFY(parts);
        const double factor = 60 / phases.total();  // the parts are of the headline beside them
        const auto isAbout = [factor](double part, double seconds) {
            return std::abs(part - seconds * factor) < 1e-9;
        };
        QVERIFY(isAbout(parts->work, 39));
        QVERIFY(isAbout(parts->exchange, 2));
        QVERIFY(isAbout(parts->wait, 5));
        QVERIFY(isAbout(parts->data, phases.decodeSeconds + phases.inputSeconds));
        QVERIFY(isAbout(parts->rest, phases.validationSeconds + phases.otherSeconds));
        // One that trains alone neither exchanges nor waits, and its parts are its phases.
        const ScalingParts alone = *all.first().points[0].parts;
        QCOMPARE(alone.exchange, 0.0);
        QCOMPARE(alone.wait, 0.0);
        QVERIFY(std::abs(alone.total() - 100) < 1e-9);
    }

    /// Whichever rank is the quicker one, and however their times differ: the parts are the whole bar.
    void thePartsAddUp_data()
    {
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        QTest::newRow("the first one waits") << 20.0 << 40.0;
        QTest::newRow("the second one waits") << 40.0 << 20.0;
        QTest::newRow("told more than there was") << 20.0 << 400.0;
    }
    void thePartsAddUp()
    {
        QFETCH(double, first);
        QFETCH(double, second);
        RunRecord run = shared(2, 60, 6);
        run.timing.phases.computeSeconds = first;
        run.timing.phases.exchangeSeconds = 42 - std::min(first, 40.0);
        for (int rank = 0; rank < 2; ++rank) {
            RecordedRank& each = run.ranks->each[rank];
            each.computeSeconds = rank == 0 ? first : second;
            each.exchangeSeconds = 42 - std::min(*each.computeSeconds, 40.0);
        }
        // Of an even number of runs the headline is none's own.
        RunRecord other = shared(2, 66, 6);
        other.setId = run.setId;
        const auto all = scalingOf(boardOfRuns({shared(1, 100, 0), run, other}));
        for (const ScalingPoint& point : all.first().points) {
            const ScalingParts& parts = *point.parts;
            QVERIFY(std::abs(parts.total() - point.seconds) < 1e-9);
            for (const double part : {parts.data, parts.work, parts.exchange, parts.wait, parts.rest}) {
                QVERIFY(part >= 0);
            }
            QVERIFY(std::abs(*point.exchangeShare - (parts.exchange + parts.wait) / point.seconds) < 1e-12);
        }
    }

    /// Two ranks on two hosts are another answer than two on one.
    void hostsAreToldApart()
    {
        const auto all = scalingOf(
            boardOfRuns({shared(2, 90, 40, 2), shared(1, 100, 0), shared(2, 60, 6), shared(2, 95, 45, 2)}));
        const QList<ScalingPoint>& points = all.first().points;
        QCOMPARE(points.size(), 3);
        QCOMPARE(points[1].hosts, 1);
        QCOMPARE(points[1].seconds, 60.0);
        QCOMPARE(points[2].hosts, 2);
        QCOMPARE(points[2].seconds, 90.0);
        QVERIFY(points[2].who() != points[1].who());
        const QString sentence = all.first().sentence();
        QVERIFY2(sentence.startsWith(QStringLiteral("2 ranks on 2 hosts train")), qPrintable(sentence));
    }

    void theFastestOfANumberCounts()
    {
        const auto all = scalingOf(boardOfRuns({shared(1, 100, 0), shared(2, 70, 9), shared(2, 60, 6)}));
        QCOMPARE(all.first().points.size(), 2);
        QCOMPARE(all.first().points[1].seconds, 60.0);
    }

    /// A rank with two threads isn't the one that ranks with a thread each are measured by.
    void otherThreadsAreAnotherSeries()
    {
        RunRecord alone = shared(1, 100, 0);
        alone.device.threads = 2;
        const auto all = scalingOf(boardOfRuns({alone, shared(2, 60, 6)}));
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().points.size(), 1);
        QVERIFY(!all.first().points[0].speedup);
        QVERIFY(all.first().sentence().isEmpty());
    }

    void whoTrainsAloneIsNotInIt() { QVERIFY(scalingOf(boardOfRuns({shared(1, 100, 0)})).isEmpty()); }

    /// The record as it was written, read and written again.
    void ranksSurviveTheirJson()
    {
        const RunRecord run = shared(3, 50, 4, 2);
        const auto back = documentFromJson(toJson(RecordDocument{{run}, {}}));
        QVERIFY(back);
        QCOMPARE(back->records.size(), 1);
        QVERIFY(back->records.first() == run);
        QVERIFY(!toJson(sample::completed()).contains(QStringLiteral("ranks")));
    }

    /// Ranks of one host keep one processor busy, those of two hosts two; unlike ones have no price.
    void allDevicesArePaid()
    {
        PriceBook book;
        Price price;
        price.device = sample::completed().device.name;
        price.kind = PriceKind::Rent;
        price.amount = 2;
        price.currency = QStringLiteral("$");
        book.setPrice(price);
        const CostModel model(book);
        const auto one = model.cost(shared(2, 60, 6, 1), PriceKind::Rent);
        const auto two = model.cost(shared(2, 60, 6, 2), PriceKind::Rent);
        QVERIFY(one && two);
        QVERIFY(std::abs(two->amount - 2 * one->amount) < 1e-12);
        RunRecord unlike = shared(2, 60, 6, 2);
        unlike.ranks->each[1].device = QStringLiteral("another processor");
        QVERIFY(!model.cost(unlike, PriceKind::Rent));
    }
};

QTEST_GUILESS_MAIN(TestScaling)
#include "tst_scaling.moc"
