// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "boardcontext.h"
#include "charts/curvechart.h"
#include "longnames.h"
#include "models/epochsmodel.h"
#include "models/leaderboardmodel.h"
#include "pages/leaderboard/leaderboardpage.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <cmath>

using namespace epochmark;

namespace {

using Column = LeaderboardModel;

/// The page on a store of its own, shown and read.
struct Stage {
    sample::BoardContext sample;
    LeaderboardPage page{sample.context.get()};

    explicit Stage(const QList<RunRecord>& records = sample::boardRecords(), QSize size = {1344, 900})
        : sample(records)
    {
        page.resize(size);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
        if (!QTest::qWaitFor([this] { return page.isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QCoreApplication::processEvents();
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page.findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    QTableView* table() const { return find<QTableView>("measuredTable"); }
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return table()->model()->index(row, column).data(role).toString();
    }
    QString told() const { return find<QWidget>("leaderboardBanner")->accessibleName(); }
    QString setOf(int row) const { return cell(row, 0, SetIdRole); }
    void click(QTableView* view, int row, int column) const
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, column)).center());
    }
    void focusRow(int row) const
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, Column::Device));
    }
    QMenu* openMenuByKey(int row) const
    {
        focusRow(row);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table(), &event);
        return page.findChild<QMenu*>(QStringLiteral("rowMenu"));
    }
    qsizetype storedSets() const
    {
        QSet<QString> sets;
        for (const RunRecord& record : sample.context->store().records().value()) {
            sets.insert(record.setId);
        }
        return sets.size();
    }
    void trigger(const char* action) const
    {
        auto* found = page.findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found && found->isEnabled(), action);
        found->trigger();
    }
};

}  // namespace

class TestLeaderboardPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
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
    void exportsEveryFormat();
    void copiesMarkdown();
    void importsWhatItExported();
    void refusesWhatIsNoResult();
    void showsASetAskedForBeforeItWasRead();
    void namesEverythingThatTakesFocus_data();
    void namesEverythingThatTakesFocus();
    void fitsTheSmallestWindow();
    void numbersAreNeverCut_data();
    void numbersAreNeverCut();
    void saysWhichColumnsHaveNoRoom();
};

/// With the system's font, or the size in points that EPOCHMARK_TEST_FONT gives.
void TestLeaderboardPage::initTestCase()
{
    if (const int points = qEnvironmentVariableIntValue("EPOCHMARK_TEST_FONT"); points > 0) {
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
        theme::apply(*qApp, ColorScheme::Light);
        QVERIFY(theme::fontScale() > 1.4);
        return;
    }
    theme::apply(*qApp, ColorScheme::Light);
}

void TestLeaderboardPage::emptyOffersToRunAndImport()
{
    Stage stage(QList<RunRecord>{});
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
    stage.focusRow(0);
    QTest::keyClick(stage.table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(stage.find<QLabel>("selectedLabel")->text(), QStringLiteral("8 selected"));
    QTest::keyClick(stage.table(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!stage.find<QLabel>("selectedLabel")->isVisible());
}

void TestLeaderboardPage::sortsByHeadByMouseAndKeys()
{
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage(QList<RunRecord>{});
    stage.sample.add({sample::record(sample::freshId(), QStringLiteral("First"), DeviceKind("cuda"), 20)});
    QTRY_COMPARE(stage.table()->model()->rowCount(), 1);
    const auto badges =
        stage.table()->model()->index(0, Column::Device).data(BadgesRole).value<QList<CellBadge>>();
    QVERIFY(std::ranges::any_of(badges,
                                [](const CellBadge& badge) { return badge.text == QLatin1String("new"); }));
}

void TestLeaderboardPage::exportsEveryFormat()
{
    Stage stage;
    const QList<std::pair<const char*, QByteArray>> formats{
        {"export-csv", "speedup"},
        {"export-json", "{"},
        {"export-md", "|"},
        {"export-html", "<table class=\"sortable board\">"},
        {"export-png", "\x89PNG"}};
    for (const auto& [action, sign] : formats) {
        const QString path = stage.sample.filePath(QLatin1String(action) + QStringLiteral(".out"));
        stage.sample.dialogs->paths = {path};
        stage.trigger(action);
        QTRY_VERIFY(stage.told().contains(QFileInfo(path).fileName()));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), action);
        const QByteArray content = file.readAll();
        QVERIFY2(content.contains(sign), action);
        QVERIFY(stage.find<QWidget>("leaderboardBanner")->isVisible());
    }
    stage.sample.dialogs->paths = {QStringLiteral("/nowhere/at/all.csv")};
    stage.trigger("export-csv");
    QTRY_VERIFY(stage.told().contains(QStringLiteral("all.csv")));
}

void TestLeaderboardPage::copiesMarkdown()
{
    Stage stage;
    QGuiApplication::clipboard()->clear();
    stage.openMenuByKey(0);
    stage.trigger("copyAction");
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("RTX 4070")));
    QVERIFY(text.contains(QLatin1Char('|')));
}

void TestLeaderboardPage::importsWhatItExported()
{
    Stage source;
    const QString path = source.sample.filePath(QStringLiteral("all.json"));
    source.sample.dialogs->paths = {path};
    source.trigger("export-json");
    const QString picture = source.sample.filePath(QStringLiteral("first.png"));
    source.sample.dialogs->paths = {picture};
    source.trigger("export-png");
    QTRY_VERIFY(source.told().contains(QStringLiteral("first.png")));

    const QString page = source.sample.filePath(QStringLiteral("all.html"));
    source.sample.dialogs->paths = {page};
    source.trigger("export-html");
    QTRY_VERIFY(source.told().contains(QStringLiteral("all.html")));
    Stage fromPage(QList<RunRecord>{});
    fromPage.sample.context->importFiles({page});
    QTRY_COMPARE(fromPage.table()->model()->rowCount(), source.table()->model()->rowCount());

    Stage target(QList<RunRecord>{});
    target.sample.dialogs->paths = {picture};
    QTest::mouseClick(target.find<QPushButton>("emptyImportButton"), Qt::LeftButton);
    QTRY_COMPARE(target.table()->model()->rowCount(), 1);
    QCOMPARE(target.cell(0, Column::Device), source.cell(0, Column::Device));
    target.sample.context->importFiles({path});
    QTRY_COMPARE(target.table()->model()->rowCount(), 7);
    const auto told = [&target] { return target.told(); };
    QTRY_VERIFY(told().contains(QStringLiteral("known already")));
    for (int row = 0; row < 7; ++row) {
        for (const int column :
             {Column::Rank, Column::Device, Column::Time, Column::Speedup, Column::Validation}) {
            QCOMPARE(target.cell(row, column), source.cell(row, column));
        }
    }
    target.sample.context->importFiles({picture});
    QTRY_VERIFY(told().startsWith(QStringLiteral("Nothing is new.")));
    target.sample.context->importFiles({target.sample.filePath(QStringLiteral("missing.json"))});
    QTRY_VERIFY(!told().contains(QStringLiteral("new")));
}

void TestLeaderboardPage::refusesWhatIsNoResult()
{
    Stage stage;
    const QString path = stage.sample.filePath(QStringLiteral("shopping.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"milk\": 2}");
    file.close();
    stage.page.importFiles({path});
    QTRY_VERIFY(stage.told().contains(QStringLiteral("shopping.json")));
    QCOMPARE(stage.storedSets(), 8);
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
    Stage stage(isEmpty ? QList<RunRecord>() : sample::boardRecords());
    if (!isEmpty) {
        stage.find<QAbstractButton>("unrankedFold")->setChecked(true);
        stage.click(stage.table(), 0, Column::Select);
        stage.focusRow(0);
        QTest::keyClick(stage.table(), Qt::Key_Return);
    }
    QCOMPARE(unnamedWidgets(stage.page), QStringList());
}

void TestLeaderboardPage::fitsTheSmallestWindow()
{
    Stage stage(sample::boardRecords(), {928, 640});
    QCOMPARE(stage.page.width(), 928);
    QCOMPARE(stage.table()->horizontalHeader()->length(), stage.table()->viewport()->width());
    QVERIFY(!stage.table()->isColumnHidden(Column::Time));
    QVERIFY(!stage.table()->isColumnHidden(Column::Cost));
    QVERIFY(stage.table()->isColumnHidden(Column::When));
}

void TestLeaderboardPage::numbersAreNeverCut_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {928, 1184, 1344, 1824}) {
        QTest::addRow("%d pixels", width) << width;
    }
}

/// Whatever the width, the font and the names: columns give way, or the table scrolls.
void TestLeaderboardPage::numbersAreNeverCut()
{
    QFETCH(int, width);
    QList<RunRecord> records;
    for (const sample::LongName& name : sample::longNames()) {
        const bool isCard = QByteArray(name.device).startsWith("NVIDIA");
        const double seconds = 8.7 * std::pow(1.7, static_cast<double>(records.size()) / 2);
        const QString setId = sample::freshId();
        for (const double spread : {1.0, 1.4}) {
            records.append(sample::record(setId, QString::fromUtf8(name.device),
                                          isCard ? DeviceKind("cuda") : DeviceKind("cpu"), seconds * spread));
            records.last().startedAt = QDateTime(QDate(2026, 9, 28), QTime(23, 59), QTimeZone::utc());
        }
    }
    Stage stage(records, {width, 900});
    auto* table = stage.find<BoardTable>("measuredTable");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(sample::longNames().size()));
    for (const int column : {Column::Rank, Column::Time, Column::Speedup, Column::Rate, Column::Validation,
                             Column::Cost, Column::Energy, Column::Runs, Column::When}) {
        if (table->isColumnHidden(column)) {
            continue;
        }
        const auto room = table->columnWidth(column);
        QVERIFY2(table->boardHeader()->wantedWidth(column) <= room,
                 qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, column);
            const QSize wanted = table->itemDelegate()->sizeHint(QStyleOptionViewItem(), index);
            QVERIFY2(wanted.width() <= room, qPrintable(index.data().toString()));
            QVERIFY(wanted.height() <= table->rowHeight() + 14);
        }
    }
    QVERIFY(!table->isColumnHidden(Column::Time) && !table->isColumnHidden(Column::Speedup));
}

void TestLeaderboardPage::saysWhichColumnsHaveNoRoom()
{
    Stage narrow(sample::boardRecords(), {928, 640});
    const auto* words = narrow.find<QLabel>("hiddenColumns");
    QVERIFY(words->isVisible());
    QVERIFY2(words->text().contains(QStringLiteral("images/s · ")), qPrintable(words->text()));
    narrow.page.resize(2600, 900);
    QTRY_VERIFY(!words->isVisible());
}

QTEST_MAIN(TestLeaderboardPage)
#include "tst_leaderboardpage.moc"
