// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "keyboardwalk.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QTemporaryDir>

using namespace epochmark;

/// Tab through every page in its states: along the eye, past nothing, and the same way back.
class TestKeyboardWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesWithoutResults_data() { addPages(); }
    void pagesWithoutResults();
    void pagesWithResults_data() { addPages(); }
    void pagesWithResults();
    void aDatasetIsChosen();
    void aRunHasEnded();
    void aRealRunWentOnAndEnded();

private:
    static void addPages();
};

namespace {

constexpr int kPatience = 240'000;  // ms, on a machine that is busy besides

constexpr const char* kButtons[] = {"benchmarkButton", "leaderboardButton", "compareButton", "costsButton",
                                    "reportButton"};

bool isSeen(WindowFixture& fixture, const char* name)
{
    const auto* widget = fixture.find<QWidget>(name);
    return widget != nullptr && widget->isVisible();
}

void verify(WindowFixture& fixture, int page)
{
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
    fixture.window().showPage(static_cast<MainWindow::Page>(page));
    QTest::qWait(0);
    const QStringList problems = test::problemsOfTabbing(fixture.window(), fixture.find(kButtons[page]));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QStringLiteral("; "))));
}

}  // namespace

void TestKeyboardWalk::addPages()
{
    QTest::addColumn<int>("page");
    for (int page = 0; page < 5; ++page) {
        QTest::newRow(kButtons[page]) << page;
    }
}

void TestKeyboardWalk::pagesWithoutResults()
{
    QFETCH(int, page);
    WindowFixture fixture;
    QTRY_VERIFY(isSeen(fixture, "deviceRadio-cpu"));
    verify(fixture, page);
}

void TestKeyboardWalk::pagesWithResults()
{
    QFETCH(int, page);
    WindowFixture fixture;
    const QList<RunRecord> records = sample::boardRecords();
    QVERIFY(fixture.context().store().importDocument({records, {}}).hasValue());
    fixture.context().board().refresh();
    QTRY_VERIFY(fixture.context().board().isCurrent() && !fixture.context().board().board().groups.isEmpty());
    if (static_cast<MainWindow::Page>(page) == MainWindow::Page::Compare) {
        fixture.context().compare({records.first().setId, records.last().setId});
    }
    verify(fixture, page);
}

void TestKeyboardWalk::aDatasetIsChosen()
{
    WindowFixture fixture;
    fixture.context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY(fixture.find("startButton")->isEnabled());
    QTRY_VERIFY(isSeen(fixture, "deviceRadio-cpu"));
    verify(fixture, 0);
    QVERIFY(fixture.click("moreButton"));
    verify(fixture, 0);
    QVERIFY(fixture.click("changeDatasetButton"));
    verify(fixture, 0);
}

void TestKeyboardWalk::aRunHasEnded()
{
    WindowFixture fixture;
    fixture.context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY(fixture.find("startButton")->isEnabled());
    RunView* view = fixture.window().benchmarkPage()->runView();
    view->begin(RunRequest(), QStringLiteral("A processor"));
    view->showOutcome(Banner::Kind::Warning, QStringLiteral("Stopped."), {}, true);
    verify(fixture, 0);
    view->showReady();
    verify(fixture, 0);
}

/// With curves, result card, tiles and log of a training, while it goes on and after it.
void TestKeyboardWalk::aRealRunWentOnAndEnded()
{
    const QTemporaryDir folder;
    writeColourPictures(folder.path(), 60, 10);
    WindowFixture fixture;
    fixture.context().useDataset(folder.path());
    QTRY_VERIFY(isSeen(fixture, "deviceRadio-cpu"));
    QTRY_VERIFY(fixture.find("startButton")->isEnabled());
    BenchmarkPage* page = fixture.window().benchmarkPage();
    RunRequest request = page->setupPanel()->request();
    request.preset = Preset::Custom;
    request.workload.epochs = 400;
    page->setupPanel()->setRequest(request);
    QVERIFY(fixture.click("startButton"));
    QTRY_VERIFY_WITH_TIMEOUT(page->runView()->liveRun().epochs().size() >= 2, kPatience);
    verify(fixture, 0);
    page->requestStop();
    QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kPatience);
    verify(fixture, 0);
    request.workload.epochs = 2;
    page->setupPanel()->setRequest(request);
    QVERIFY(fixture.click("startButton"));
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(fixture, "resultCard") && !page->isRunning(), kPatience);
    verify(fixture, 0);
}

QTEST_MAIN(TestKeyboardWalk)
#include "tst_keyboardwalk.moc"
