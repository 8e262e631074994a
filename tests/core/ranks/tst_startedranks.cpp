// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/localranks.h"

#include <QTest>

using namespace epochmark;

/// Processes that are started as ranks, whatever they make of it.
class TestStartedRanks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// They would sleep on: a stop needn't be heard by them.
    void aStopKillsThoseOfAnEstimate()
    {
        auto ranks = LocalRanks::start(3, {QStringLiteral("sleep"), {QStringLiteral("3600")}});
        QVERIFY2(ranks, qPrintable(ranks ? QString() : ranks.error().message));
        StopSource stop;
        ranks.value()->killAtStop(stop.token());
        QVERIFY(ranks.value()->whyNot().isEmpty());
        stop.requestStop();
        QTRY_VERIFY_WITH_TIMEOUT(!ranks.value()->whyNot().isEmpty(), 60'000);
    }

    void onesThatEndAreTold()
    {
        auto ranks = LocalRanks::start(2, {QStringLiteral("true"), {}});
        QVERIFY2(ranks, qPrintable(ranks ? QString() : ranks.error().message));
        QTRY_VERIFY_WITH_TIMEOUT(ranks.value()->whyNot().contains(QStringLiteral("Rank 1")), 60'000);
    }

    void aProgramThatIsntThereIsTold()
    {
        const auto ranks = LocalRanks::start(2, {QStringLiteral("/nowhere/epochmark-cli"), {}});
        QVERIFY(!ranks);
        QVERIFY2(ranks.error().message.contains(QStringLiteral("/nowhere/epochmark-cli")),
                 qPrintable(ranks.error().message));
    }
};

QTEST_GUILESS_MAIN(TestStartedRanks)
#include "tst_startedranks.moc"
