// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/ranksforecast.h"

#include <QTest>

using namespace epochmark;

namespace {

/// Two ranks over a link that takes 300 ms for what a step of 60 ms sends; one alone needs 100 ms.
RanksForecast slowLink()
{
    RanksForecast forecast;
    forecast.ranks = 2;
    forecast.bytes = 38'000'000;
    forecast.linkSeconds = 0.3;
    forecast.workSeconds = 0.06;
    forecast.epochs = 10;
    forecast.alone.steps = 30;
    forecast.alone.stepSeconds = 0.1;
    forecast.alone.seconds = 30;
    return forecast;
}

}  // namespace

/// Whether ranks pay, in numbers and in words.
class TestRanksForecast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlowLinkDoesNotPay();
    void aFastLinkPays();
    void whatIsNotForetoldIsSaid();
};

void TestRanksForecast::aSlowLinkDoesNotPay()
{
    const RanksForecast forecast = slowLink();
    // The link's time is all there is to see but for the work that nothing hides behind.
    QVERIFY(forecast.stepSeconds() >= 0.3 && forecast.stepSeconds() <= 0.36);
    QCOMPARE(forecast.seconds(), 10 * 30 * forecast.stepSeconds());
    QVERIFY(!forecast.isWorthIt());
    QVERIFY2(forecast.sentence().contains(QStringLiteral("slower than one")),
             qPrintable(forecast.sentence()));
}

void TestRanksForecast::aFastLinkPays()
{
    RanksForecast forecast = slowLink();
    forecast.linkSeconds = 0;  // one machine's memory, nearly
    QCOMPARE(forecast.stepSeconds(), 0.06);
    QVERIFY(forecast.isWorthIt());
    QVERIFY2(forecast.sentence().contains(QStringLiteral("faster than one")),
             qPrintable(forecast.sentence()));
}

void TestRanksForecast::whatIsNotForetoldIsSaid()
{
    RanksForecast forecast = slowLink();
    QVERIFY(!forecast.sentence().contains(QStringLiteral("batch normalisation")));
    forecast.isNormalised = true;
    QVERIFY(forecast.sentence().contains(QStringLiteral("batch normalisation")));
}

QTEST_GUILESS_MAIN(TestRanksForecast)
#include "tst_ranksforecast.moc"
