// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "boardcontext.h"
#include "faketeamboard.h"
#include "models/leaderboardmodel.h"
#include "pages/leaderboard/leaderboardpage.h"
#include "patience.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;
using Column = LeaderboardModel;

/// One shared by somebody else, of the workload that boardRecords() have.
RunRecord others(const QString& device)
{
    return sample::record(sample::freshId(), device, DeviceKind(), 99);
}

/// The page in a team, on a board in memory.
struct Stage {
    test::FakeTeamBoard board;
    sample::BoardContext sample{sample::boardRecords(), board.reach()};
    LeaderboardPage page{sample.context.get()};

    Stage()
    {
        page.resize(1344, 900);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
    }
    TeamLive& team() { return sample.context->team(); }
    bool join()
    {
        team().join(QStringLiteral("dbname=lab user=ada"), false);
        return QTest::qWaitFor([this] { return team().state().line == TeamState::Line::Live; }, kPatienceMs);
    }
    template <typename T = QWidget>
    T* find(const char* name) const
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    QTableView* table() const { return find<QTableView>("measuredTable"); }
    int rows() const { return table()->model()->rowCount(); }
    int rowOf(const QString& setId) const
    {
        for (int row = 0; row < rows(); ++row) {
            if (table()->model()->index(row, 0).data(SetIdRole).toString() == setId) {
                return row;
            }
        }
        return -1;
    }
    QStringList badgesOf(const QString& setId) const
    {
        QStringList texts;
        const auto badges = table()->model()->index(rowOf(setId), Column::Device).data(BadgesRole);
        for (const CellBadge& badge : badges.value<QList<CellBadge>>()) {
            texts.append(badge.text);
        }
        return texts;
    }
    QAction* actionOf(const QString& setId, const char* name) const
    {
        delete find<QMenu>("rowMenu");
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(rowOf(setId), Column::Device));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(table(), &event);
        auto* menu = find<QMenu>("rowMenu");
        return menu == nullptr ? nullptr : menu->findChild<QAction*>(QLatin1String(name));
    }
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    QString told() const { return find("leaderboardBanner")->accessibleName(); }
    QString ownSet() const
    {
        const int last = rows() - 1;
        return table()->model()->index(last, 0).data(SetIdRole).toString();
    }
};

}  // namespace

/// The team's rows beside one's own, and sharing them, by mouse and keys.
class TestTeamRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QStringLiteral("en")); }

    void nothingIsShownWithoutATeam()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QVERIFY(!stage.find("teamBar")->isVisible());
        QVERIFY(stage.actionOf(stage.ownSet(), "renameAction") != nullptr);
        QVERIFY(stage.actionOf(stage.ownSet(), "shareAction") == nullptr);
    }

    void showsTheTeamsRowsAndFilters()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        const RunRecord run = others(QStringLiteral("<b>Tesla</b> T4"));
        stage.board.shareAs(QStringLiteral("ben\x1b[2J"), sharedRuns({{run}, {}}));
        QVERIFY(stage.join());
        QTRY_COMPARE_WITH_TIMEOUT(stage.rows(), 8, kPatienceMs);
        QVERIFY(stage.find("teamBar")->isVisible());
        QTRY_VERIFY(stage.find<QLabel>("teamLine")->text().contains(QStringLiteral("fetched today")));
        const QStringList badges = stage.badgesOf(run.setId);
        QVERIFY2(badges.contains(QStringLiteral("ben\uFFFD[2J")), qPrintable(badges.join(u'|')));
        const QString tip = stage.table()
                                ->model()
                                ->index(stage.rowOf(run.setId), Column::Device)
                                .data(Qt::ToolTipRole)
                                .toString();
        QVERIFY2(!tip.contains(QStringLiteral("<b>")) && tip.contains(QStringLiteral("shared by ben")),
                 qPrintable(tip));
        stage.click("ownSegment");
        QCOMPARE(stage.rows(), 7);
        QCOMPARE(stage.rowOf(run.setId), -1);
        stage.click("teamSegment");
        QCOMPARE(stage.rows(), 1);
        QCOMPARE(stage.rowOf(run.setId), 0);
        stage.click("bothSegment");
        QCOMPARE(stage.rows(), 8);
    }

    void whatOthersSharedStaysAsItIs()
    {
        Stage stage;
        const RunRecord run = others(QStringLiteral("Tesla T4"));
        stage.board.shareAs(QStringLiteral("ben"), sharedRuns({{run}, {}}));
        QVERIFY(stage.join());
        QTRY_COMPARE_WITH_TIMEOUT(stage.rows(), 8, kPatienceMs);
        for (const char* action : {"renameAction", "noteAction", "pinAction", "deleteAction"}) {
            QVERIFY2(!stage.actionOf(run.setId, action)->isEnabled(), action);
        }
        QVERIFY(stage.actionOf(run.setId, "shareAction") == nullptr);
        QVERIFY(stage.actionOf(run.setId, "withdrawAction") == nullptr);
        delete stage.find<QMenu>("rowMenu");
        QTest::keyClick(stage.table(), Qt::Key_F2);
        QVERIFY(stage.sample.dialogs->question.isEmpty());
        QTest::keyClick(stage.table(), Qt::Key_Delete);
        QVERIFY(stage.told().contains(QStringLiteral("isn't deleted here")));
        QTest::keyClick(stage.table(), Qt::Key_Return);
        QVERIFY(!stage.find("renameButton")->isVisible());
        QVERIFY(!stage.find("noteButton")->isVisible());
        // It goes out like one's own.
        stage.click("teamSegment");
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(stage.table(), Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().contains(QStringLiteral("Tesla T4")),
                                 kPatienceMs);
    }

    void sharesAfterALookAndTakesBack()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QVERIFY(stage.join());
        const QString set = stage.ownSet();
        QVERIFY(stage.actionOf(set, "withdrawAction") == nullptr);
        stage.actionOf(set, "shareAction")->trigger();
        auto* share = stage.find<QPushButton>("shareButton");
        QVERIFY(share != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(share->isEnabled(), kPatienceMs);
        const QString lines = stage.find<QPlainTextEdit>("shareLines")->toPlainText();
        const auto runs = stage.sample.context->store().runsOfSet(set).value();
        QVERIFY2(lines.contains(QStringLiteral("device.name: ") + runs.first().device.name),
                 qPrintable(lines));
        QVERIFY(stage.board.runs().isEmpty());  // not before it was said
        QTest::mouseClick(share, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(stage.board.runs().size(), runs.size(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(stage.told().contains(QStringLiteral("1 set shared with the team.")),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(stage.badgesOf(set).contains(QStringLiteral("shared")), kPatienceMs);
        QCOMPARE(stage.rows(), 7);  // it is one's own, not twice there
        QVERIFY(stage.actionOf(set, "shareAction") == nullptr);
        stage.actionOf(set, "withdrawAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stage.board.runs().isEmpty(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!stage.badgesOf(set).contains(QStringLiteral("shared")), kPatienceMs);
        QCOMPARE(stage.rows(), 7);
    }

    void saysWhatWaits()
    {
        Stage stage;
        QTRY_COMPARE(stage.rows(), 7);
        QVERIFY(stage.join());
        stage.board.goDown();
        const QString set = stage.ownSet();
        stage.team().share({set});
        auto* waiting = stage.find<QLabel>("teamWaiting");
        QTRY_COMPARE_WITH_TIMEOUT(waiting->text(), QStringLiteral("1 set waits for the server"), kPatienceMs);
        QVERIFY(waiting->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(
            stage.find<QLabel>("teamLine")->text().contains(QStringLiteral("closed the connection"))
                || stage.find<QLabel>("teamLine")->text().contains(QStringLiteral("nobody answers")),
            kPatienceMs);
        QCOMPARE(stage.rows(), 7);  // all that was known stays
        QVERIFY(stage.actionOf(set, "shareAction") == nullptr);
        QVERIFY(stage.actionOf(set, "unshareAction") != nullptr);
        delete stage.find<QMenu>("rowMenu");
        stage.board.comeUp();
        QTRY_VERIFY_WITH_TIMEOUT(stage.find("pullButton")->isEnabled(), kPatienceMs);
        stage.click("pullButton");
        QTRY_VERIFY_WITH_TIMEOUT(!waiting->isVisible(), kPatienceMs);
        QVERIFY(!stage.board.runs().isEmpty());
    }
};

QTEST_MAIN(TestTeamRows)
#include "tst_teamrows.moc"
