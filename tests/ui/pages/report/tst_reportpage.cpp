// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/report/reportpage.h"

#include "answeringdialogs.h"
#include "context/appcontext.h"
#include "pages/report/reportpanel.h"
#include "patience.h"
#include "report/reportpainter.h"
#include "report/reportwriter.h"
#include "results/exchange/importfile.h"
#include "samplerecord.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

/// A page on a store of its own, with dialogs that answer.
struct Stage {
    QTemporaryDir folder;
    std::unique_ptr<AppContext> context;
    AnsweringDialogs* dialogs = nullptr;
    std::unique_ptr<ReportPage> page;

    explicit Stage(const RecordDocument& document)
    {
        auto answering = std::make_unique<AnsweringDialogs>();
        dialogs = answering.get();
        AppContext::Parts parts;
        parts.store = ResultStore::open(folder.filePath(QStringLiteral("results.sqlite"))).value();
        parts.pricesFile = folder.filePath(QStringLiteral("prices.json"));
        parts.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
        parts.dialogs = std::move(answering);
        context = std::make_unique<AppContext>(std::move(parts));
        if (!document.records.isEmpty()) {
            (void)context->store().importDocument(document);
        }
        page = std::make_unique<ReportPage>(context.get());
        page->resize(1344, 900);
        page->show();
    }

    template <typename T>
    T* find(const char* name) const
    {
        return page->findChild<T*>(QLatin1String(name));
    }
};

RecordDocument twoSets()
{
    RunRecord older = sample::completed(120);
    older.startedAt = older.startedAt.addDays(-3);
    older.device.name = QStringLiteral("Older");
    return {{older, sample::completed(60)}, {}};
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestReportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }

    void emptyStoreShowsTheOutline()
    {
        Stage stage({});
        QVERIFY(stage.find<QWidget>("reportEmpty")->isVisible());
        QVERIFY(!stage.find<QPushButton>("exportButton")->isEnabled());
        QVERIFY(!stage.find<QPushButton>("exportButton")->toolTip().isEmpty());
        QSignalSpy benchmark(stage.context.get(), &AppContext::benchmarkRequested);
        QTest::mouseClick(stage.find<QPushButton>("reportRunButton"), Qt::LeftButton);
        QCOMPARE(benchmark.size(), 1);
    }

    /// Of thousands the newest can be chosen, devices that have a price, and whatever is asked for.
    void thousandsAreNoChoice()
    {
        RecordDocument many;
        for (int i = 0; i < 620; ++i) {
            RunRecord record = sample::completed(60 + i);
            record.startedAt = record.startedAt.addDays(-i);
            if (i == 610) {
                record.device.name = QStringLiteral("Tesla T4");
            }
            many.records.append(record);
        }
        Stage stage(many);
        const auto* chooser = stage.find<QComboBox>("reportChooser");
        QTRY_COMPARE_WITH_TIMEOUT(chooser->count(), 501, 60'000);  // and a line that says where others are
        QCOMPARE(stage.page->shownSet(), many.records.first().setId);
        QVERIFY(chooser->itemText(500).contains(QStringLiteral("Leaderboard")));
        QVERIFY(!(chooser->model()->flags(chooser->model()->index(500, 0)) & Qt::ItemIsEnabled));
        const QString old = many.records.last().setId;
        QVERIFY(chooser->findData(old) < 0);
        stage.page->showSet(old);
        QTRY_COMPARE(stage.page->shownSet(), old);
        QCOMPARE(chooser->count(), 502);
        const QString other = many.records.at(600).setId;
        stage.page->showSet(other);
        QTRY_COMPARE(stage.page->shownSet(), other);
        QVERIFY(chooser->findData(old) >= 0);  // it was shown until now
        const QString priced = many.records.at(610).setId;
        QVERIFY(chooser->findData(priced) < 0);
        PriceBook book = stage.context->prices();
        Price price;
        price.device = QStringLiteral("Tesla T4");
        price.kind = PriceKind::Rent;
        price.amount = 1;
        book.setPrice(price);
        QVERIFY(stage.context->setPrices(book));
        QTRY_VERIFY(chooser->findData(priced) >= 0);
        QCOMPARE(stage.page->shownSet(), other);
    }

    /// A page to print is light, however the picture is wanted.
    void paperIsWhite()
    {
        QList<QByteArray> files;
        for (const bool isDark : {false, true}) {
            Stage stage(twoSets());
            ReportOptions options;
            options.isDark = isDark;
            stage.context->settings().setReportOptions(options);
            stage.page = std::make_unique<ReportPage>(stage.context.get());
            stage.page->resize(1344, 900);
            stage.page->show();
            QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
            QTest::mouseClick(stage.find<QRadioButton>("pdfFormat"), Qt::LeftButton);
            const QString path = stage.folder.filePath(QStringLiteral("paper.pdf"));
            stage.dialogs->paths = {path};
            QTest::mouseClick(stage.find<QPushButton>("exportButton"), Qt::LeftButton);
            QTRY_VERIFY(!contents(path).isEmpty());
            QString text = QString::fromLatin1(contents(path));
            static const QRegularExpression kMoment(QStringLiteral("D:[0-9]+"));
            files.append(text.replace(kMoment, QString()).toLatin1());
        }
        QCOMPARE(files[0].size(), files[1].size());
        QVERIFY(files[0] == files[1]);
    }

    void newestRunIsShownUntilAnotherIsAskedFor()
    {
        const RecordDocument document = twoSets();
        Stage stage(document);
        QTRY_COMPARE(stage.page->shownSet(), document.records[1].setId);
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        QVERIFY(!stage.find<QWidget>("reportEmpty")->isVisible());
        stage.context->showReport(document.records[0].setId);
        QTRY_COMPARE(stage.page->shownSet(), document.records[0].setId);
        QTRY_VERIFY(stage.find<QWidget>("reportPreview")->accessibleName().contains(QStringLiteral("Older")));
    }

    void aRunningSetIsNotOffered()
    {
        Stage stage({});
        RunRecord running = sample::running();
        QVERIFY(stage.context->store().begin(running));
        running = sample::completed();
        QVERIFY(stage.context->store().importDocument({{running}, {}}));
        QTRY_COMPARE(stage.find<QComboBox>("reportChooser")->count(), 1);
    }

    void everyFormatIsWritten_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("png") << "pngFormat"
                             << "a.png" << QByteArray("\x89PNG");
        QTest::newRow("png 2x") << "pngDoubleFormat"
                                << "b.png" << QByteArray("\x89PNG");
        QTest::newRow("pdf") << "pdfFormat"
                             << "c.pdf" << QByteArray("%PDF");
        QTest::newRow("csv") << "csvFormat"
                             << "d.csv" << QByteArray();
        QTest::newRow("json") << "jsonFormat"
                              << "e.json" << QByteArray("{");
        QTest::newRow("markdown") << "markdownFormat"
                                  << "f.md" << QByteArray();
        QTest::newRow("page") << "htmlFormat"
                              << "g.html" << QByteArray("<!DOCTYPE html>");
    }
    void everyFormatIsWritten()
    {
        QFETCH(QString, button);
        QFETCH(QString, file);
        QFETCH(QByteArray, begin);
        const RecordDocument document = twoSets();
        Stage stage(document);
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        stage.find<QRadioButton>(button.toLatin1().constData())->click();
        stage.dialogs->paths = {stage.folder.filePath(file)};
        QTest::mouseClick(stage.find<QPushButton>("exportButton"), Qt::LeftButton);
        QTRY_VERIFY(stage.find<QWidget>("reportBanner")->isVisible());
        const QByteArray written = contents(stage.dialogs->paths.first());
        QVERIFY(written.size() > 20 && written.startsWith(begin));
        QVERIFY(stage.dialogs->suggestion.endsWith(file.mid(1)));
        QVERIFY(stage.dialogs->filter.contains(file.mid(1)));
        QVERIFY(stage.find<QWidget>("reportBanner")->isVisible());
        QCOMPARE(stage.context->settings().exportFolder(), stage.folder.path());
        if (file.endsWith(QStringLiteral(".png"))) {
            const Result<RecordDocument> read = readImport(stage.dialogs->paths.first(), readReport);
            QVERIFY(read);
            QCOMPARE(read.value().records, QList<RunRecord>{document.records[1]});
        }
    }

    void failuresAreSaid()
    {
        Stage stage(twoSets());
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        stage.dialogs->paths = {stage.folder.filePath(QStringLiteral("no/such/folder/a.png"))};
        QTest::mouseClick(stage.find<QPushButton>("exportButton"), Qt::LeftButton);
        QTRY_VERIFY(stage.find<QWidget>("reportBanner")->isVisible());
        QVERIFY(stage.find<QWidget>("reportBanner")->accessibleName().contains(stage.dialogs->paths.first()));
    }

    void markdownGoesToTheClipboard()
    {
        Stage stage(twoSets());
        QTRY_VERIFY(stage.find<QPushButton>("copyMarkdownButton")->isEnabled());
        QGuiApplication::clipboard()->clear();
        QTest::mouseClick(stage.find<QPushButton>("copyMarkdownButton"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("| Core i3-6100")));
    }

    /// Nothing scrolls where there is room for all of it.
    void thePanelTakesTheHeight()
    {
        Stage stage(twoSets());
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        auto* scroll = stage.page->findChild<ReportPanel*>()->findChild<QScrollArea*>();
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
        auto* line = stage.find<QLineEdit>("noteEdit");
        QCOMPARE(line->visibleRegion().boundingRect(), line->rect());
        stage.page->resize(1344, 560);
        QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
        auto* copy = stage.find<QPushButton>("copyMarkdownButton");
        QTRY_VERIFY(copy->mapTo(stage.page.get(), QPoint()).y() + copy->height() > 560 - 24 - 8);
    }

    void theOwnLineIsOfItsResult()
    {
        const RecordDocument document = twoSets();
        Stage stage(document);
        auto* chooser = stage.find<QComboBox>("reportChooser");
        QTRY_COMPARE(chooser->count(), 2);
        auto* line = stage.find<QLineEdit>("noteEdit");
        const auto choose = [chooser](int index) {
            chooser->setCurrentIndex(index);
            Q_EMIT chooser->activated(index);
        };
        choose(0);
        QVERIFY(line->text().isEmpty());
        QTest::keyClicks(line, QStringLiteral("with a new fan"));
        choose(1);
        QVERIFY2(line->text().isEmpty(), qPrintable(line->text()));
        QTest::keyClicks(line, QStringLiteral("without"));
        choose(0);
        QCOMPARE(line->text(), QStringLiteral("with a new fan"));
        const QString shown = stage.page->shownSet();
        QCOMPARE(stage.context->settings().reportLine(shown), QStringLiteral("with a new fan"));
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QVERIFY(stage.context->settings().reportLine(shown).isEmpty());
        // As long as the picture shows it, and not a letter more.
        QTest::keyClicks(line, QString(80, u'W'));
        QCOMPARE(line->text(), fittingNote(QString(80, u'W')));
        QVERIFY(line->text().size() > 20 && line->text().size() < 80);
    }

    void theDarkPictureIsWrittenAndRemembered()
    {
        const RecordDocument document = twoSets();
        Stage stage(document);
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        stage.find<QAbstractButton>("darkPictureSegment")->click();
        stage.find<QAbstractButton>("costsCheck")->click();
        stage.dialogs->paths = {stage.folder.filePath(QStringLiteral("dark.png"))};
        QTest::mouseClick(stage.find<QPushButton>("exportButton"), Qt::LeftButton);
        QTRY_VERIFY(stage.find<QWidget>("reportBanner")->isVisible());
        const QImage image(stage.dialogs->paths.first());
        QCOMPARE(image.pixelColor(4, 4), Tokens::dark().surface);
        int text = 0;
        for (int x = 64; x < 600; ++x) {
            text += image.pixelColor(x, 74).lightness() > 180 ? 1 : 0;
        }
        QVERIFY(text > 20);  // the headline is light on it
        const Result<RecordDocument> read = readImport(stage.dialogs->paths.first(), readReport);
        QVERIFY(read);
        QCOMPARE(read.value().records, QList<RunRecord>{document.records[1]});
        const ReportPage again(stage.context.get());
        const auto* panel = again.findChild<ReportPanel*>();
        QVERIFY(panel->options().isDark && !panel->options().hasCosts && panel->options().hasLeaderboard);
    }

    void optionsChangeThePicture()
    {
        Stage stage(twoSets());
        QTRY_VERIFY(stage.find<QPushButton>("exportButton")->isEnabled());
        auto* preview = stage.find<QWidget>("reportPreview");
        // Drawn part by part: quiet once no further part comes.
        QImage last;
        for (int same = 0; same < 50;) {
            QCoreApplication::processEvents();
            const QImage now = preview->grab().toImage();
            same = now == last ? same + 1 : 0;
            last = now;
        }
        const QImage before = last;
        QTest::keyClicks(stage.find<QLineEdit>("noteEdit"), QStringLiteral("under my desk"));
        QTRY_VERIFY(preview->grab().toImage() != before);
        // Without the leaderboard the charts stand side by side: the right half is another one.
        const auto rightHalf = [preview] {
            const QImage all = preview->grab().toImage();
            return all.copy(all.width() * 3 / 5, all.height() / 3, all.width() / 4, all.height() / 4);
        };
        const QImage board = rightHalf();
        stage.find<QAbstractButton>("leaderboardCheck")->click();
        QTRY_VERIFY(rightHalf() != board);
    }
};

QTEST_MAIN(TestReportPage)
#include "tst_reportpage.moc"
