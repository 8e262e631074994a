// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/certainty.h"
#include "measure/statistics.h"

#include <QTest>

#include <random>

using namespace epochmark;

using Times = QList<double>;

Q_DECLARE_METATYPE(epochmark::Certainty)

class TestCertainty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void threeRunsFollowTheIntervals();
};

void TestCertainty::rules_data()
{
    QTest::addColumn<Times>("reference");
    QTest::addColumn<Times>("other");
    QTest::addColumn<Certainty>("certainty");
    const auto row = [](const char* name, const Times& reference, const Times& other, Certainty certainty) {
        QTest::newRow(name) << reference << other << certainty;
    };
    row("three runs far apart", {60, 61, 62}, {20, 20.5, 21}, Certainty::Measured);
    row("three runs apart by little", {60, 60.01, 60.02}, {58, 58.01, 58.02}, Certainty::Measured);
    row("three runs whose intervals overlap", {60, 70, 80}, {50, 60, 70}, Certainty::Untold);
    row("once, far apart", {16}, {1}, Certainty::Rough);
    row("once, 1.09 times", {109}, {100}, Certainty::Untold);
    row("once, 1.1 times", {111}, {100}, Certainty::Rough);
    row("once, 1.09 times, the other way", {100}, {109}, Certainty::Untold);
    row("twice, 1.64 times with 30 % spread", {11.5, 17.6}, {7.0, 11.6}, Certainty::Untold);
    row("twice, apart", {16, 17}, {8, 9}, Certainty::Rough);
    row("once within the range of two", {10, 20}, {12}, Certainty::Untold);
    row("three against one", {60, 61, 62}, {20}, Certainty::Rough);
    row("nothing", {}, {20}, Certainty::Untold);
}

void TestCertainty::rules()
{
    QFETCH(Times, reference);
    QFETCH(Times, other);
    QFETCH(Certainty, certainty);
    QCOMPARE(static_cast<int>(certaintyOf(reference, other)), static_cast<int>(certainty));
    QCOMPARE(static_cast<int>(certaintyOf(other, reference)), static_cast<int>(certainty));
}

/// Against the same rule, asked of the intervals one by one.
void TestCertainty::threeRunsFollowTheIntervals()
{
    std::mt19937 random(42);
    std::lognormal_distribution<double> noise(0, 0.05);
    int told = 0;
    int untold = 0;
    for (int round = 0; round < 500; ++round) {
        Times reference;
        Times other;
        for (int run = 0; run < 3 + round % 4; ++run) {
            reference.append(100 * noise(random));
            other.append((80 + round % 30) * noise(random));
        }
        const auto a = *statistics::timeInterval(reference);
        const auto b = *statistics::timeInterval(other);
        const auto ratio = *statistics::ratioInterval(reference, other);
        const bool isApart = (a.low > b.high || b.low > a.high) && (ratio.low > 1 || ratio.high < 1);
        QCOMPARE(certaintyOf(reference, other) == Certainty::Measured, isApart);
        QVERIFY(certaintyOf(reference, other) != Certainty::Rough);
        ++(isApart ? told : untold);
    }
    QVERIFY(told > 20 && untold > 20);
}

QTEST_GUILESS_MAIN(TestCertainty)
#include "tst_certainty.moc"
