// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/leaderboardpage.h"

#include "accessiblewalk.h"
#include "charts/curvechart.h"
#include "leaderboardstage.h"
#include "models/epochsmodel.h"
#include "patience.h"
#include "theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

class TestLeaderboardPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void emptyOffersToRunAndImport();
    void ranksWhatIsStored();
    void selectsByMouseAndSpaceThenCompares();
    void selectsAllByKey();
    void sortsByHeadByMouseAndKeys();
    void filtersByWordsAndKind();
    void unfoldsWhatIsNotRanked();
    void opensDetailsByEnterAndClosesByEscape();
    void showsARunEpochByEpoch();
    void pinsByMenuKey();
    void renamesAndNotes();
    void deletesAndTakesItBack();
    void keepsSelectionWhenARunIsAdded();
    void theFirstOfAnEmptyStoreIsNew();
    void showsASetAskedForBeforeItWasRead();
    void namesEverythingThatTakesFocus_data();
    void namesEverythingThatTakesFocus();
};

void TestLeaderboardPage::emptyOffersToRunAndImport()
{
    LeaderboardStage stage(QList<RunRecord>{});
    QVERIFY(stage.find<QWidget>("leaderboardEmpty")->isVisible());
    QVERIFY(!stage.table()->isVisible());
    QCOMPARE(stage.find<QTableView>("publishedTable")->model()->rowCount(), 7);
    QVERIFY(!stage.find<QPushButton>("exportButton")->isEnabled());
    QSignalSpy asked(stage.sample.context.get(), &AppContext::benchmarkRequested);
    QTest::mouseClick(stage.find<QPushButton>("emptyRunButton"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestLeaderboardPage::ranksWhatIsStored()
{
    LeaderboardStage stage;
    QVERIFY(!stage.find<QWidget>("leaderboardEmpty")->isVisible());
    QCOMPARE(stage.table()->model()->rowCount(), 7);
    QCOMPARE(stage.cell(0, Column::Rank), QStringLiteral("1"));
    QCOMPARE(stage.cell(0, Column::Device), QStringLiteral("RTX 4070"));
    QCOMPARE(stage.cell(6, Column::Speedup, DetailRole), QStringLiteral("baseline"));
    // Reported by others: never among the measured.
    for (int row = 0; row < 7; ++row) {
        QVERIFY(stage.find<QTableView>("publishedTable")->model()->index(row, 0).data(SetIdRole).isNull());
    }
}

void TestLeaderboardPage::selectsByMouseAndSpaceThenCompares()
{
    LeaderboardStage stage;
    auto* compare = stage.find<QPushButton>("compareButton");
    QVERIFY(!compare->isVisible());
    stage.click(stage.table(), 1, Column::Select);
    QVERIFY(compare->isVisible());
    QVERIFY(!compare->isEnabled());
    stage.focusRow(1);
    QTest::keyClick(stage.table(), Qt::Key_Down);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    QVERIFY(compare->isEnabled());
    QCOMPARE(stage.find<QLabel>("selectedLabel")->text(), QStringLiteral("2 selected"));
    QSignalSpy asked(stage.sample.context.get(), &AppContext::compareRequested);
    QTest::mouseClick(compare, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toStringList(), QStringList({stage.setOf(1), stage.setOf(2)}));
}

void TestLeaderboardPage::selectsAllByKey()
{
    LeaderboardStage stage;
    stage.focusRow(0);
    QTest::keyClick(stage.table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(stage.find<QLabel>("selectedLabel")->text(), QStringLiteral("8 selected"));
    QTest::keyClick(stage.table(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!stage.find<QLabel>("selectedLabel")->isVisible());
}

void TestLeaderboardPage::sortsByHeadByMouseAndKeys()
{
    LeaderboardStage stage;
    QHeaderView* head = stage.table()->horizontalHeader();
    const int x = head->sectionViewportPosition(Column::Device) + 20;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(x, head->height() / 2));
    QCOMPARE(stage.cell(0, Column::Device), QStringLiteral("Core i3-6100"));
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(x, head->height() / 2));
    QCOMPARE(stage.cell(6, Column::Device), QStringLiteral("Core i3-6100"));
    head->setFocus();
    QTest::keyClick(head, Qt::Key_Right);
    QTest::keyClick(head, Qt::Key_Space);
    QCOMPARE(head->sortIndicatorSection(), static_cast<int>(Column::Time));
    QCOMPARE(stage.cell(0, Column::Rank), QStringLiteral("1"));
    // The heads of checks and bars don't sort.
    const int check = head->sectionViewportPosition(Column::Select) + 10;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(check, head->height() / 2));
    QCOMPARE(head->sortIndicatorSection(), static_cast<int>(Column::Time));
}

void TestLeaderboardPage::filtersByWordsAndKind()
{
    LeaderboardStage stage;
    auto* filter = stage.find<QLineEdit>("filterEdit");
    QTest::keyClick(&stage.page, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("nvidia"));
    QCOMPARE(stage.table()->model()->rowCount(), 3);
    QTest::keyClicks(filter, QStringLiteral("-nothing"));
    QVERIFY(stage.find<QLabel>("nothingMatches")->isVisible());
    filter->clear();
    stage.trigger("onlyCpu");
    QCOMPARE(stage.table()->model()->rowCount(), 3);
    stage.trigger("allDevices");
    QCOMPARE(stage.table()->model()->rowCount(), 7);
}

void TestLeaderboardPage::unfoldsWhatIsNotRanked()
{
    LeaderboardStage stage;
    auto* fold = stage.find<QAbstractButton>("unrankedFold");
    auto* below = stage.find<QTableView>("unrankedTable");
    QCOMPARE(fold->text(), QStringLiteral("1 result isn't ranked"));
    QVERIFY(fold->accessibleDescription().contains(QStringLiteral("epoch 9 of 15")));
    QVERIFY(!below->isVisible());
    fold->setFocus();
    QTest::keyClick(fold, Qt::Key_Space);
    QVERIFY(below->isVisible());
    QCOMPARE(below->model()->rowCount(), 1);
    QCOMPARE(below->model()->index(0, Column::Time).data().toString(), QStringLiteral("-"));
    QVERIFY(below->model()->index(0, Column::Bar).data().toString().contains(QStringLiteral("9 of 15")));
}

void TestLeaderboardPage::opensDetailsByEnterAndClosesByEscape()
{
    LeaderboardStage stage;
    auto* details = stage.find<QWidget>("setDetails");
    QVERIFY(!details->isVisible());
    stage.focusRow(6);
    QTest::keyClick(stage.table(), Qt::Key_Return);
    QVERIFY(details->isVisible());
    QCOMPARE(stage.find<QTableView>("runsTable")->model()->rowCount(), 3);
    QTest::keyClick(stage.find<QTableView>("runsTable"), Qt::Key_Escape);
    QVERIFY(!details->isVisible());
    QVERIFY(stage.table()->hasFocus());
}

void TestLeaderboardPage::showsARunEpochByEpoch()
{
    LeaderboardStage stage;
    stage.focusRow(6);
    QTest::keyClick(stage.table(), Qt::Key_Return);
    auto* runs = stage.find<QTableView>("runsTable");
    auto* epochs = stage.find<QTableView>("epochsTable");
    QVERIFY(epochs->isVisible() && epochs->model()->rowCount() > 1);
    const auto title = [&stage] { return stage.find<QLabel>("historyTitle")->text(); };
    auto* chart = stage.find<CurveChart>("historyAccuracy");
    for (const int run : {0, 2, 1}) {
        runs->setFocus();
        runs->setCurrentIndex(runs->model()->index(run, 0));
        QCOMPARE(title(), QStringLiteral("Run %1 of 3, epoch by epoch").arg(run + 1));
        // What the chart says at its end is what the table says in its last row.
        const int last = epochs->model()->rowCount() - 1;
        chart->redrawNow();
        QTest::keyClick(chart, Qt::Key_End);
        const QString accuracy =
            epochs->model()->index(last, EpochsModel::ValidationAccuracy).data().toString();
        QVERIFY2(chart->accessibleDescription().contains(accuracy),
                 qPrintable(chart->accessibleDescription()));
    }
    // Without a set that has one there is nothing to show.
    QTest::keyClick(runs, Qt::Key_Escape);
    QVERIFY(!epochs->isVisible());
}

void TestLeaderboardPage::pinsByMenuKey()
{
    LeaderboardStage stage;
    const QString wanted = stage.setOf(4);
    QMenu* menu = stage.openMenuByKey(4);
    QVERIFY(menu && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_P);
    QTRY_COMPARE(stage.cell(4, Column::Speedup, DetailRole), QStringLiteral("baseline"));
    QCOMPARE(stage.setOf(4), wanted);
    QCOMPARE(stage.cell(4, Column::Speedup), QStringLiteral("1 ×"));
    QVERIFY(stage.cell(0, Column::Speedup).startsWith(QStringLiteral("19.")));
}

void TestLeaderboardPage::renamesAndNotes()
{
    LeaderboardStage stage;
    stage.sample.dialogs->text = QStringLiteral("Office card");
    stage.openMenuByKey(0);
    stage.trigger("renameAction");
    QTRY_COMPARE(stage.cell(0, Column::Device), QStringLiteral("Office card"));
    stage.focusRow(0);
    QTest::keyClick(stage.table(), Qt::Key_Return);
    stage.sample.dialogs->text = QStringLiteral("Quiet fan profile.");
    QTest::mouseClick(stage.find<QPushButton>("noteButton"), Qt::LeftButton);
    QTRY_COMPARE(stage.find<QLabel>("noteLabel")->text(), QStringLiteral("Quiet fan profile."));
}

void TestLeaderboardPage::deletesAndTakesItBack()
{
    LeaderboardStage stage;
    auto* undo = stage.find<QWidget>("undoBar");
    const QString gone = stage.setOf(2);
    const RecordDocument before{stage.sample.context->store().records().value(), {}};
    stage.focusRow(2);
    QTest::keyClick(stage.table(), Qt::Key_Delete);
    QTRY_VERIFY(undo->isVisible());
    QCOMPARE(stage.storedSets(), 7);
    QTRY_COMPARE(stage.table()->model()->rowCount(), 6);
    QVERIFY(stage.setOf(2) != gone);
    QTest::mouseClick(stage.find<QPushButton>("undoButton"), Qt::LeftButton);
    QTRY_COMPARE(stage.table()->model()->rowCount(), 7);
    QCOMPARE(stage.setOf(2), gone);
    QCOMPARE(stage.table()->window()->focusWidget(), stage.table());
    QCOMPARE(stage.sample.context->store().records().value().size(), before.records.size());
    QVERIFY(!undo->isVisible());
    // Two at once, by the button.
    stage.click(stage.table(), 0, Column::Select);
    stage.click(stage.table(), 1, Column::Select);
    QTest::mouseClick(stage.find<QPushButton>("deleteButton"), Qt::LeftButton);
    QTRY_COMPARE(undo->accessibleName(), QStringLiteral("2 results deleted."));
    QTRY_COMPARE(stage.table()->model()->rowCount(), 5);
    QTest::mouseClick(stage.find<QPushButton>("undoButton"), Qt::LeftButton);
    QTRY_COMPARE(stage.table()->model()->rowCount(), 7);
}

void TestLeaderboardPage::keepsSelectionWhenARunIsAdded()
{
    LeaderboardStage stage;
    const QString chosen = stage.setOf(5);
    stage.click(stage.table(), 5, Column::Select);
    stage.focusRow(5);
    stage.sample.add({sample::record(sample::freshId(), QStringLiteral("New card"), DeviceKind("cuda"), 20)});
    QTRY_COMPARE(stage.table()->model()->rowCount(), 8);
    QCOMPARE(stage.cell(0, Column::Device), QStringLiteral("New card"));
    const auto badges =
        stage.table()->model()->index(0, Column::Device).data(BadgesRole).value<QList<CellBadge>>();
    QVERIFY(std::ranges::any_of(badges,
                                [](const CellBadge& badge) { return badge.text == QLatin1String("new"); }));
    QCOMPARE(stage.setOf(6), chosen);
    QCOMPARE(stage.table()->model()->index(6, 0).data(Qt::CheckStateRole).toInt(),
             static_cast<int>(Qt::Checked));
    QCOMPARE(stage.table()->currentIndex().row(), 6);
}

void TestLeaderboardPage::theFirstOfAnEmptyStoreIsNew()
{
    LeaderboardStage stage(QList<RunRecord>{});
    stage.sample.add({sample::record(sample::freshId(), QStringLiteral("First"), DeviceKind("cuda"), 20)});
    QTRY_COMPARE(stage.table()->model()->rowCount(), 1);
    const auto badges =
        stage.table()->model()->index(0, Column::Device).data(BadgesRole).value<QList<CellBadge>>();
    QVERIFY(std::ranges::any_of(badges,
                                [](const CellBadge& badge) { return badge.text == QLatin1String("new"); }));
}

void TestLeaderboardPage::showsASetAskedForBeforeItWasRead()
{
    const QList<RunRecord> records = sample::boardRecords();
    sample::BoardContext sample(records);
    LeaderboardPage page(sample.context.get());
    page.resize(1344, 900);
    sample.context->openLeaderboard(records.last().setId);  // the stopped one, in the fold
    page.show();
    QTRY_VERIFY(page.findChild<QWidget*>(QStringLiteral("setDetails"))->isVisible());
    auto* below = page.findChild<QTableView*>(QStringLiteral("unrankedTable"));
    QVERIFY(below->isVisible());
    QCOMPARE(below->currentIndex().data(SetIdRole).toString(), records.last().setId);
}

void TestLeaderboardPage::namesEverythingThatTakesFocus_data()
{
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("empty") << true;
    QTest::newRow("filled") << false;
}

void TestLeaderboardPage::namesEverythingThatTakesFocus()
{
    QFETCH(bool, isEmpty);
    LeaderboardStage stage(isEmpty ? QList<RunRecord>() : sample::boardRecords());
    if (!isEmpty) {
        stage.find<QAbstractButton>("unrankedFold")->setChecked(true);
        stage.click(stage.table(), 0, Column::Select);
        stage.focusRow(0);
        QTest::keyClick(stage.table(), Qt::Key_Return);
    }
    QCOMPARE(unnamedWidgets(stage.page), QStringList());
}

QTEST_MAIN(TestLeaderboardPage)
#include "tst_leaderboardpage.moc"
