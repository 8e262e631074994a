// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/openhostruns.h"
#include "pages/benchmark/queue/runsession.h"

#include "fakehostrun.h"

#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// What the window's session passes on of a run elsewhere.
class Bench {
public:
    explicit Bench(int repeats = 1) : there(repeats)
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        QObject::connect(&session, &RunSession::happened, &session, [this](const QueueEvent& event) {
            if (const auto* run = std::get_if<RunFinished>(&event)) {
                finished.append(*run);
                wasElsewhere = session.isElsewhere();
            }
            isOver = isOver || std::holds_alternative<QueueFinished>(event);
            ++events;
        });
        QObject::connect(&session, &RunSession::hostProgressed, &session, [this](const HostProgress& one) {
            phases.append(one.phase);
            couldLeave.append(session.canLeave());
        });
    }

    void start()
    {
        HostRunRequest request;
        request.plan = FakeHostRun::plan(m_home.filePath(QStringLiteral("results.sqlite")));
        session.startOn(there.host(), request, nullptr);
    }
    bool waitForBegun()
    {
        return QTest::qWaitFor([&] { return events >= FakeHostRun::kBegun; }, kPatienceMs);
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor([&] { return isOver; }, kPatienceMs);
    }

    FakeHostRun there;
    RunSession session;
    QList<RunFinished> finished;
    QList<HostPhase> phases;
    QList<bool> couldLeave;  ///< when each phase was told
    bool wasElsewhere = false;
    bool isOver = false;
    int events = 0;

private:
    QTemporaryDir m_home;
};

}  // namespace

/// When a run elsewhere may be left, and how its page hears that it is over for it.
class TestHostSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotBegunCantBeLeft();
    void oneThatMayHaveBegunCanBeLeft();
    void leftIsOverForItsPage();
    void killedIsToldWhileItIsElsewhere();
    void skippedWhileOthersWait();
};

/// The machine says nothing: leaving would lose what hasn't begun, a stop ends the whole.
void TestHostSession::whatIsNotBegunCantBeLeft()
{
    Bench bench;
    QVERIFY(bench.there.ssh.put("hangs"));
    bench.start();
    QTRY_COMPARE_WITH_TIMEOUT(bench.there.ssh.logged("hangs"), 1, kPatienceMs);
    QVERIFY(!bench.session.canLeave() && bench.session.isElsewhere());
    bench.session.leave();  // nothing
    QVERIFY(bench.session.isRunning());
    bench.session.requestStop();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.session.isRunning() && !bench.couldLeave.contains(true));
    QVERIFY(openhostruns::load(openhostruns::file())->isEmpty());
}

/// The line breaks in the very call that begins it.
void TestHostSession::oneThatMayHaveBegunCanBeLeft()
{
    Bench bench;
    QVERIFY(bench.there.ssh.put("late"));
    bench.start();
    QTRY_VERIFY_WITH_TIMEOUT(bench.phases.contains(HostPhase::LineBroken), kPatienceMs);
    QVERIFY(bench.session.canLeave());
    bench.session.leave();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(openhostruns::load(openhostruns::file())->size(), 1);
}

void TestHostSession::leftIsOverForItsPage()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForBegun());
    QVERIFY(bench.session.queue().running().has_value());
    bench.session.leave();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.finished.size(), 1);
    QVERIFY(!bench.finished.first().result);
    QCOMPARE(bench.finished.first().result.error().message, QStringLiteral("It goes on there."));
    QVERIFY(bench.wasElsewhere);  // its page begins nothing of this machine's
    QVERIFY(!bench.session.queue().running() && !bench.session.isRunning());
    QCOMPARE(openhostruns::load(openhostruns::file())->size(), 1);
}

void TestHostSession::killedIsToldWhileItIsElsewhere()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.waitForBegun());
    QVERIFY(bench.there.kill());
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.finished.size(), 1);
    QVERIFY(!bench.finished.first().result);
    QVERIFY(bench.finished.first().result.error().message.contains(QStringLiteral("was killed")));
    QVERIFY(bench.wasElsewhere);
    QVERIFY(!bench.session.isElsewhere());
}

void TestHostSession::skippedWhileOthersWait()
{
    Bench bench(2);
    bench.start();
    QVERIFY(bench.waitForBegun());
    QVERIFY(!bench.session.content().skip.isEmpty());
    bench.session.skip();
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatienceMs);
    QVERIFY(bench.finished.first().isSkipped);
    QCOMPARE(bench.there.ssh.read("heard"), QueueSkip::run(bench.there.record.id).line() + '\n');
    QVERIFY(bench.session.isRunning());
    bench.session.requestStop();
    QVERIFY(bench.session.content().skip.isEmpty());
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.session.isRunning());
}

QTEST_MAIN(TestHostSession)
#include "tst_hostsession.moc"
