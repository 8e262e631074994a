// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/dialogs.h"
#include "dataset/demodataset.h"
#include "patience.h"
#include "report/reportdata.h"
#include "results/record/pricesource.h"
#include "samplerecord.h"
#include "shownwords.h"
#include "windowfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>

#include <memory>

using namespace epochmark;

namespace {

/// Two sets on the Demo set, unlike in their work alone: what tells them apart may be the dataset's name.
QList<RunRecord> demoRuns()
{
    QList<RunRecord> runs{sample::completed(9), sample::completed(12)};
    for (RunRecord& run : runs) {
        run.dataset.name = demodataset::recordedName();
    }
    return runs;
}

QStringList containing(const QStringList& texts, const char* words)
{
    return texts.filter(QString::fromUtf8(words));
}

}  // namespace

/// Records and books keep the program's own words in English, the Demo set's name and who named a price;
/// whoever reads German reads them in German.
class TestRecordedWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { WindowFixture::language() = QStringLiteral("de"); }
    void pagesSayIt_data();
    void pagesSayIt();
    void chosenItIsSaid();
    void aReportSaysIt();
    void aPriceSaysWhereItComesFrom();
    void warningsSayIt();
    void qtsOwnWordsAreGerman();
};

void TestRecordedWords::pagesSayIt_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("leaderboard and details") << 0;
    QTest::newRow("compare") << 1;
    QTest::newRow("costs") << 2;
    QTest::newRow("report") << 3;
}

void TestRecordedWords::pagesSayIt()
{
    QFETCH(int, page);
    WindowFixture fixture;
    const QList<RunRecord> runs = demoRuns();
    QVERIFY(fixture.context().store().importDocument({runs, {}}));
    const QString set = runs.first().setId;
    switch (page) {
    case 0: fixture.context().openLeaderboard(set); break;
    case 1: fixture.context().compare({set, runs.last().setId}); break;
    case 2: fixture.window().showPage(MainWindow::Page::Costs); break;
    default: fixture.context().showReport(set); break;
    }
    const auto said = [&fixture] { return shownWords(fixture.window()); };
    QTRY_VERIFY(!containing(said(), "Demo-Datensatz").isEmpty());
    const QStringList english = containing(said(), "Demo set");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestRecordedWords::chosenItIsSaid()
{
    WindowFixture fixture;
    fixture.context().useDataset(demodataset::path());
    const auto name = [&fixture] { return fixture.find<QLabel>("datasetName")->text(); };
    QTRY_COMPARE(name(), QStringLiteral("Demo-Datensatz"));
    const QStringList english = containing(shownWords(fixture.window()), "Demo set");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestRecordedWords::aReportSaysIt()
{
    const QList<RunRecord> runs = demoRuns();
    const auto report = buildReport(runs.first().setId, runs, {}, CostModel(PriceBook()), {});
    QVERIFY(report);
    QVERIFY2(report->subtitle.startsWith(QStringLiteral("Demo-Datensatz")), qPrintable(report->subtitle));
    QVERIFY(!report->headline.contains(QStringLiteral("Demo set")));
}

void TestRecordedWords::aPriceSaysWhereItComesFrom()
{
    WindowFixture fixture;
    QVERIFY(fixture.context().store().importDocument({demoRuns(), {}}));
    fixture.window().showPage(MainWindow::Page::Costs);
    const auto said = [&fixture] { return shownWords(fixture.window()); };
    QTRY_VERIFY(!containing(said(), "Artikel").isEmpty());
    const QStringList english = containing(said(), "the article");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
    for (const QString& kept :
         {pricesource::entered(), QStringLiteral("the article"), QStringLiteral("a shop")}) {
        QCOMPARE(pricesource::kept(pricesource::shown(kept)), kept);
    }
    QVERIFY(pricesource::shown(pricesource::entered()) != pricesource::entered());
}

void TestRecordedWords::warningsSayIt()
{
    WindowFixture fixture;
    QList<RunRecord> runs = demoRuns();
    runs.last().setId = runs.first().setId;
    runs.first().warnings = {{QStringLiteral("on-battery"),
                              QStringLiteral("This machine runs on battery and may slow itself down: plug it "
                                             "in.")}};
    runs.last().isRanked = false;
    runs.last().unrankedReasons = {QStringLiteral("The dataset was changed while it was used.")};
    QVERIFY(fixture.context().store().importDocument({runs, {}}));
    fixture.context().openLeaderboard(runs.first().setId);
    const auto said = [&fixture] { return shownWords(fixture.window()); };
    QTRY_VERIFY(!containing(said(), "läuft auf Akku").isEmpty());
    QTRY_VERIFY(!containing(said(), "Der Datensatz wurde").isEmpty());
    const QStringList shown = said();
    const QStringList english = containing(shown, "on battery") + containing(shown, "was changed");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
}

void TestRecordedWords::qtsOwnWordsAreGerman()
{
    WindowFixture fixture;
    SystemDialogs().showError(&fixture.window(), QStringLiteral("A"), QStringLiteral("B"),
                              QStringLiteral("C"));
    const auto boxes = fixture.window().findChildren<QMessageBox*>();
    QCOMPARE(boxes.size(), 1);
    const auto said = [&boxes] { return shownWords(*boxes.first()); };
    QTRY_VERIFY(!containing(said(), "Einzelheiten zeigen").isEmpty());
    QVERIFY(containing(said(), "Details...").isEmpty());
    QLineEdit field;
    const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
    for (const QAction* action : menu->actions()) {
        QVERIFY2(!action->text().contains(QStringLiteral("Copy")), qPrintable(action->text()));
    }
}

QTEST_MAIN(TestRecordedWords)
#include "tst_recordedwords.moc"
