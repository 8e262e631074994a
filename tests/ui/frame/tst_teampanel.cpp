// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faketeamboard.h"
#include "samplerecord.h"
#include "theme/theme.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;

bool openTeam(WindowDriver& user)
{
    return user.click(QStringLiteral("settingsButton")) && user.click(QStringLiteral("teamSettingsSegment"))
           && user.waitForVisible(QStringLiteral("teamIntro"));
}

}  // namespace

/// The team in the settings, by mouse and keys.
class TestTeamPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }

    void refusesAnAddressInASentence()
    {
        test::FakeTeamBoard board;
        WindowFixture f(board.reach());
        WindowDriver user(f.window());
        QVERIFY2(openTeam(user), qPrintable(user.problem()));
        QVERIFY(
            user.type(QStringLiteral("teamAddressEdit"), QStringLiteral("postgresql://ada:secret@db/lab")));
        QVERIFY(user.click(QStringLiteral("joinButton")));
        QVERIFY2(user.waitForWords(QStringLiteral("teamWord"), QStringLiteral("A password isn't kept")),
                 qPrintable(user.problem()));
        QVERIFY(!user.words(QStringLiteral("teamWord")).contains(QStringLiteral("secret")));
        QCOMPARE(board.questions(), 0);
        board.goDown();
        QVERIFY(user.type(QStringLiteral("teamAddressEdit"), QStringLiteral("dbname=lab user=ada")));
        QVERIFY(user.press(Qt::Key_Return));
        QVERIFY2(user.waitForWords(QStringLiteral("teamWord"), QStringLiteral("nobody answers")),
                 qPrintable(user.problem()));
        QVERIFY(f.find<QPushButton>("joinButton")->isEnabled());
        QVERIFY(!f.find("teamPlace")->isVisible());
    }

    void joinsLooksAndLeaves()
    {
        test::FakeTeamBoard board;
        WindowFixture f(board.reach());
        const RunRecord run = sample::completed();
        QVERIFY(f.context().store().importDocument({{run}, {}}));
        WindowDriver user(f.window());
        QVERIFY2(openTeam(user), qPrintable(user.problem()));
        QVERIFY(user.type(QStringLiteral("teamAddressEdit"), QStringLiteral("dbname=lab user=ada")));
        QVERIFY(user.click(QStringLiteral("joiningAlwaysSegment")));
        QVERIFY(user.click(QStringLiteral("joinButton")));
        QVERIFY2(user.waitForWords(QStringLiteral("teamPlace"), QStringLiteral("as ada: may read and share")),
                 qPrintable(user.problem()));
        QVERIFY(f.context().team().state().sharesAlways);
        QVERIFY2(user.waitForWords(QStringLiteral("teamState"), QStringLiteral("fetched today")),
                 qPrintable(user.problem()));
        QVERIFY(user.click(QStringLiteral("joinedByHandSegment")));
        QTRY_VERIFY_WITH_TIMEOUT(!f.context().team().state().sharesAlways, kPatienceMs);
        QVERIFY2(user.click(QStringLiteral("whatLeavesButton")), qPrintable(user.problem()));
        auto* lines = f.find<QPlainTextEdit>("shareLines");
        QVERIFY(lines != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(lines->toPlainText().contains(run.device.name), kPatienceMs);
        QVERIFY2(user.click(QStringLiteral("closeShareButton")), qPrintable(user.problem()));
        f.dialogs().isAccepted = false;
        QVERIFY2(user.click(QStringLiteral("leaveTeamButton")), qPrintable(user.problem()));
        QVERIFY(f.context().team().state().hasTeam());
        f.dialogs().isAccepted = true;
        QVERIFY2(user.click(QStringLiteral("leaveTeamButton")), qPrintable(user.problem()));
        QVERIFY2(user.waitForVisible(QStringLiteral("joinButton")), qPrintable(user.problem()));
        QVERIFY2(user.waitForWords(QStringLiteral("teamWord"), QStringLiteral("Left the team")),
                 qPrintable(user.problem()));
    }

    /// A real run: nothing is asked of the board before it ends, then its set is shared.
    void sharesWhatARunFinished()
    {
        test::FakeTeamBoard board;
        WindowFixture f(board.reach());
        f.context().team().join(QStringLiteral("dbname=lab user=ada"), true);
        QTRY_COMPARE_WITH_TIMEOUT(f.context().team().state().line, TeamState::Line::Live, kPatienceMs);
        QTemporaryDir pictures;
        writeColourPictures(pictures.path(), 8, 4);
        WindowDriver user(f.window());
        f.context().useDataset(pictures.path());
        auto* start = f.find<QPushButton>("startButton");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), kPatienceMs);
        bool wasHeld = false;
        connect(&f.context().team(), &TeamLive::stateChanged, this,
                [&wasHeld](const TeamState& state) { wasHeld |= state.line == TeamState::Line::Held; });
        QVERIFY2(user.click(QStringLiteral("startButton")), qPrintable(user.problem()));
        QTRY_COMPARE_WITH_TIMEOUT(board.runs().size(), 1, 4 * kPatienceMs);
        QVERIFY(wasHeld);
        const auto records = f.context().store().records().value();
        QCOMPARE(records.size(), 1);
        QCOMPARE(board.runs(), QStringList(records.first().id));
        QTRY_COMPARE_WITH_TIMEOUT(f.context().team().state().line, TeamState::Line::Live, kPatienceMs);
    }
};

QTEST_MAIN(TestTeamPanel)
#include "tst_teampanel.moc"
