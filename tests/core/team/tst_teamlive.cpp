// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamlive.h"

#include "base/translation.h"
#include "faketeamboard.h"
#include "results/store/resultstore.h"
#include "samplerecord.h"
#include "team/teamcache.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;  // far above the longest pause between two looks

/// A member's program: a store and the team's other half beside it.
struct Member {
    QTemporaryDir home;
    std::shared_ptr<ResultStore> store{
        ResultStore::open(home.filePath(QStringLiteral("results.sqlite"))).value()};
    QString name;
    std::unique_ptr<TeamLive> team;
    QList<TeamWord> words;

    Member(test::FakeTeamBoard& board, const QString& user) : name(user) { reopen(board); }
    void reopen(test::FakeTeamBoard& board)
    {
        team.reset();
        team = std::make_unique<TeamLive>(store->path(), board.reach());
        QObject::connect(team.get(), &TeamLive::told, team.get(),
                         [this](const TeamWord& word) { words.append(word); });
        team->start();
    }
    void join(bool isAlways = false) { team->join(QStringLiteral("dbname=lab user=%1").arg(name), isAlways); }
    RunRecord measure(double seconds = 57)
    {
        const RunRecord record = sample::completed(seconds, 3);
        if (!store->importDocument({{record}, {}})) {
            qFatal("The sample can't be stored.");
        }
        return record;
    }
    bool isLive() const { return team->state().line == TeamState::Line::Live; }
    /// What the cache has, as pages read it.
    TeamResults results() const
    {
        return TeamCache::open(TeamCache::fileBeside(store->path())).value()->results().value();
    }
    QString said(TeamWord::About about) const
    {
        for (auto word = words.crbegin(); word != words.crend(); ++word) {
            if (word->about == about) {
                return word->sentence;
            }
        }
        return {};
    }
};

}  // namespace

/// A team's board while programs are open: two members' halves with a board in memory between them.
class TestTeamLive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QStringLiteral("en")); }

    void nothingWithoutATeam()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        ada.team->pull();
        ada.team->share({ada.measure().setId});
        ada.team->shareFinished({QStringLiteral("x")});
        ada.team.reset();  // all of it was done
        QCOMPARE(board.questions(), 0);
        QVERIFY(!QFile::exists(TeamCache::fileBeside(ada.store->path())));
    }

    void whatOneSharesTheOtherSees()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        Member ben(board, QStringLiteral("ben"));
        ada.join();
        ben.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        QCOMPARE(ada.team->state().user, QStringLiteral("ada"));
        QVERIFY(ada.said(TeamWord::About::Joining).contains(QStringLiteral("as ada, to read and to share")));
        QSignalSpy changed(ben.team.get(), &TeamLive::resultsChanged);
        const RunRecord run = ada.measure();
        ada.team->share({run.setId});
        QTRY_VERIFY_WITH_TIMEOUT(ben.results().markOfSet.contains(run.setId), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, kPatienceMs);
        QCOMPARE(ben.results().markOfSet.value(run.setId).by, QStringLiteral("ada"));
        QCOMPARE(ben.results().document.records.first(), run);
        QTRY_COMPARE_WITH_TIMEOUT(ada.said(TeamWord::About::Sharing),
                                  QStringLiteral("1 set shared with the team."), kPatienceMs);
        ada.team->withdraw(run.setId);
        QTRY_VERIFY_WITH_TIMEOUT(ben.results().markOfSet.isEmpty(), kPatienceMs);
        QVERIFY(board.runs().isEmpty());
        ben.team->withdraw(run.setId);
        QTRY_COMPARE_WITH_TIMEOUT(ben.said(TeamWord::About::Withdrawing),
                                  QStringLiteral("You share nothing of this set."), kPatienceMs);
    }

    /// A line that broke says nothing: it has to be found out, opened anew, subscribed and pulled.
    void aRestartedBoardIsFoundAgain()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        Member ben(board, QStringLiteral("ben"));
        ada.join();
        ben.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ben.isLive(), kPatienceMs);
        board.goDown();
        const RunRecord run = ada.measure();
        ada.team->share({run.setId});
        QTRY_COMPARE_WITH_TIMEOUT(ada.team->state().line, TeamState::Line::Down, kPatienceMs);
        QCOMPARE(ada.team->state().waiting, QStringList(run.setId));
        QVERIFY(!ada.team->state().problem.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            ada.said(TeamWord::About::Sharing).startsWith(QStringLiteral("1 set waits for the server.")),
            kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(ben.team->state().line, TeamState::Line::Down, kPatienceMs);
        board.comeUp();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive() && ada.team->state().waiting.isEmpty(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ben.results().markOfSet.contains(run.setId), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ben.isLive(), kPatienceMs);
        QCOMPARE(board.runs(), QStringList(run.id));
    }

    void nothingIsAskedWhileSomethingIsMeasured()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        ada.join(true);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        ada.team->setMeasuring(true);
        QTRY_COMPARE_WITH_TIMEOUT(ada.team->state().line, TeamState::Line::Held, kPatienceMs);
        QCOMPARE(board.lines(), 0);
        const int before = board.questions();
        board.shareAs(QStringLiteral("ben"), sharedRuns({{sample::completed(20, 2)}, {}}));
        const RunRecord run = ada.measure();
        ada.team->shareFinished({run.setId});
        QTRY_COMPARE_WITH_TIMEOUT(ada.team->state().waiting, QStringList(run.setId), kPatienceMs);
        QTest::qWait(6'000);  // longer than from one look at the board to the next
        QCOMPARE(board.questions(), before);
        QVERIFY(ada.results().markOfSet.isEmpty());
        // By hand all the same; the line doesn't stay.
        ada.team->pull();
        QTRY_COMPARE_WITH_TIMEOUT(ada.results().markOfSet.size(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(board.lines(), 0, kPatienceMs);
        ada.team->setMeasuring(false);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        QCOMPARE(board.runs().size(), 2);
    }

    void byHandMeansByHand()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        ada.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        const RunRecord first = ada.measure();
        ada.team->shareFinished({first.setId});
        ada.team->setSharesAlways(true);
        QTRY_VERIFY_WITH_TIMEOUT(ada.team->state().sharesAlways, kPatienceMs);
        QVERIFY(board.runs().isEmpty());
        const RunRecord second = ada.measure();
        ada.team->shareFinished({second.setId});
        QTRY_COMPARE_WITH_TIMEOUT(board.runs(), QStringList(second.id), kPatienceMs);
    }

    void aReaderSharesWhenTheRightIsThere()
    {
        test::FakeTeamBoard board;
        board.setReadersOnly(true);
        Member ada(board, QStringLiteral("ada"));
        ada.join(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            ada.said(TeamWord::About::Joining).contains(QStringLiteral("choose sharing by hand")),
            kPatienceMs);
        QVERIFY(!ada.team->state().hasTeam());
        ada.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        const RunRecord run = ada.measure();
        ada.team->share({run.setId});
        QTRY_VERIFY_WITH_TIMEOUT(ada.said(TeamWord::About::Sharing).contains(QStringLiteral("but not share")),
                                 kPatienceMs);
        QVERIFY(ada.isLive());  // the line itself stands
        QCOMPARE(ada.team->state().waiting, QStringList(run.setId));
        ada.team->withdraw(run.setId);
        QTRY_VERIFY_WITH_TIMEOUT(ada.team->state().waiting.isEmpty(), kPatienceMs);
        QCOMPARE(ada.said(TeamWord::About::Withdrawing),
                 QStringLiteral("The set waits no longer to be shared."));
    }

    void refusesAndLeavesInSentences()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        ada.team->join(QStringLiteral("password=secret dbname=lab"), false);
        QTRY_VERIFY_WITH_TIMEOUT(!ada.words.isEmpty(), kPatienceMs);
        QVERIFY(ada.words.last().isError && !ada.words.last().sentence.contains(QStringLiteral("secret")));
        board.goDown();
        ada.join();
        QTRY_VERIFY_WITH_TIMEOUT(
            ada.said(TeamWord::About::Joining).contains(QStringLiteral("nobody answers")), kPatienceMs);
        board.comeUp();
        ada.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        const RunRecord run = ada.measure();
        board.shareAs(QStringLiteral("ben"), sharedRuns({{run}, {}}));
        ada.team->share({run.setId});
        QTRY_VERIFY_WITH_TIMEOUT(
            ada.said(TeamWord::About::Sharing).contains(QStringLiteral("another member's")), kPatienceMs);
        ada.team->leave();
        QTRY_VERIFY_WITH_TIMEOUT(!ada.team->state().hasTeam(), kPatienceMs);
        QVERIFY(ada.results().markOfSet.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(board.lines(), 0, kPatienceMs);
    }

    /// What the terminal does in the same home.
    void anotherProgramsWritesAreSeen()
    {
        test::FakeTeamBoard board;
        Member ada(board, QStringLiteral("ada"));
        {
            const auto cache = TeamCache::open(TeamCache::fileBeside(ada.store->path())).value();
            QVERIFY(cache->join(QStringLiteral("dbname=lab user=ada"), QStringLiteral("board")));
        }
        ada.team->look();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        const auto cache = TeamCache::open(TeamCache::fileBeside(ada.store->path())).value();
        QVERIFY(cache->addToOutbox({ada.measure().setId}));
        QTRY_COMPARE_WITH_TIMEOUT(board.runs().size(), 1, kPatienceMs);
        QVERIFY(cache->leave());
        QTRY_VERIFY_WITH_TIMEOUT(!ada.team->state().hasTeam(), kPatienceMs);
    }

    /// Closing doesn't wait for a board that doesn't answer; what wasn't sent waits on.
    void closesWhileTheBoardDoesNotAnswer()
    {
        auto board = std::make_unique<test::FakeTeamBoard>();
        Member ada(*board, QStringLiteral("ada"));
        ada.join();
        QTRY_VERIFY_WITH_TIMEOUT(ada.isLive(), kPatienceMs);
        board->blockSharing();
        const RunRecord run = ada.measure();
        ada.team->share({run.setId});
        QVERIFY(board->waitForBlocked(kPatienceMs));
        ada.team.reset();  // would never come back otherwise
        QVERIFY(board->runs().isEmpty());
        const auto cache = TeamCache::open(TeamCache::fileBeside(ada.store->path())).value();
        QCOMPARE(cache->outbox().value(), QStringList(run.setId));
        board->letGo();
        QTRY_COMPARE_WITH_TIMEOUT(board->lines(), 0, kPatienceMs);  // its thread ended by itself
    }
};

QTEST_GUILESS_MAIN(TestTeamLive)
#include "tst_teamlive.moc"
