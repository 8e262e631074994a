// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "boardcontext.h"
#include "pages/compare/comparepage.h"
#include "pages/compare/comparesheet.h"
#include "pages/compare/runchip.h"
#include "patience.h"
#include "report/reportwriter.h"
#include "results/board/rownames.h"
#include "textrecorder.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/barlist.h"
#include "widgets/elsewheredialog.h"
#include "widgets/measureelsewhere.h"
#include "widgets/savedbanner.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace epochmark;

namespace {

struct Stage {
    QList<RunRecord> records = sample::boardRecords();
    QStringList sets;
    sample::BoardContext sample;
    std::unique_ptr<ComparePage> page;

    explicit Stage(const QList<RunRecord>& more = {})
    {
        records += more;
        sample.add(records);
        for (const RunRecord& record : records) {
            if (!sets.contains(record.setId)) {
                sets.append(record.setId);
            }
        }
        page = std::make_unique<ComparePage>(sample.context.get());
        page->resize(1344, 900);
        page->show();
        (void)QTest::qWaitForWindowActive(page.get());
        if (!QTest::qWaitFor([this] { return page->isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page->findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    QList<RunChip*> chips() const { return page->findChildren<RunChip*>(); }
};

RunRecord otherBatch()
{
    RunRecord record = sample::record(sample::freshId(), QStringLiteral("Intel Core i3-6100"),
                                      DeviceKind("cpu"), 400);
    record.workload.batchSize = 64;
    record.preset = Preset::Custom;
    return record;
}

}  // namespace

class TestComparePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void emptyPointsToTheLeaderboard();
    void comparesWhatIsComparable();
    void refusesRatiosOfDifferentWork();
    void saysWhoseCurvesTheyAre();
    void takesOutByChipAndAddsByMenu();
    void tellsHowToMeasureElsewhere();
    void leavesOutWhatIsAlike();
    void keepsTheHeadOfTheSettingsInSight();
    void forgetsDeletedSets();
    void showsWhatWasMeasuredMeanwhile();
    void cutsOffAtEight();
    void switchesTheAxis();
    void copiesAndSavesMarkdown();
    void goesOutAsAReportPage();
    void reportPageHoldsManyResults();
    void namesEverythingThatTakesFocus();
};

void TestComparePage::emptyPointsToTheLeaderboard()
{
    Stage stage;
    QVERIFY(stage.find<QWidget>("compareEmpty")->isVisible());
    QSignalSpy asked(stage.sample.context.get(), &AppContext::leaderboardRequested);
    QTest::mouseClick(stage.find<QPushButton>("openLeaderboardButton"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestComparePage::comparesWhatIsComparable()
{
    Stage stage;
    stage.sample.context->compare(stage.sets.mid(0, 3));
    QVERIFY(!stage.find<QWidget>("compareEmpty")->isVisible());
    QCOMPARE(stage.chips().size(), 3);
    const auto* verdict = stage.find<Banner>("verdict");
    QVERIFY(verdict->accessibleName().contains(QStringLiteral("Comparable")));
    const QList<BarList::Bar> times = stage.find<BarList>("timeBars")->bars();
    QCOMPARE(times.size(), 3);
    QCOMPARE(times.at(0).series, 0);
    QCOMPARE(times.at(2).series, 2);
    QVERIFY(!times.at(1).detail.isEmpty());
    // Speeds are relative to the slowest, which is named: no factor below one has to be read.
    const auto slowest = std::ranges::max_element(
        times, {}, [](const BarList::Bar& bar) { return bar.value.value_or(0); });
    QVERIFY(stage.find<QLabel>("speedReference")->text().contains(slowest->name));
    // The answer comes first: the same factor that stands at the fastest one's bar.
    const auto fastest = std::ranges::min_element(
        times, {}, [](const BarList::Bar& bar) { return bar.value.value_or(1e9); });
    const QString factor = fastest->detail.section(QStringLiteral(" ×"), 0, 0);
    const QString answer = verdict->text();
    QVERIFY2(answer.startsWith(fastest->name) && answer.contains(slowest->name)
                 && answer.contains(QStringLiteral(" %1 ×").arg(factor)),
             qPrintable(answer));
    for (const BarList::Bar& bar : times) {
        QVERIFY2(&bar == &*slowest || bar.detail.section(QLatin1Char(' '), 0, 0).toDouble() >= 1,
                 qPrintable(bar.detail));
    }
    // No price for the first: a dash and no bar.
    QVERIFY(!stage.find<BarList>("compareCostBars")->bars().at(0).value);
}

void TestComparePage::refusesRatiosOfDifferentWork()
{
    const RunRecord other = otherBatch();
    Stage stage({other});
    stage.page->setSets({stage.sets.first(), other.setId});
    const auto* verdict = stage.find<Banner>("verdict");
    QVERIFY2(!verdict->text().startsWith(QStringLiteral("Comparable")), qPrintable(verdict->text()));
    QVERIFY2(verdict->accessibleName().contains(QStringLiteral("batch")),
             qPrintable(verdict->accessibleName()));
    for (const BarList::Bar& bar : stage.find<BarList>("timeBars")->bars()) {
        QVERIFY(bar.detail.isEmpty());
    }
    QVERIFY(stage.find<QLabel>("speedReference")->text().isEmpty());
}

void TestComparePage::saysWhoseCurvesTheyAre()
{
    Stage stage({otherBatch()});
    stage.sample.context->compare({stage.sets.at(5), stage.sets.last()});  // of one run each
    QVERIFY(!stage.find<QWidget>("whoseCurves")->isVisible());
    stage.sample.context->compare(stage.sets.mid(4, 2));
    QVERIFY(stage.find<QWidget>("whoseCurves")->isVisible());
}

void TestComparePage::takesOutByChipAndAddsByMenu()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 2));
    const QByteArray name = "removeChip-" + stage.sets.first().toLatin1();
    QTest::mouseClick(stage.find<QToolButton>(name.constData()), Qt::LeftButton);
    QTRY_COMPARE(stage.page->sets(), QStringList(stage.sets.at(1)));
    QVERIFY(stage.find<QWidget>("compareEmpty")->isVisible());
    QMenu* menu = stage.find<QPushButton>("addResultButton")->menu();
    Q_EMIT menu->aboutToShow();
    // A line and the way to a device that isn't in this machine come after the results.
    QCOMPARE(menu->actions().size(), stage.sets.size() + 1);
    menu->actions().first()->trigger();
    QCOMPARE(stage.page->sets().size(), 2);
    QCOMPARE(stage.page->sets().first(), stage.sets.at(1));
}

/// The line is for what the first chosen result did.
void TestComparePage::tellsHowToMeasureElsewhere()
{
    const RunRecord more = otherBatch();
    Stage stage({more});
    stage.page->setSets({more.setId});
    auto* aside = stage.find<MeasureElsewhere>("measureElsewhere");
    QVERIFY(aside->isVisible());
    const QString batch = QStringLiteral("--batch %1 ").arg(more.workload.batchSize);
    QVERIFY2(aside->line().contains(batch), qPrintable(aside->line()));
    QMenu* menu = stage.find<QPushButton>("addResultButton")->menu();
    Q_EMIT menu->aboutToShow();
    menu->actions().last()->trigger();
    auto* dialog = stage.find<ElsewhereDialog>("elsewhereDialog");
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<MeasureElsewhere*>()->line(), aside->line());
    dialog->reject();
}

void TestComparePage::leavesOutWhatIsAlike()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 2));
    const QAbstractItemModel* settings = stage.find<QTableView>("settingsTable")->model();
    const int all = settings->rowCount();
    QCOMPARE(settings->columnCount(), 3);
    auto* only = stage.find<QCheckBox>("onlyDifferentCheck");
    only->setFocus();
    QTest::keyClick(only, Qt::Key_Space);
    QVERIFY(settings->rowCount() > 0);
    QVERIFY(settings->rowCount() < all);
}

/// Which result a column of the settings is of can be read however far they are scrolled.
void TestComparePage::keepsTheHeadOfTheSettingsInSight()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 3));
    stage.page->resize(1344, 640);
    auto* scroll = stage.find<QScrollArea>("compareScroll");
    auto* table = stage.find<QTableView>("settingsTable");
    auto* head = stage.find<QWidget>("settingsTableHead");
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > table->height() / 2);
    QVERIFY(!head->isVisible());
    const int top = table->mapTo(scroll->widget(), QPoint()).y();
    scroll->verticalScrollBar()->setValue(top);  // the table's own head is whole
    QVERIFY(!head->isVisible());
    scroll->verticalScrollBar()->setValue(top + 1);
    QVERIFY(head->isVisible());
    QCOMPARE(head->mapTo(scroll->viewport(), QPoint()),
             QPoint(table->mapTo(scroll->viewport(), QPoint()).x(), 0));
    const auto* sections = head->findChild<QHeaderView*>();
    const QHeaderView* own = table->horizontalHeader();
    const auto isInLine = [&] {
        for (int section = 0; section < own->count(); ++section) {
            if (sections->mapToGlobal(QPoint(sections->sectionViewportPosition(section), 0)).x()
                    != own->mapToGlobal(QPoint(own->sectionViewportPosition(section), 0)).x()
                || sections->sectionSize(section) != own->sectionSize(section)) {
                return false;
            }
        }
        return sections->count() == own->count();
    };
    QVERIFY(isInLine());
    stage.page->resize(1100, 640);
    scroll->verticalScrollBar()->setValue(table->mapTo(scroll->widget(), QPoint()).y() + 60);
    QTRY_VERIFY(head->isVisible() && isInLine());
    stage.page->setSets(stage.sets.mid(0, 2));  // a column less
    scroll->verticalScrollBar()->setValue(table->mapTo(scroll->widget(), QPoint()).y() + 60);
    QTRY_VERIFY(head->isVisible() && isInLine());
    QVERIFY(head->testAttribute(Qt::WA_TransparentForMouseEvents));  // it is read, not clicked
    scroll->verticalScrollBar()->setValue(0);
    QVERIFY(!head->isVisible());
}

void TestComparePage::forgetsDeletedSets()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 3));
    QVERIFY(stage.sample.context->store().deleteSet(stage.sets.at(1)).hasValue());
    QTRY_COMPARE(stage.page->sets(), QStringList({stage.sets.at(0), stage.sets.at(2)}));
    QCOMPARE(stage.find<BarList>("timeBars")->bars().size(), 2);
}

void TestComparePage::showsWhatWasMeasuredMeanwhile()
{
    Stage stage;
    stage.page->hide();
    const RunRecord fresh = sample::record(sample::freshId(), QStringLiteral("New card"), DeviceKind("cuda"),
                                           20);
    stage.sample.add({fresh});
    stage.sample.context->compare({stage.sets.first(), fresh.setId});
    stage.page->show();
    QTRY_COMPARE(stage.page->sets(), QStringList({stage.sets.first(), fresh.setId}));
    QVERIFY(stage.sample.context->store().deleteSet(fresh.setId).hasValue());
    QTRY_COMPARE(stage.page->sets(), QStringList(stage.sets.first()));
}

void TestComparePage::cutsOffAtEight()
{
    const RunRecord more = otherBatch();
    Stage stage({more});
    QCOMPARE(stage.sets.size(), 9);
    stage.page->setSets(stage.sets);
    QCOMPARE(stage.chips().size(), ComparePage::kMostSets);
    QVERIFY(!stage.find<QPushButton>("addResultButton")->isEnabled());
}

void TestComparePage::switchesTheAxis()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 2));
    auto* elapsed = stage.find<QToolButton>("compareElapsed");
    QTest::mouseClick(elapsed, Qt::LeftButton);
    QVERIFY(elapsed->isChecked());
    QVERIFY(!stage.find<QToolButton>("compareEpochs")->isChecked());
}

void TestComparePage::copiesAndSavesMarkdown()
{
    Stage stage;
    stage.page->setSets(stage.sets.mid(0, 3));
    QGuiApplication::clipboard()->clear();
    stage.find<QAction>("copyCompare")->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    for (const BarList::Bar& bar : stage.find<BarList>("timeBars")->bars()) {
        QVERIFY2(copied.contains(bar.name), qPrintable(bar.name));
    }
    QVERIFY(copied.contains(QStringLiteral("Comparable: the same workload")));
    const QString answer = stage.find<Banner>("verdict")->text();  // on top, as in the window
    QVERIFY2(copied.section(QStringLiteral("\n\n"), 1, 1).remove(QLatin1Char('\\')) == answer,
             qPrintable(copied));
    const QString path = stage.sample.filePath(QStringLiteral("compare.md"));
    stage.sample.dialogs->paths = {path};
    stage.find<QAction>("exportCompare-md")->trigger();
    auto* banner = stage.find<SavedBanner>("compareBanner");
    QTRY_VERIFY(banner->text().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), copied);
    stage.sample.dialogs->paths = {QStringLiteral("/nowhere/at/all.md")};
    stage.find<QAction>("exportCompare-md")->trigger();
    QTRY_VERIFY(banner->text().contains(QStringLiteral("/nowhere/at/all.md")));
}

void TestComparePage::goesOutAsAReportPage()
{
    Stage stage;
    const QStringList shown = stage.sets.mid(0, 4);
    stage.page->setSets(shown);
    for (const char* suffix : {"png", "pdf"}) {
        const QString ending = QString::fromLatin1(suffix);
        const QString path = stage.sample.filePath(QStringLiteral("compare.") + ending);
        stage.sample.dialogs->paths = {path};
        stage.find<QAction>(qPrintable(QStringLiteral("exportReport-") + ending))->trigger();
        auto* banner = stage.find<SavedBanner>("compareBanner");
        QTRY_VERIFY(banner->isVisible() && banner->text().contains(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith(ending == u"png" ? "\x89PNG" : "%PDF"));
        if (ending == u"pdf") {  // its title is the page's headline: the answer
            QByteArray words;
            for (const QChar letter : QStringLiteral(" as fast as ")) {
                words.append('\0').append(letter.toLatin1());
            }
            QVERIFY(bytes.contains(words));
        }
        if (const QByteArray folder = qgetenv("EPOCHMARK_PICTURES"); !folder.isEmpty()) {
            QFile::copy(path, QString::fromLocal8Bit(folder) + QStringLiteral("/compare-report.") + ending);
        }
        if (ending == u"png") {
            const auto inside = readReport(bytes, path);
            QVERIFY(inside);
            QSet<QString> sets;
            for (const RunRecord& run : inside->records) {
                sets.insert(run.setId);
            }
            QCOMPARE(sets, QSet<QString>(shown.begin(), shown.end()));
        }
    }
}

void TestComparePage::reportPageHoldsManyResults()
{
    Stage stage;
    const auto groups = buildLeaderboard(stage.records, {}, nullptr);
    QList<LeaderboardRow> rows = groups.first().rows.mid(0, 7);
    const QStringList names = distinctNames(rows);
    const auto sheet = std::make_shared<CompareSheet>(Comparison(rows), names, CurveChart::XAxis::Epochs);
    PageFrame frame;
    frame.headline = QStringLiteral("Headline");
    TextRecorder recorder;
    QPainter painter(&recorder);
    const PageDrawing page = PageSheet::page(sheet, frame);
    for (int part = 0; page.paint(painter, part); ++part) {}
    painter.end();
    QStringList words;
    for (const PaintedText& text : recorder.texts()) {
        words.append(text.text);
        QVERIFY2(QRectF(0, 0, 1920, 1080).contains(text.place), qPrintable(text.text));
    }
    for (const QString& name : names) {
        QVERIFY2(words.contains(name), qPrintable(name));
    }
    QVERIFY(words.contains(QStringLiteral("What differs")) && words.contains(QStringLiteral("Energy")));
}

void TestComparePage::namesEverythingThatTakesFocus()
{
    Stage stage;
    QCOMPARE(unnamedWidgets(*stage.page), QStringList());
    stage.page->setSets(stage.sets.mid(0, 3));
    QCOMPARE(unnamedWidgets(*stage.page), QStringList());
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
