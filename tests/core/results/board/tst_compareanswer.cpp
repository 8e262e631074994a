// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/compareanswer.h"

#include "base/format.h"
#include "results/exchange/comparisonmarkdown.h"
#include "samplerecord.h"

#include <QTest>

using namespace epochmark;

namespace {

LeaderboardRow rowOf(const QList<double>& seconds, bool isRanked = true)
{
    QList<RunRecord> runs;
    for (const double headline : seconds) {
        RunRecord run = sample::completed(headline);
        run.setId = runs.isEmpty() ? run.setId : runs.first().setId;
        run.isRanked = isRanked;
        run.unrankedReasons = isRanked ? QStringList() : QStringList{QStringLiteral("It didn't learn.")};
        runs.append(run);
    }
    return buildLeaderboard(runs, {}, nullptr).first().rows.first();
}

QString answerTo(const QList<LeaderboardRow>& rows)
{
    return compareAnswer(Comparison(rows), {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
}

}  // namespace

class TestCompareAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTheFastestAndTheSlowest();
    void asksForRepeatsOnlyWhereTheyAreMissing();
    void leavesOutWhatIsUnranked();
    void standsOnTopOfTheMarkdown();
};

void TestCompareAnswer::namesTheFastestAndTheSlowest()
{
    const QList<LeaderboardRow> rows{rowOf({40, 41, 42}), rowOf({10, 10.1, 10.2}), rowOf({80, 81, 82})};
    const QString answer = answerTo(rows);
    QVERIFY2(answer.startsWith(QStringLiteral("B is %1 (").arg(format::factor(81 / 10.1))),
             qPrintable(answer));
    QVERIFY2(answer.endsWith(QStringLiteral(") as fast as C.")), qPrintable(answer));
    const QString once = answerTo({rowOf({80}), rowOf({10})});
    QVERIFY2(once.startsWith(QStringLiteral("B is about %1 as fast as A.").arg(format::roughFactor(8))),
             qPrintable(once));
}

void TestCompareAnswer::asksForRepeatsOnlyWhereTheyAreMissing()
{
    const QString few = answerTo({rowOf({60, 61}), rowOf({60.2, 61.2})});
    QVERIFY2(few.contains(QStringLiteral("Repeat each three times")), qPrintable(few));
    const QList<LeaderboardRow> rows{rowOf({60, 61, 62, 63, 64}), rowOf({60.2, 61.2, 62.2, 63.2, 64.2})};
    const QString many = answerTo(rows);
    QVERIFY2(many.startsWith(QStringLiteral("No difference can be told")), qPrintable(many));
    QVERIFY2(!many.contains(QStringLiteral("Repeat")), qPrintable(many));
    // The same of a pipeline's gain.
    const auto gainOf = [](int repeats) {
        QList<LeaderboardRow> both;
        for (const Pipeline pipeline : {Pipeline::Plain, Pipeline::Tuned}) {
            QList<RunRecord> runs;
            for (int repeat = 0; repeat < repeats; ++repeat) {
                RunRecord run = sample::completed(60 + repeat);
                run.workload.pipeline = pipeline;
                run.setId = runs.isEmpty() ? run.setId : runs.first().setId;
                runs.append(run);
            }
            both.append(buildLeaderboard(runs, {}, nullptr).first().rows.first());
        }
        return Comparison(both).verdict();
    };
    QVERIFY2(gainOf(2).contains(QStringLiteral("Repeat each three times")), qPrintable(gainOf(2)));
    QVERIFY2(gainOf(4).contains(QStringLiteral("no difference can be told, it lies within")),
             qPrintable(gainOf(4)));
}

void TestCompareAnswer::leavesOutWhatIsUnranked()
{
    const LeaderboardRow slow = rowOf({40, 41, 42});
    const LeaderboardRow fast = rowOf({10, 10.1, 10.2});
    for (const double seconds : {5.0, 400.0}) {  // the fastest and the slowest of all
        const QList<LeaderboardRow> rows{rowOf({seconds}, false), slow, fast};
        const Comparison comparison(rows);
        QCOMPARE(comparison.slowest(), 1);
        QVERIFY(comparison.ratio(comparison.slowest(), 2));
        const QString answer = answerTo(rows);
        QVERIFY2(answer.startsWith(QStringLiteral("C is "))
                     && answer.endsWith(QStringLiteral("as fast as B.")),
                 qPrintable(answer));
    }
    QCOMPARE(answerTo({rowOf({5}, false), slow}), QString());
    const Comparison none({rowOf({5}, false), rowOf({400}, false)});
    QCOMPARE(none.slowest(), 1);
    QCOMPARE(compareAnswer(none, {QStringLiteral("A"), QStringLiteral("B")}), QString());
}

void TestCompareAnswer::standsOnTopOfTheMarkdown()
{
    LeaderboardRow slow = rowOf({40, 41, 42});
    LeaderboardRow fast = rowOf({10, 10.1, 10.2});
    slow.deviceName = QStringLiteral("slow|box");
    fast.deviceName = QStringLiteral("fast box");
    const QString text = QString::fromUtf8(comparisonAsMarkdown(Comparison({slow, fast}), 0, true));
    const QString answer = text.section(QStringLiteral("\n\n"), 1, 1);
    QVERIFY2(answer.startsWith(QStringLiteral("fast box is ")), qPrintable(text));
    QVERIFY2(answer.contains(QStringLiteral("as fast as slow\\|box")), qPrintable(text));
    QCOMPARE(text.section(QStringLiteral("\n\n"), 2, 2),
             QStringLiteral("Comparable: the same workload, picture for picture."));
}

QTEST_GUILESS_MAIN(TestCompareAnswer)
#include "tst_compareanswer.moc"
