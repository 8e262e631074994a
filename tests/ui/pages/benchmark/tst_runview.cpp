// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "base/translation.h"
#include "pages/benchmark/live/logview.h"
#include "pages/benchmark/live/modeltable.h"
#include "pages/benchmark/live/raceline.h"
#include "pages/benchmark/live/resultcard.h"
#include "pages/benchmark/live/stagebar.h"
#include "pages/benchmark/live/tilerow.h"
#include "pages/benchmark/runview.h"
#include "patience.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextDocumentFragment>

using namespace epochmark;

namespace {

RunProgress training(int epoch, int step, double elapsed)
{
    RunProgress p;
    p.stage = RunStage::Train;
    p.epoch = epoch;
    p.epochs = 3;
    p.step = step;
    p.stepsPerEpoch = 10;
    p.share = (epoch - 1 + step / 10.0) / 3;
    p.elapsedSeconds = elapsed;
    return p;
}

EpochReport epochOf(int number, double accuracy)
{
    EpochReport report;
    report.epoch = number;
    report.seconds = 2;
    report.trainLoss = 0.5;
    report.trainAccuracy = 0.8;
    report.validationLoss = 0.6;
    report.validationAccuracy = accuracy;
    report.phases.computeSeconds = 2;
    return report;
}

}  // namespace

/// The right column, told the events of a run.
class TestRunView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void stagesSpeakTheirState();
    void tilesShowWhatIsKnown();
    void unknownIsADashWithAReason();
    void oneClockForTileAndCharts();
    void saysWhenThereIsNobodyToRace();
    void bestEpochIsNamed();
    void resultTakesTheRacesPlace();
    void resultSpeaksOfItsSet();
    void unrankedResultSaysWhy();
    void stopIsAWarningAndFailureAnError();
    void stopIsNoError();
    void firstEpochTellsWhatIsKnown();
    void raceTakesTwoLinesAtMost();
    void aNewRunClearsTheOldOne();
    void theLastRunStaysReachable();
    void narrowTurnsModelAndLogIntoTabs();
    void modelsKeepTheRules();
    void everyEndFitsWithoutScrolling_data();
    void everyEndFitsWithoutScrolling();

private:
    template <typename T>
    T* find(const char* name)
    {
        return m_view->findChild<T*>(QString::fromLatin1(name));
    }
    QString tile(const char* name) { return find<Tile>(name)->value(); }

    std::unique_ptr<RunView> m_view;
};

void TestRunView::initTestCase()
{
    installTranslations(*qApp, QStringLiteral("en"));
    theme::apply(*qApp, ColorScheme::Light);
}

void TestRunView::init()
{
    m_view = std::make_unique<RunView>();
    m_view->resize(936, 852);
    m_view->show();
    RunRequest request;
    request.workload.epochs = 3;
    m_view->begin(request, QStringLiteral("A processor"));
}

void TestRunView::stagesSpeakTheirState()
{
    const auto* bar = find<StageBar>("stageBar");
    QVERIFY(bar->accessibleDescription().startsWith(QLatin1String("Check: waiting")));
    m_view->setStage({RunStage::Check, StageState::Done, 0.4});
    m_view->setStage({RunStage::Train, StageState::Running, 0});
    RunProgress p = training(2, 5, 10);
    p.secondsLeft = 65;
    m_view->setProgress(p);
    QVERIFY2(bar->accessibleDescription().contains(QLatin1String("Check: done 0.4 s")),
             qPrintable(bar->accessibleDescription()));
    QVERIFY2(bar->accessibleDescription().contains(QLatin1String("Train: running 50 %, about 1:05 left")),
             qPrintable(bar->accessibleDescription()));
}

void TestRunView::tilesShowWhatIsKnown()
{
    QCOMPARE(tile("epochTile"), QStringLiteral("-"));
    RunProgress p = training(2, 5, 75);
    p.imagesPerSecond = 349.2;
    p.inputWaitShare = 0.256;
    p.temperature = 63.7;
    m_view->setProgress(p);
    QCOMPARE(tile("epochTile"), QStringLiteral("2"));
    QCOMPARE(tile("speedTile"), QStringLiteral("349"));
    QTRY_COMPARE(tile("elapsedTile"), QStringLiteral("1:15"));
    QCOMPARE(tile("dataWaitTile"), QStringLiteral("25.6"));
    QCOMPARE(tile("deviceTile"), QStringLiteral("64"));
    QVERIFY(find<Tile>("dataWaitTile")->accessibleDescription().contains(QLatin1String("input bound")));
}

void TestRunView::unknownIsADashWithAReason()
{
    m_view->setProgress(training(1, 1, 1));
    QCOMPARE(tile("deviceTile"), QStringLiteral("-"));
    QVERIFY(!find<Tile>("deviceTile")->toolTip().isEmpty());
    QVERIFY(find<Tile>("deviceTile")->accessibleDescription().contains(QLatin1String("not readable here")));
    RunProgress p = training(1, 2, 2);
    p.watts = 38.2;
    p.powerScope = QStringLiteral("package");
    m_view->setProgress(p);
    QCOMPARE(tile("deviceTile"), QStringLiteral("38"));
    QVERIFY(find<Tile>("deviceTile")->accessibleDescription().contains(QLatin1String("no temperature")));
    QCOMPARE(tile("timeLeftTile"), QStringLiteral("-"));
}

void TestRunView::oneClockForTileAndCharts()
{
    int drawn = 0;
    double shown = 0;
    connect(find<CurveChart>("accuracyChart"), &CurveChart::redrawn, m_view.get(), [&] { ++drawn; });
    for (int step = 1; drawn < 3; ++step) {
        m_view->setProgress(training(1, step % 10, shown = 100 + step));
        const int before = drawn;
        const QString tileBefore = tile("elapsedTile");
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        // The tile changes when the charts are drawn, and not otherwise.
        QCOMPARE(tile("elapsedTile"), drawn == before ? tileBefore : format::clockTime(shown));
    }
    m_view->showOutcome(Banner::Kind::Warning, QStringLiteral("Stopped."), {}, false);
    QCOMPARE(tile("elapsedTile"), format::clockTime(shown));
}

void TestRunView::saysWhenThereIsNobodyToRace()
{
    m_view->setProgress(training(1, 1, 1));
    QVERIFY(find<QLabel>("raceSentence")->text().contains(QStringLiteral("nothing to race")));
    m_view->raceLine()->setGhostCount(0);
    m_view->setProgress(training(1, 2, 2));
    QVERIFY(find<QLabel>("raceSentence")->text().isEmpty());
}

void TestRunView::bestEpochIsNamed()
{
    m_view->addEpoch(epochOf(1, 0.8));
    m_view->addEpoch(epochOf(2, 0.7));
    QCOMPARE(tile("validationTile"), QStringLiteral("70.0"));
    QVERIFY(find<Tile>("validationTile")
                ->accessibleDescription()
                .contains(QLatin1String("best 80.0 % in epoch 1")));
}

void TestRunView::resultTakesTheRacesPlace()
{
    RunRecord run;
    run.workload.epochs = 3;
    run.timing.dataSeconds = 1;
    run.timing.trainSeconds = 65;
    run.finalValidationAccuracy = 0.82;
    run.hasLearned = true;
    LeaderboardRow row;
    row.deviceName = QStringLiteral("A processor");
    row.isRanked = true;
    row.rank = 3;
    row.isRankShared = true;
    row.rankedRuns = 1;
    row.speedup = 1.27;
    m_view->showResult(run, row, 7);
    QVERIFY(find<QWidget>("resultCard")->isVisible());
    QCOMPARE(find<QLabel>("resultTime")->text(), QStringLiteral("1.10 min"));
    QCOMPARE(find<QLabel>("resultRank")->text(), QStringLiteral("3="));
    QCOMPARE(find<QLabel>("resultAccuracy")->text(), QStringLiteral("82.0 %"));
    QCOMPARE(find<QLabel>("resultCost")->text(), QStringLiteral("-"));
    QVERIFY(find<QLabel>("raceSentence")->text().isEmpty());
    QSignalSpy price(m_view->resultCard(), &ResultCard::priceRequested);
    QTRY_VERIFY(find<QLabel>("resultPriceLink")->isVisible());
    find<QLabel>("resultPriceLink")->setFocus();
    QTest::keyClick(find<QLabel>("resultPriceLink"), Qt::Key_Tab);  // to the link
    QTest::keyClick(find<QLabel>("resultPriceLink"), Qt::Key_Return);
    QCOMPARE(price.size(), 1);
    QSignalSpy wanted(m_view->resultCard(), &ResultCard::exportRequested);
    QTest::mouseClick(find<QPushButton>("resultExportButton"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TestRunView::resultSpeaksOfItsSet()
{
    RunRecord run;
    run.device = {QStringLiteral("cpu"), DeviceKind("cpu"), QStringLiteral("AMD EPYC 7763"), 2, {}};
    run.workload.testPictures = 140;
    run.workload.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    run.timing.dataSeconds = 1;
    run.timing.trainSeconds = 16.4;
    run.finalValidationAccuracy = 0.9;
    run.hasLearned = true;
    LeaderboardRow row;
    row.deviceName = run.device.name;
    row.kind = run.device.kind;
    row.runs = {run, run};
    row.isRanked = true;
    row.rank = 1;
    row.rankedRuns = 2;
    row.countedSeconds = {17.4, 27};
    row.medianSeconds = 22.2;
    row.variation = 0.298;
    row.speedup = 1.64;
    row.speedupCertainty = Certainty::Untold;
    row.speedupRuns = 2;
    row.validationAccuracy = 0.529;
    row.hasLearned = true;
    m_view->showResult(run, row, 2);
    QCOMPARE(find<QLabel>("resultTime")->text(), QStringLiteral("0.37 min"));
    QCOMPARE(find<QLabel>("resultAccuracy")->text(), QStringLiteral("52.9 %"));
    QStringList words;
    for (const QLabel* label : find<QWidget>("resultCard")->findChildren<QLabel*>()) {
        words.append(label->text());
    }
    const QString said = words.join(QLatin1Char('\n'));
    for (const char* part : {"EPYC 7763 · 2 threads · Classic done", "±29.8 %", "no difference can be told",
                             "learned its pictures; validation near chance"}) {
        QVERIFY2(said.contains(QString::fromUtf8(part)), qPrintable(said));
    }
    QVERIFY(!said.contains(QStringLiteral("p < 0.001")));
}

void TestRunView::unrankedResultSaysWhy()
{
    LeaderboardRow row;
    row.unrankedReasons = {QStringLiteral("The network did not learn.")};
    m_view->showResult({}, row, 7);
    QCOMPARE(find<QLabel>("resultRank")->text(), QStringLiteral("-"));
    QStringList words;
    for (const QLabel* label : find<QWidget>("resultCard")->findChildren<QLabel*>()) {
        words << label->text();
    }
    QVERIFY(words.contains(QStringLiteral("The network did not learn.")));
    // A sentence of any length takes no room of the figures beside which it would stand.
    row.unrankedReasons = {QStringLiteral("Far too much of the time was lost to others. ").repeated(6)};
    row.countedSeconds = {43.6};
    row.doubts = {{QStringLiteral("disturbed"), QStringLiteral("Disturbed.")}};
    m_view->showResult({}, row, 7);
    QCOMPARE(find<QLabel>("resultReasons")->text(), row.unrankedReasons.first());
    for (const QLabel* label : find<QWidget>("resultCard")->findChildren<QLabel*>()) {
        // A link's markup isn't seen.
        const QString seen = Qt::mightBeRichText(label->text())
                                 ? QTextDocumentFragment::fromHtml(label->text()).toPlainText()
                                 : label->text();
        QTRY_VERIFY2(label->wordWrap() || !label->isVisible()
                         || label->fontMetrics().horizontalAdvance(seen) <= label->width(),
                     qPrintable(seen));
    }
}

void TestRunView::stopIsAWarningAndFailureAnError()
{
    m_view->setStage({RunStage::Train, StageState::Running, 0});
    m_view->showOutcome(Banner::Kind::Warning, QStringLiteral("Stopped."), {}, true);
    QCOMPARE(find<QWidget>("outcomeCard")->property("look").toString(), QStringLiteral("banner-warning"));
    QVERIFY(find<QPushButton>("deleteRunButton")->isVisible());
    QVERIFY(find<StageBar>("stageBar")->accessibleDescription().contains(QLatin1String("Train: stopped")));
    m_view->begin({}, {});
    m_view->setStage({RunStage::Decode, StageState::Running, 0});
    m_view->showOutcome(Banner::Kind::Error, QStringLiteral("Failed."), {}, false);
    QCOMPARE(find<QWidget>("outcomeCard")->property("look").toString(), QStringLiteral("banner-error"));
    QVERIFY(!find<QPushButton>("deleteRunButton")->isVisible());
    QVERIFY(find<StageBar>("stageBar")->accessibleDescription().contains(QLatin1String("Decode: failed")));
    QSignalSpy again(m_view.get(), &RunView::runAgainRequested);
    QTest::mouseClick(find<QPushButton>("outcomeRunAgainButton"), Qt::LeftButton);
    QCOMPARE(again.size(), 1);
}

void TestRunView::stopIsNoError()
{
    const auto spoken = [this] { return find<StageBar>("stageBar")->accessibleDescription(); };
    m_view->setStage({RunStage::Train, StageState::Running, 0});
    m_view->setStage({RunStage::Train, StageState::Stopped, 9});
    QVERIFY2(spoken().contains(QLatin1String("Train: stopped 9.0 s")), qPrintable(spoken()));
    m_view->showOutcome(Banner::Kind::Warning, QStringLiteral("Stopped at epoch 1."), {}, true);
    QVERIFY(!spoken().contains(QLatin1String("failed")));
    const QAbstractItemModel* log = find<QAbstractItemView>("logView")->model();
    QCOMPARE(log->index(log->rowCount() - 1, 0).data().toString(), QStringLiteral("Stopped at epoch 1."));
    // A failure tells of itself by its warning.
    const int lines = log->rowCount();
    m_view->showOutcome(Banner::Kind::Error, QStringLiteral("Failed."), {}, false);
    QCOMPARE(log->rowCount(), lines);
}

void TestRunView::firstEpochTellsWhatIsKnown()
{
    RunRequest request;
    request.workload.epochs = 3;
    m_view->begin(request, QStringLiteral("A processor"));
    m_view->setStage({RunStage::Decode, StageState::Done, 4});
    RunProgress p = training(1, 12, 10);
    p.secondsLeft = 40;
    p.epochSecondsLeft = 15.2;
    m_view->setProgress(p);
    QCOMPARE(tile("timeLeftTile"), format::clockTime(40));
    const auto shares = [this] { return find<QWidget>("timeBar")->accessibleDescription(); };
    QVERIFY2(!shares().contains(QLatin1Char('%')), qPrintable(shares()));
    auto* chart = find<CurveChart>("accuracyChart");
    chart->redrawNow();
    QVERIFY2(chart->accessibleDescription().contains(QLatin1String("First point after about 25 s.")),
             qPrintable(chart->accessibleDescription()));
    m_view->addEpoch(epochOf(1, 0.8));
    QVERIFY2(shares().contains(QLatin1String("Forward + backward 33.3 %")), qPrintable(shares()));
    chart->redrawNow();
    QVERIFY(!chart->accessibleDescription().contains(QLatin1String("First point")));
}

void TestRunView::raceTakesTwoLinesAtMost()
{
    QList<Ghost> ghosts;
    for (int i = 1; i <= 3; ++i) {
        const QString name = QStringLiteral("Intel Xeon Platinum 8480C of a large machine, 56 threads (%1)")
                                 .arg(i);
        ghosts.append({name, 1, 100.0 * i, {epochOf(1, 0.8), epochOf(2, 0.8)}, QString::number(i)});
    }
    auto* sentence = find<QLabel>("raceSentence");
    for (const int width : {560, 720, 900, 1200}) {
        m_view->resize(width, 800);
        m_view->setGhosts(ghosts);
        m_view->setProgress(training(1, 3, 10 + width / 1000.0));
        QCoreApplication::processEvents();
        QTRY_VERIFY2(sentence->height() <= 2 * sentence->fontMetrics().lineSpacing() + 3,
                     qPrintable(QStringLiteral("%1 high at %2").arg(sentence->height()).arg(width)));
        QVERIFY(sentence->text().contains(QStringLiteral("Intel Xeon")));
    }
}

void TestRunView::aNewRunClearsTheOldOne()
{
    m_view->setProgress(training(2, 5, 75));
    m_view->addEpoch(epochOf(1, 0.8));
    m_view->log(QStringLiteral("something"), true);
    m_view->showOutcome(Banner::Kind::Error, QStringLiteral("Failed."), {}, false);
    m_view->begin({}, {});
    QCOMPARE(tile("epochTile"), QStringLiteral("-"));
    QVERIFY(m_view->liveRun().epochs().isEmpty());
    QVERIFY(!find<QWidget>("outcomeCard")->isVisible());
    QCOMPARE(find<LogView>("logView")->model()->rowCount(), 0);
    QCOMPARE(find<LogView>("logView")->warningCount(), 0);
}

void TestRunView::narrowTurnsModelAndLogIntoTabs()
{
    QVERIFY(find<QWidget>("modelTable")->isVisible());
    QVERIFY(find<QWidget>("logView")->isVisible());
    QVERIFY(!find<QTabBar>("detailsTabs")->isVisible());
    m_view->resize(520, 592);
    QTRY_VERIFY(find<QTabBar>("detailsTabs")->isVisible());
    QVERIFY(!find<QWidget>("logView")->isVisible());
    find<QTabBar>("detailsTabs")->setFocus();
    QTest::keyClick(find<QTabBar>("detailsTabs"), Qt::Key_Right);
    QVERIFY(find<QWidget>("logView")->isVisible());
    QVERIFY(!find<QWidget>("modelTable")->isVisible());
}

void TestRunView::modelsKeepTheRules()
{
    LayerModel layers;
    const QAbstractItemModelTester layerTester(&layers,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    layers.setLayers({{QStringLiteral("Dense 1"), QStringLiteral("1"), 513},
                      {QStringLiteral("Flatten"), QStringLiteral("18,496"), 0}});
    QCOMPARE(layers.rowCount(), 2);
    QCOMPARE(layers.index(0, LayerModel::Parameters).data().toString(), QStringLiteral("513"));
    LogModel log;
    const QAbstractItemModelTester logTester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
    log.append(QTime(14, 2, 11), QStringLiteral("a"), false);
    log.append(QTime(14, 2, 12), QStringLiteral("b"), true);
    QCOMPARE(log.warningCount(), 1);
    QCOMPARE(log.index(1).data(LogModel::TimeRole).toString(), QStringLiteral("14:02:12"));
    log.clear();
    QCOMPARE(log.rowCount(), 0);
}

void TestRunView::everyEndFitsWithoutScrolling_data()
{
    QTest::addColumn<int>("end");
    QTest::newRow("done") << 0;
    QTest::newRow("stopped") << 1;
    QTest::newRow("failed") << 2;
}

void TestRunView::everyEndFitsWithoutScrolling()
{
    QFETCH(int, end);
    m_view->setProgress(training(1, 1, 1));
    m_view->addEpoch(epochOf(1, 0.8));
    if (end == 0) {
        m_view->showResult({}, {}, 7);
    } else {
        m_view->showOutcome(
            end == 1 ? Banner::Kind::Warning : Banner::Kind::Error,
            QStringLiteral(
                "The archive pictures.zip was changed while the run was reading it. Run it again."),
            QStringLiteral("Stored as failed, with the epochs that were finished."), true);
    }
    QCoreApplication::processEvents();
    // What a window of 1,440 x 900 leaves to this column.
    const QScrollArea* area = nullptr;
    for (QWidget* up = find<QWidget>("accuracyChart"); up != nullptr && area == nullptr;
         up = up->parentWidget()) {
        area = qobject_cast<QScrollArea*>(up);
    }
    QVERIFY(area != nullptr);
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    QVERIFY(find<QWidget>("modelTable")->height() >= 3 * 19);
    m_view->resize(936, 540);
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
}

/// Whatever is chosen next, what was measured can be looked at again, as it was left.
void TestRunView::theLastRunStaysReachable()
{
    RunView view;
    view.resize(1000, 800);
    view.show();
    auto* back = view.findChild<QPushButton*>(QStringLiteral("lastRunButton"));
    auto* stages = view.findChild<StageBar*>(QStringLiteral("stageBar"));
    auto* outcome = view.findChild<QWidget*>(QStringLiteral("outcomeCard"));
    view.showReady();
    QVERIFY(!back->isVisible());  // nothing has run yet
    view.begin(RunRequest(), QStringLiteral("A processor"));
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.showOutcome(Banner::Kind::Warning, QStringLiteral("Stopped."), {}, true);
    const QString spoken = stages->accessibleDescription();
    QVERIFY(outcome->isVisible() && !back->isVisible());
    view.showReady();
    QVERIFY(!outcome->isVisible() && !stages->isVisible());
    QSignalSpy asked(&view, &RunView::lastRunRequested);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    view.showRun();
    QVERIFY(outcome->isVisible() && stages->isVisible() && !back->isVisible());
    QCOMPARE(stages->accessibleDescription(), spoken);
    view.forgetRun();
    view.showWelcome();
    QVERIFY(!back->isVisible());
}

QTEST_MAIN(TestRunView)
#include "tst_runview.moc"
