// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/disturbance.h"
#include "measure/runflags.h"

#include <QTest>

using namespace epochmark;

class TestDisturbance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesAddUp();
    void whatNobodyTellsIsUnknown();
    void sleepCountsAsLostTime();
    void aShareIsAtMostTheWhole();
    void longEpochsWeighMore();
    void unknownEpochsDoNotWeigh();
    void theWarningBeginsAtFivePercent();
    void theWarningNamesItsCauses();
    void doubtsAreAboutTheTime();
};

void TestDisturbance::sharesAddUp()
{
    QCOMPARE(*(Disturbance{0.2, 0.05, 0, 0.9}).share(10), 0.25);
}

void TestDisturbance::whatNobodyTellsIsUnknown()
{
    QVERIFY(!Disturbance().share(10));
    QVERIFY(!(Disturbance{{}, {}, {}, 0.9}).share(10));  // pressure explains, it doesn't measure
    QVERIFY(!(Disturbance{{}, 0, 0, {}}).share(10));
    QCOMPARE(*(Disturbance{{}, 0.04, {}, {}}).share(10), 0.04);
}

void TestDisturbance::sleepCountsAsLostTime()
{
    // Asleep for 30 of 40 seconds, and of the 10 awake ones a fifth lost: 30 + 2 of 40.
    QCOMPARE(*(Disturbance{0.2, 0, 30, {}}).share(10), 0.8);
    QCOMPARE(*(Disturbance{{}, {}, 30, {}}).share(10), 0.75);
}

void TestDisturbance::aShareIsAtMostTheWhole()
{
    QCOMPARE(*(Disturbance{0.7, 0.6, 0, {}}).share(10), 1.0);
}

void TestDisturbance::longEpochsWeighMore()
{
    const Disturbance whole = overall({{3, {0.1, 0, 0, 0.2}}, {1, {0.5, 0.4, 2, 0.6}}});
    QCOMPARE(*whole.waitedShare, 0.2);
    QCOMPARE(*whole.stolenShare, 0.1);
    QCOMPARE(*whole.sleptSeconds, 2.0);
    QCOMPARE(*whole.pressureShare, 0.3);
}

void TestDisturbance::unknownEpochsDoNotWeigh()
{
    const Disturbance whole = overall({{1, {}}, {3, {0.5, {}, {}, {}}}});
    QVERIFY(!overall({{3, {}}, {1, {0.5, {}, {}, {}}}}).waitedShare);  // a quarter says nothing of the whole
    QCOMPARE(*whole.waitedShare, 0.5);
    QVERIFY(!whole.stolenShare && !whole.sleptSeconds && !whole.pressureShare);
    QVERIFY(overall({}) == Disturbance());
}

void TestDisturbance::theWarningBeginsAtFivePercent()
{
    QVERIFY(!flags::disturbed({}, 10, {}));
    QVERIFY(!flags::disturbed({0.049, 0, 0, 1}, 10, {}));
    const auto warning = flags::disturbed({0.05, 0, 0, {}}, 10, {});
    QVERIFY(warning);
    QCOMPARE(warning->code, QStringLiteral("disturbed"));
    QVERIFY2(warning->text.contains(QLatin1String("5.0 %")), qPrintable(warning->text));
}

void TestDisturbance::theWarningNamesItsCauses()
{
    const QString programs = flags::disturbed({0.3, 0.01, 0, {}}, 10, QStringLiteral("cc1plus"))->text;
    QVERIFY2(programs.contains(QLatin1String("cc1plus")), qPrintable(programs));
    QVERIFY2(!programs.contains(QLatin1String("host")), qPrintable(programs));
    const QString host = flags::disturbed({0, 0.12, 0, {}}, 10, QStringLiteral("cc1plus"))->text;
    QVERIFY2(host.contains(QLatin1String("12.0 %")), qPrintable(host));
    QVERIFY2(!host.contains(QLatin1String("cc1plus")), qPrintable(host));
    const QString sleep = flags::disturbed({0, 0, 90, {}}, 10, {})->text;
    QVERIFY2(sleep.contains(QLatin1String("slept for 1:30")), qPrintable(sleep));
}

void TestDisturbance::doubtsAreAboutTheTime()
{
    QVERIFY(flags::castsDoubt({QStringLiteral("disturbed"), {}}));
    QVERIFY(flags::castsDoubt({QStringLiteral("of-a-newer-program"), {}}));
    QVERIFY(!flags::castsDoubt({QStringLiteral("left-out"), {}}));
    QVERIFY(!flags::castsDoubt({QStringLiteral("single-run"), {}}));
    QCOMPARE(flags::shortWords({QStringLiteral("on-battery"), {}}), QStringLiteral("on battery"));
    QCOMPARE(flags::shortWords({QStringLiteral("of-a-newer-program"), {}}),
             QStringLiteral("of-a-newer-program"));
}

QTEST_GUILESS_MAIN(TestDisturbance)
#include "tst_disturbance.moc"
