// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardcontext.h"
#include "boardrows.h"
#include "models/leaderboardmodel.h"
#include "pages/leaderboard/leaderboardpage.h"
#include "patience.h"

#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace epochmark;

namespace {

using Column = LeaderboardModel;

/// The page on a store of its own, shown and read.
struct Stage {
    sample::BoardContext sample{sample::boardRecords()};
    LeaderboardPage page{sample.context.get()};

    Stage()
    {
        page.resize(1344, 900);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        if (!QTest::qWaitFor([this] { return page.isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QCoreApplication::processEvents();
    }
    QTableView* table() const { return page.findChild<QTableView*>(QStringLiteral("measuredTable")); }
    QPushButton* button(const char* name) const
    {
        return page.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    QModelIndex cell(int row, int column) const { return table()->model()->index(row, column); }
    QString setOf(int row) const { return cell(row, 0).data(SetIdRole).toString(); }
    void select(int row) const
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          table()->visualRect(cell(row, Column::Select)).center());
    }
    /// What is written beside a set; the baseline has a line of its own.
    Annotations written(const QString& setId) const
    {
        const auto all = sample.context->store().annotations();
        for (const Annotations& one : all ? all.value() : QList<Annotations>()) {
            if (one.setId == setId) {
                return one;
            }
        }
        return {};
    }
    QStringList badgesOf(const QString& setId) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            QStringList words;
            for (const CellBadge& badge :
                 cell(row, Column::Device).data(BadgesRole).value<QList<CellBadge>>()) {
                words << badge.text;
            }
            if (setOf(row) == setId) {
                return words;
            }
        }
        return {QStringLiteral("no such row")};
    }
};

}  // namespace

/// What can be done with one row, found without a right click; what a row says of itself.
class TestRowActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSelectedRowHasButtons();
    void theMenuIsTheRows();
    void notesHaveLinesAndASign();
    void f2Renames();
    void newIsWhatWasNotSeen();
};

void TestRowActions::oneSelectedRowHasButtons()
{
    Stage stage;
    QVERIFY(!stage.button("rowDetailsButton")->isVisible());
    stage.select(1);
    QVERIFY(stage.button("rowDetailsButton")->isVisible() && stage.button("rowMoreButton")->isVisible());
    QTest::mouseClick(stage.button("rowDetailsButton"), Qt::LeftButton);
    const auto* details = stage.page.findChild<QWidget*>(QStringLiteral("setDetails"));
    QVERIFY(details->isVisible());
    stage.select(2);
    QVERIFY(!stage.button("rowDetailsButton")->isVisible());  // of which of them?
    QVERIFY(!stage.button("rowMoreButton")->isVisible());
    QVERIFY(stage.button("compareButton")->isEnabled());
}

void TestRowActions::theMenuIsTheRows()
{
    Stage stage;
    const QString setId = stage.setOf(2);
    stage.select(2);
    stage.button("rowMoreButton")->setFocus();
    QTest::keyClick(stage.button("rowMoreButton"), Qt::Key_Space);
    auto* menu = stage.page.findChild<QMenu*>(QStringLiteral("rowMenu"));
    QVERIFY(menu && menu->isVisible());
    stage.sample.dialogs->text = QStringLiteral("The one in the hall");
    stage.page.findChild<QAction*>(QStringLiteral("renameAction"))->trigger();
    menu->close();
    QTRY_COMPARE(stage.written(setId).name, QStringLiteral("The one in the hall"));
}

void TestRowActions::notesHaveLinesAndASign()
{
    Stage stage;
    const QString setId = stage.setOf(1);
    QVERIFY(!stage.badgesOf(setId).contains(QStringLiteral("note")));
    stage.select(1);
    QTest::mouseClick(stage.button("rowMoreButton"), Qt::LeftButton);
    stage.sample.dialogs->text = QStringLiteral("window open\nfan at 40 %");
    stage.page.findChild<QAction*>(QStringLiteral("noteAction"))->trigger();
    stage.page.findChild<QMenu*>(QStringLiteral("rowMenu"))->close();
    QTRY_VERIFY(stage.badgesOf(setId).contains(QStringLiteral("note")));
    QCOMPARE(stage.written(setId).note, QStringLiteral("window open\nfan at 40 %"));
    for (int row = 0; row < stage.table()->model()->rowCount(); ++row) {
        const QModelIndex cell = stage.cell(row, Column::Device);
        if (stage.setOf(row) == setId) {
            QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("fan at 40 %")));
            QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("note")));
        }
    }
}

void TestRowActions::f2Renames()
{
    Stage stage;
    const QString setId = stage.setOf(1);
    stage.table()->setFocus();
    stage.table()->setCurrentIndex(stage.cell(1, Column::Device));
    stage.sample.dialogs->text = QStringLiteral("Renamed");
    QTest::keyClick(stage.table(), Qt::Key_F2);
    QTRY_COMPARE(stage.written(setId).name, QStringLiteral("Renamed"));
}

void TestRowActions::newIsWhatWasNotSeen()
{
    Stage stage;
    RunRecord added = sample::boardRecords().first();
    added.id = sample::freshId();
    added.setId = sample::freshId();
    stage.page.hide();
    stage.sample.add({added});
    stage.page.show();
    const QString word = QStringLiteral("new");
    QTRY_VERIFY(stage.badgesOf(added.setId).contains(word));
    stage.page.hide();
    stage.page.show();
    QTRY_VERIFY(!stage.badgesOf(added.setId).contains(word));
}

QTEST_MAIN(TestRowActions)
#include "tst_rowactions.moc"
