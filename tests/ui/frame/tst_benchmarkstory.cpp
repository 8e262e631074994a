// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/queue/runsession.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/samplestrip.h"
#include "patience.h"
#include "results/record/recordjson.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"
#include "windowfixture.h"

#include <QMimeData>
#include <QUrl>
#include <QtGui/QDropEvent>
#include <quazip/JlCompress.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace epochmark;

namespace {

constexpr int kPatience = 240'000;  // ms; a run of the little set takes two seconds on an idle machine

/// What lies over the window while that file is dragged over it.
QString wordsOfDrop(WindowFixture& f, const char* name)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(f.filePath(QString::fromLatin1(name)))});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&f.window(), &enter);
    const QString words = f.find("dropOverlay")->accessibleName();
    QDragLeaveEvent leave;
    QApplication::sendEvent(&f.window(), &leave);
    return words;
}

}  // namespace

/// The main job by clicks: a zip goes in, curves grow, the row appears on the Leaderboard, PNG and CSV come
/// out.
class TestBenchmarkStory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromZipToExport();
    void stopKeepsWhatWasMeasured();
    void closingAsksAndKeeps();

private:
    void choose(WindowFixture& f, const QString& zip);
    void setEpochs(WindowFixture& f, int epochs);
    QString exportAs(WindowFixture& f, const char* format, const QString& name);

    QTemporaryDir m_folder;
    QString m_zip;
};

void TestBenchmarkStory::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
    writeColourPictures(m_folder.filePath(QStringLiteral("pictures")), 60, 10);
    m_zip = m_folder.filePath(QStringLiteral("reds-and-blues.zip"));
    QVERIFY(JlCompress::compressDir(m_zip, m_folder.filePath(QStringLiteral("pictures"))));
    if (const QString real = qEnvironmentVariable("EPOCHMARK_TEST_DATA"); !real.isEmpty()) {
        m_zip = real + QStringLiteral("/cats-vs-dogs-pets.zip");
    }
}

void TestBenchmarkStory::choose(WindowFixture& f, const QString& zip)
{
    f.dialogs().paths = {zip};
    QVERIFY(f.click("browseButton"));
    QTRY_COMPARE_WITH_TIMEOUT(f.find<SampleStrip>("sampleStrip")->thumbnailCount(), 7, kPatience);
    QTRY_VERIFY(f.find<QPushButton>("startButton")->isEnabled());
}

void TestBenchmarkStory::setEpochs(WindowFixture& f, int epochs)
{
    if (!f.find("epochsSpin")->isVisible()) {
        QVERIFY(f.click("moreButton"));
    }
    auto* spin = f.find<NumberField>("epochsSpin");
    QTRY_VERIFY(spin->isVisible());
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, QString::number(epochs));
    QCOMPARE(spin->value(), epochs);
}

QString TestBenchmarkStory::exportAs(WindowFixture& f, const char* format, const QString& name)
{
    const QString path = f.filePath(name);
    f.dialogs().paths = {path};
    auto* choice = f.find<QAbstractButton>(format);
    QTest::mouseClick(choice, Qt::LeftButton, Qt::NoModifier, QPoint(10, choice->height() / 2));
    f.click("exportButton");
    (void)QTest::qWaitFor([&path] { return QFile::exists(path); }, kPatience);
    return path;
}

void TestBenchmarkStory::fromZipToExport()
{
    WindowFixture f;
    choose(f, m_zip);
    setEpochs(f, 3);
    QVERIFY(f.find<QLabel>("choiceLabel")->text().contains(QLatin1String("epochs 3 instead of 15")));
    // The curves grow while it runs: each epoch is seen when it arrives, however short the run is.
    const BenchmarkPage* page = f.window().benchmarkPage();
    QList<qsizetype> grown;
    connect(page->findChild<RunSession*>(), &RunSession::happened, page,
            [page, &grown](const QueueEvent& event) {
                const auto* report = std::get_if<RunReported>(&event);
                if (report != nullptr && std::holds_alternative<EpochReport>(report->event)) {
                    grown.append(page->isRunning() ? page->runView()->liveRun().epochs().size() : -1);
                }
            });
    QVERIFY(f.click("startButton"));
    QVERIFY(page->isRunning());
    QVERIFY(f.find("stopButton")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kPatience);
    QCOMPARE(grown, (QList<qsizetype>{1, 2, 3}));
    QTRY_VERIFY(f.find("accuracyChart")->accessibleDescription().contains(QLatin1String("epoch 3 of 3")));
    QTRY_VERIFY(f.find("resultCard")->isVisible());
    QVERIFY(f.find<QPushButton>("startButton")->isEnabled());

    // The row is on the Leaderboard, ranked or with its reason.
    QVERIFY(f.click("leaderboardButton"));
    const auto rows = [&f] {
        int count = 0;
        for (const char* table : {"measuredTable", "unrankedTable"}) {
            count += f.find<QAbstractItemView>(table)->model()->rowCount();
        }
        return count;
    };
    QTRY_COMPARE(rows(), 1);

    // PNG and CSV by the Report page, reached from the result card.
    QVERIFY(f.click("benchmarkButton"));
    QVERIFY(f.click("resultExportButton"));
    QCOMPARE(f.window().currentPage(), MainWindow::Page::Report);
    QTRY_VERIFY(f.find("exportButton")->isEnabled());
    const QString png = exportAs(f, "pngFormat", QStringLiteral("report.png"));
    QTRY_VERIFY(QFile::exists(png));
    QCOMPARE(QImage(png).size(), QSize(1920, 1080));
    const QString csv = exportAs(f, "csvFormat", QStringLiteral("report.csv"));
    QTRY_VERIFY(QFile::exists(csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto records = f.context().store().records();
    QVERIFY(records && records.value().size() == 1);
    QVERIFY(records.value()[0].status == RunStatus::Completed);
    QVERIFY(file.readAll().contains(records.value()[0].id.toUtf8()));
}

void TestBenchmarkStory::stopKeepsWhatWasMeasured()
{
    WindowFixture f;
    choose(f, m_zip);
    setEpochs(f, 500);
    QVERIFY(f.click("startButton"));
    const RunView* view = f.window().benchmarkPage()->runView();
    QTRY_VERIFY_WITH_TIMEOUT(view->liveRun().epochs().size() >= 1, kPatience);
    QVERIFY(f.click("stopButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().benchmarkPage()->isRunning(), kPatience);
    QVERIFY(f.find("outcomeCard")->isVisible());
    QVERIFY(f.find("outcomeCard")->accessibleName().contains(QLatin1String("Stored, unranked")));
    const auto records = f.context().store().records();
    QVERIFY(records && records.value().size() == 1);
    QVERIFY(records.value()[0].status == RunStatus::Stopped);
    QVERIFY(!records.value()[0].epochs.isEmpty());
    QVERIFY(f.click("deleteRunButton"));
    QTRY_VERIFY(f.find("readyView")->isVisible());
    QVERIFY(f.context().store().records().value().isEmpty());
}

void TestBenchmarkStory::closingAsksAndKeeps()
{
    WindowFixture f;
    choose(f, m_zip);
    setEpochs(f, 500);
    QVERIFY(f.click("startButton"));
    const RunView* view = f.window().benchmarkPage()->runView();
    QTRY_VERIFY_WITH_TIMEOUT(view->liveRun().epochs().size() >= 1, kPatience);
    QVERIFY(wordsOfDrop(f, "pictures.zip").contains(QStringLiteral("A run is in work")));
    QVERIFY(wordsOfDrop(f, "own.keras").contains(QStringLiteral("A run is in work")));
    QVERIFY(wordsOfDrop(f, "results.json").contains(QStringLiteral("import")));  // stays possible
    f.dialogs().isAccepted = false;
    QVERIFY(!f.window().close());
    QVERIFY(f.dialogs().question.contains(QLatin1String("Stop it and close?")));
    QVERIFY(f.window().isVisible());
    QVERIFY(f.window().benchmarkPage()->isRunning());
    f.dialogs().isAccepted = true;
    QSignalSpy ended(&f.window(), &MainWindow::ended);
    QVERIFY(!f.window().close());
    QVERIFY(!f.window().isVisible());  // at once, whatever the run still has to do
    QVERIFY(ended.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
    const auto records = f.context().store().records();
    QVERIFY(records && records.value().size() == 1);
    QVERIFY(records.value()[0].status == RunStatus::Stopped);
}

QTEST_MAIN(TestBenchmarkStory)
#include "tst_benchmarkstory.moc"
