// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costsheet.h"

#include "cost/breakeven.h"
#include "costsstage.h"
#include "pages/pagesheet.h"
#include "pages/picturefile.h"
#include "patience.h"
#include "report/reportwriter.h"
#include "textrecorder.h"
#include "theme/theme.h"
#include "widgets/savedbanner.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <memory>
#include <optional>

using namespace epochmark;
using namespace epochmark::test;

/// What leaves the page: tables, and the report page that the answer is taken along on.
class TestCostSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void exportsWhatItShows();
    void goesOutAsAReportPage_data();
    void goesOutAsAReportPage();
    void reportPageHasTheReportsColours();
    void printedReportPageIsLight();
    void reportPageSaysWhatFailed();
    void reportPageSaysTheAnswer();
    void reportPageKeepsTheChosenDevices();
};

void TestCostSheet::exportsWhatItShows()
{
    CostsStage stage;
    stage.sample.dialogs->paths = {stage.sample.filePath(QStringLiteral("costs.csv"))};
    stage.find<QAction>("exportCosts-csv")->trigger();
    QTRY_VERIFY(stage.find<QWidget>("costsBanner")->isVisible());
    QFile file(stage.sample.dialogs->paths.first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size() - 1, stage.find<BarList>("costBars")->bars().size());
    stage.find<QAction>("copyCosts")->trigger();
    const QString markdown = QGuiApplication::clipboard()->text();
    for (const BarList::Bar& bar : stage.find<BarList>("costBars")->bars()) {
        QVERIFY2(markdown.contains(bar.name), qPrintable(bar.name));
    }
    QVERIFY(markdown.contains(QStringLiteral("1,000,000 pictures, 90 epochs")));
}

void TestCostSheet::goesOutAsAReportPage_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
    QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
}

void TestCostSheet::goesOutAsAReportPage()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, sign);
    CostsStage stage;
    const QString path = stage.sample.filePath(QStringLiteral("costs.") + suffix);
    stage.sample.dialogs->paths = {path};
    stage.find<QAction>(qPrintable(QStringLiteral("exportReport-") + suffix))->trigger();
    auto* banner = stage.find<SavedBanner>("costsBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(path), qPrintable(banner->text()));
    QVERIFY(stage.find<QPushButton>("openFolderButton")->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(sign));
    if (const QByteArray folder = qgetenv("EPOCHMARK_PICTURES"); !folder.isEmpty()) {
        QFile::copy(path, QString::fromLocal8Bit(folder) + QStringLiteral("/costs-report.") + suffix);
    }
    if (suffix == u"pdf") {
        return;
    }
    QCOMPARE(QImage::fromData(bytes).size(), QSize(1920, 1080));
    const auto inside = readReport(bytes, path);  // what was shown can be dropped into another Epochmark
    QVERIFY(inside);
    QHash<QString, RunRecord> stored;
    for (const RunRecord& run : stage.sample.context->store().records().value()) {
        stored.insert(run.id, run);
    }
    QVERIFY(inside->records.size() > 3);
    for (const RunRecord& run : inside->records) {
        QVERIFY(stored.value(run.id) == run);
    }
    stage.sample.dialogs->paths = {QStringLiteral("/nowhere/at/all.png")};
    stage.find<QAction>("exportReport-png")->trigger();
    QTRY_VERIFY(banner->text().contains(QStringLiteral("/nowhere/at/all.png")));
    QVERIFY(!stage.find<QPushButton>("openFolderButton")->isVisible());
}

/// Those of the Report page, not the window's.
void TestCostSheet::reportPageHasTheReportsColours()
{
    CostsStage stage;
    Settings& settings = stage.sample.context->settings();
    const auto shareOfGround = [&stage](const Tokens& tokens) {
        const QString path = stage.sample.filePath(QStringLiteral("colours.png"));
        QFile::remove(path);
        stage.sample.dialogs->paths = {path};
        stage.find<QAction>("exportReport-png")->trigger();
        if (!QTest::qWaitFor([&path] { return QFile::exists(path); }, 30'000)) {
            return 0.0;
        }
        const QImage image = QImage(path).scaled(480, 270);  // nearest: colours as they are
        int ground = 0;
        for (int i = 0; i < 480 * 270; ++i) {
            const QColor color = image.pixelColor(i % 480, i / 480);
            ground += color == tokens.surface || color == tokens.sunken || color == tokens.control ? 1 : 0;
        }
        return ground / (480.0 * 270);
    };
    for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
        theme::apply(*qApp, scheme);
        for (const bool isDark : {true, false}) {
            ReportOptions options;
            options.isDark = isDark;
            settings.setReportOptions(options);
            const double share = shareOfGround(isDark ? Tokens::dark() : Tokens::light());
            QVERIFY2(share > 0.6, qPrintable(QString::number(share)));
        }
    }
    theme::apply(*qApp, ColorScheme::Light);
}

void TestCostSheet::printedReportPageIsLight()
{
    CostsStage stage;
    ReportOptions dark;
    dark.isDark = true;
    stage.sample.context->settings().setReportOptions(dark);
    QList<bool> wanted;
    QMenu menu;
    addSheetExports(&menu, stage.sample.context.get(), &stage.page, QStringLiteral("name"),
                    stage.find<SavedBanner>("costsBanner"), [&wanted](bool isDark) {
                        wanted.append(isDark);
                        return SheetOrder{std::make_shared<CostSheet>(QList<LeaderboardRow>(), PriceBook(),
                                                                      JobRequest(), BreakEvenSets(), isDark),
                                          {},
                                          {}};
                    });
    for (const char* suffix : {"png", "pdf"}) {
        stage.sample.dialogs->paths = {stage.sample.filePath(QStringLiteral("x.") + QLatin1String(suffix))};
        menu.findChild<QAction*>(QStringLiteral("exportReport-") + QLatin1String(suffix))->trigger();
    }
    QCOMPARE(wanted, QList<bool>({true, false}));
}

/// No names and notes without a word, and no empty file over a good one.
void TestCostSheet::reportPageSaysWhatFailed()
{
    CostsStage stage;
    const QString path = stage.sample.filePath(QStringLiteral("kept.pdf"));
    QFile kept(path);
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("good") == 4);
    kept.close();
    std::optional<Result<void>> told;
    const PageDrawing broken{QStringLiteral("Title"), [](QPainter& painter, int) { return !painter.end(); }};
    savePicture(*stage.sample.context, &stage.page, {broken, {}, true, 1, path},
                [&told](const Result<void>& written) { told = written; });
    QTRY_VERIFY(told.has_value());
    QVERIFY(!*told && told->error().message.contains(path));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("good"));
    const QString png = stage.sample.filePath(QStringLiteral("none.png"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("spoil"));
        database.setDatabaseName(stage.sample.context->store().path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("ALTER TABLE sets RENAME COLUMN note TO lost")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("spoil"));
    stage.sample.dialogs->paths = {png};
    stage.find<QAction>("exportReport-png")->trigger();
    auto* banner = stage.find<SavedBanner>("costsBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(!stage.find<QPushButton>("openFolderButton")->isVisible());
    QVERIFY(!QFile::exists(png));
}

void TestCostSheet::reportPageSaysTheAnswer()
{
    const PriceBook prices = book({price(kCard, PriceKind::Buy, 289.99), price(kRented, PriceKind::Rent, 1)});
    const auto groups = buildLeaderboard(sample::boardRecords(), {}, nullptr);
    const QList<LeaderboardRow> rows = groups.first().rows;
    const auto sheet = std::make_shared<CostSheet>(rows, prices, JobRequest{1000, 2});
    const auto setOf = [&rows](const QString& device) {
        for (const LeaderboardRow& row : rows) {
            if (row.runs.first().device.name == device) {
                return row;
            }
        }
        return LeaderboardRow();
    };
    const auto answer = breakEven(setOf(kCard), setOf(kRented), prices);
    QVERIFY(answer);
    QCOMPARE(sheet->answer(), answer->sentence());
    QVERIFY(sheet->rows().size() <= 6);
    PageFrame frame;
    frame.headline = sheet->answer();
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
    const QString all = words.join(u' ');
    for (const char* part :
         {"From month", "Cost of one run", "Buy against rent", "My job", "months of use"}) {
        QVERIFY2(all.contains(QString::fromLatin1(part)), part);
    }
}

/// More priced devices than there is room for: those that the screen sets against each other are there.
void TestCostSheet::reportPageKeepsTheChosenDevices()
{
    const auto groups = buildLeaderboard(sample::boardRecords(), {}, nullptr);
    QList<LeaderboardRow> rows;
    QList<Price> prices;
    for (int i = 0; i < 8; ++i) {
        LeaderboardRow row = groups.first().rows.first();
        row.setId = QStringLiteral("set %1").arg(i);
        row.deviceName = QStringLiteral("Device %1").arg(i);
        row.medianSeconds = 20 + 10 * i;
        for (RunRecord& run : row.runs) {
            run.device.name = row.deviceName;
        }
        rows.append(row);
        prices << price(row.deviceName, PriceKind::Buy, 300 + i)
               << price(row.deviceName, PriceKind::Rent, 1 + 0.1 * i);
    }
    const PriceBook priced = book(prices);
    const auto setsOf = [](const QList<LeaderboardRow>& of) {
        QStringList sets;
        for (const LeaderboardRow& row : of) {
            sets.append(row.setId);
        }
        return sets;
    };
    QCOMPARE(setsOf(CostSheet(rows, priced, {}).rows()), setsOf(rows.mid(0, 6)));
    const CostSheet sheet(rows, priced, {}, {rows.at(7).setId, rows.at(6).setId});
    QCOMPARE(setsOf(sheet.rows()), setsOf(rows.mid(0, 4) + rows.mid(6)));
    const auto answer = breakEven(rows.at(7), rows.at(6), priced);
    QVERIFY(answer);
    QCOMPARE(sheet.answer(), answer->sentence());
    QVERIFY(answer->sentence() != CostSheet(rows, priced, {}).answer());
    // An unpriced one that was chosen stays, too: it says what is missing.
    rows[5].deviceName = QStringLiteral("Unpriced");
    for (RunRecord& run : rows[5].runs) {
        run.device.name = rows.at(5).deviceName;
    }
    QCOMPARE(setsOf(CostSheet(rows, priced, {}).rows()), setsOf(rows.mid(0, 5) + rows.mid(6, 1)));
    QVERIFY(setsOf(CostSheet(rows, priced, {}, {rows.at(5).setId, {}}).rows()).contains(rows.at(5).setId));
}

QTEST_MAIN(TestCostSheet)
#include "tst_costsheet.moc"
