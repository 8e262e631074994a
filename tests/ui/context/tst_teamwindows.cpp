// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcontext.h"
#include "context/boardfollower.h"
#include "samplerecord.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 120'000;
constexpr int kTimes = 11;

QString fromScript(const char* name)
{
    return qEnvironmentVariable(name);
}

/// What a window of one member has behind it: a home, the board as pages follow it, the line to the team.
struct Window {
    sample::BoardContext sample;
    BoardFollower page{sample.context->board()};

    explicit Window(const QString& address)
    {
        page.setActive(true);
        sample.context->team().join(address, false);
    }
    TeamLive& team() { return sample.context->team(); }
    bool isLive() { return team().state().line == TeamState::Line::Live; }
    bool sees(const QString& setId) const { return page.rowOfSet(setId) != nullptr; }
    /// Measured here; its set's id.
    QString measure()
    {
        const RunRecord run = sample::completed();
        sample.add({run});
        return run.setId;
    }
};

/// Milliseconds from the wish to share until the other window has the row; absent: never.
std::optional<qint64> shareAndSee(Window& from, Window& to)
{
    const QString set = from.measure();
    QElapsedTimer clock;
    clock.start();
    from.team().share({set});
    return QTest::qWaitFor([&] { return to.sees(set); }, kPatienceMs) ? std::optional(clock.elapsed())
                                                                      : std::nullopt;
}

}  // namespace

/// Two windows' cores, homes of their own, on a real server that a script of tests/servers started. Figures
/// are said, not judged: that a row comes at all is.
class TestTeamWindows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (fromScript("EPOCHMARK_TEAM_ADA").isEmpty()) {
            QSKIP("Needs a server: packaging/test.sh --servers starts one.");
        }
    }

    void whatOneSharesTheOtherSees()
    {
        Window ada(fromScript("EPOCHMARK_TEAM_ADA"));
        Window ben(fromScript("EPOCHMARK_TEAM_BEN"));
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        QList<qint64> times;
        for (int i = 0; i < kTimes; ++i) {
            const auto time = shareAndSee(ada, ben);
            QVERIFY(time.has_value());
            times.append(*time);
        }
        std::ranges::sort(times);
        std::printf("seen by the other window after %lld ms (median of %d), %lld ms at most\n",
                    static_cast<long long>(times.at(kTimes / 2)), kTimes,
                    static_cast<long long>(times.last()));
        // Withdrawn: gone there, still here.
        const QString set = ada.measure();
        ada.team().share({set});
        QTRY_VERIFY_WITH_TIMEOUT(ben.sees(set), kPatienceMs);
        ada.team().withdraw(set);
        QTRY_VERIFY_WITH_TIMEOUT(!ben.sees(set), kPatienceMs);
        QVERIFY(ada.sees(set));
    }

    /// Qt says nothing when the server takes the subscription with it.
    void aRestartedServerIsSubscribedToAnew()
    {
        Window ada(fromScript("EPOCHMARK_TEAM_ADA"));
        Window ben(fromScript("EPOCHMARK_TEAM_BEN"));
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        QCOMPARE(QProcess::execute(fromScript("EPOCHMARK_TEAM_RESTART"), {}), 0);
        const auto first = shareAndSee(ada, ben);
        QVERIFY(first.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        const auto second = shareAndSee(ada, ben);
        QVERIFY(second.has_value());
        std::printf("after a restart of the server: %lld ms, then %lld ms\n", static_cast<long long>(*first),
                    static_cast<long long>(*second));
    }

    void aMeasurementIsLeftAlone()
    {
        Window ada(fromScript("EPOCHMARK_TEAM_ADA"));
        Window ben(fromScript("EPOCHMARK_TEAM_BEN"));
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        ben.team().setMeasuring(true);
        QTRY_COMPARE_WITH_TIMEOUT(ben.team().state().line, TeamState::Line::Held, kPatienceMs);
        const QString set = ada.measure();
        ada.team().share({set});
        QTRY_VERIFY_WITH_TIMEOUT(ada.sample.context->board().markOfSet().contains(set), kPatienceMs);
        QVERIFY(!ben.sees(set));
        ben.team().setMeasuring(false);
        QTRY_VERIFY_WITH_TIMEOUT(ben.sees(set), kPatienceMs);
    }
};

QTEST_MAIN(TestTeamWindows)
#include "tst_teamwindows.moc"
