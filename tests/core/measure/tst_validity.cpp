// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/repeatrule.h"
#include "measure/runflags.h"
#include "measure/validity.h"

#include <QTest>

using namespace epochmark;

namespace {

ValidityFacts goodFacts()
{
    ValidityFacts facts;
    facts.build = {QStringLiteral("Release"), true, false};
    facts.epochsDone = facts.epochsPlanned = 15;
    facts.deviceAsked = facts.deviceUsed = QStringLiteral("cuda:0");
    facts.trainHits = 650;
    facts.trainPictures = 700;
    facts.largestClassPictures = 350;
    return facts;
}

QStringList codes(const QList<Warning>& warnings)
{
    QStringList found;
    for (const Warning& warning : warnings) {
        found += warning.code;
    }
    return found;
}

}  // namespace

class TestValidity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guessingIsNearChance();
    void goodRunRanks();
    void eachReasonIsGiven_data();
    void eachReasonIsGiven();
    void tenPercentLeftOutIsAllowed();
    void lessThanAQuarterLostIsAllowed();
    void learningTestHasItsThreshold();
    void stoppedRunIsNotAccusedOfLearningNothing();
    void slowdownComparesThirds();
    void inputBoundFromAFifth();
    void setFlagsSpeakUp();
    void repeatsStopWhenEnough();
};

void TestValidity::goodRunRanks()
{
    const Validity validity = validityOf(goodFacts());
    QVERIFY(validity.mayRank());
    QVERIFY(validity.hasLearned);
}

void TestValidity::eachReasonIsGiven_data()
{
    using Change = std::function<void(ValidityFacts&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const Change& change, const char* word) {
        QTest::newRow(name) << change << QString::fromLatin1(word);
    };
    row(
        "stopped",
        [](ValidityFacts& facts) {
            facts.isStopped = true;
            facts.epochsDone = 7;
        },
        "Stopped after 7 of 15");
    row(
        "epochs missing", [](ValidityFacts& facts) { facts.epochsDone = 14; }, "14 of 15");
    row(
        "not finite", [](ValidityFacts& facts) { facts.isLossFinite = false; }, "finite");
    row(
        "other device", [](ValidityFacts& facts) { facts.deviceUsed = QStringLiteral("cpu"); },
        "ran on cpu instead of cuda:0");
    row(
        "archive changed", [](ValidityFacts& facts) { facts.hasArchiveChanged = true; }, "changed while");
    row(
        "debug build", [](ValidityFacts& facts) { facts.build.isOptimised = false; }, "release build");
    row(
        "sanitizer", [](ValidityFacts& facts) { facts.build.isSanitized = true; }, "release build");
    row(
        "left out", [](ValidityFacts& facts) { facts.leftOutShare = 0.11; }, "11.0 %");
    row(
        "disturbed", [](ValidityFacts& facts) { facts.disturbedShare = 0.25; },
        "25.0 % of the training time");
    row(
        "not learned", [](ValidityFacts& facts) { facts.trainHits = 352; }, "didn't learn");
}

void TestValidity::eachReasonIsGiven()
{
    QFETCH(std::function<void(ValidityFacts&)>, change);
    QFETCH(QString, word);
    ValidityFacts facts = goodFacts();
    change(facts);
    const Validity validity = validityOf(facts);
    QVERIFY(!validity.mayRank());
    QCOMPARE(validity.reasons.size(), 1);
    QVERIFY2(validity.reasons.first().contains(word), qPrintable(validity.reasons.first()));
    QVERIFY(validity.reasons.first().endsWith(QLatin1Char('.')));
}

void TestValidity::tenPercentLeftOutIsAllowed()
{
    ValidityFacts facts = goodFacts();
    facts.leftOutShare = 0.1;
    QVERIFY(validityOf(facts).mayRank());
}

void TestValidity::lessThanAQuarterLostIsAllowed()
{
    ValidityFacts facts = goodFacts();
    for (const std::optional<double> share : {std::optional<double>(), std::optional<double>(0.2499)}) {
        facts.disturbedShare = share;
        QVERIFY(validityOf(facts).mayRank());
    }
}

void TestValidity::learningTestHasItsThreshold()
{
    // 700 fair coins: P(X >= 391) = 0.00109, P(X >= 392) = 0.00084 (summed in exact arithmetic)
    QVERIFY(!hasLearned(391, 700, 350));
    QVERIFY(hasLearned(392, 700, 350));
    QVERIFY(!hasLearned(600, 700, 600));  // always the largest class
    QVERIFY(!hasLearned(700, 700, 700));
    QVERIFY(!hasLearned(9, 9, 5));  // (5/9)^9 = 0.005: too few to tell
    QVERIFY(!hasLearned(0, 0, 0));
}

void TestValidity::stoppedRunIsNotAccusedOfLearningNothing()
{
    ValidityFacts facts = goodFacts();
    facts.isStopped = true;
    facts.epochsDone = 0;
    facts.trainHits = 0;
    QCOMPARE(validityOf(facts).reasons.size(), 1);
    QVERIFY(!validityOf(facts).hasLearned);
}

void TestValidity::slowdownComparesThirds()
{
    QVERIFY(!flags::slowdown({}));
    QVERIFY(!flags::slowdown({1, 9}));
    QVERIFY(!flags::slowdown({4, 4, 4, 4, 4.1, 4.2}));
    QVERIFY(flags::slowdown({4, 4, 4, 4, 4.3, 4.2}));
    QVERIFY(!flags::slowdown({5, 4, 4, 4, 4, 4}));
    QVERIFY(!flags::slowdown({4, 4, 9, 9, 9, 9, 4, 4}));  // the middle doesn't count
}

void TestValidity::inputBoundFromAFifth()
{
    const DeviceKind card("cuda");
    QVERIFY(!flags::inputBound(card, 2, 10));
    QVERIFY(!flags::inputBound(card, 2, 0));
    const auto bound = flags::inputBound(card, 3.8, 10);
    QVERIFY(bound);
    QVERIFY2(bound->text.contains(QStringLiteral("feeds this device at 62.0 %")), qPrintable(bound->text));
    // A processor that trains feeds nobody, but may have to wait all the same.
    QVERIFY(!flags::feedShare(DeviceKind(), 0, 10));
    QCOMPARE(flags::feedShare(card, 3.8, 10), std::optional<double>(0.62));
    QVERIFY(!flags::inputBound(DeviceKind(), 2, 10));
    const auto waiting = flags::inputBound(DeviceKind(), 3.8, 10);
    QVERIFY(waiting);
    QVERIFY2(waiting->text.contains(QStringLiteral("38.0 % of the training time")),
             qPrintable(waiting->text));
}

void TestValidity::setFlagsSpeakUp()
{
    QCOMPARE(codes(flags::setFlags({})), QStringList());
    QCOMPARE(codes(flags::setFlags({57})), QStringList{QStringLiteral("single-run")});
    QCOMPARE(codes(flags::setFlags({57, 57.5, 58})), QStringList());
    QCOMPARE(codes(flags::setFlags({57, 60, 63})), QStringList{QStringLiteral("spread")});
    QCOMPARE(codes(flags::setFlags({57, 57.1, 57.2, 57.1, 80})),
             (QStringList{QStringLiteral("spread"), QStringLiteral("outlier")}));
}

void TestValidity::repeatsStopWhenEnough()
{
    QVERIFY(RepeatRule::decide({}).goOn);
    QVERIFY(RepeatRule::decide({57, 57}).goOn);  // equal, but two are no spread
    QVERIFY(!RepeatRule::decide({57, 58, 59}).goOn);
    QVERIFY(RepeatRule::decide({57, 60, 65}).goOn);
    QVERIFY(RepeatRule::decide({57, 60, 65, 70, 61}).goOn);
    const RepeatRule::Decision last = RepeatRule::decide({57, 60, 65, 70, 61, 80});
    QVERIFY(!last.goOn);
    QVERIFY2(last.reason.contains(QStringLiteral("the most")), qPrintable(last.reason));
}

void TestValidity::guessingIsNearChance()
{
    QVERIFY(isNearChance(0.529, 140, 2));
    QVERIFY(isNearChance(0.4, 140, 2));
    QVERIFY(!isNearChance(0.82, 140, 2));
    QVERIFY(!isNearChance(0.529, 140, 5));
    QVERIFY(!isNearChance(0.529, 140'000, 2));
    QVERIFY(!isNearChance(0.5, 0, 2));
    QVERIFY(!isNearChance(0.5, 140, 0));
}

QTEST_GUILESS_MAIN(TestValidity)
#include "tst_validity.moc"
