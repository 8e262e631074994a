// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"
#include "charts/curvechart.h"
#include "patience.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/partpicture.h"
#include "widgets/savedbanner.h"
#include "windowfixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTableView>
#include <QToolButton>
#include <QXmlStreamReader>

#include <algorithm>
#include <future>

using namespace epochmark;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All words of an SVG, and how many pictures of pixels are in it.
struct SvgContent {
    QString text;
    int images = 0;
    bool isWellFormed = false;

    explicit SvgContent(const QByteArray& bytes)
    {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd()) {
            xml.readNext();
            images += xml.isStartElement() && xml.name() == u"image" ? 1 : 0;
            text += xml.isCharacters() ? xml.text().toString() : QString();
        }
        isWellFormed = !xml.hasError();
    }
};

/// Whether that part of a picture is one colour.
bool isPlain(const QImage& image, const QRect& area)
{
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (image.pixel(x, y) != image.pixel(area.topLeft())) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

/// Charts and cards of the real window taken along: by menu, by key and into files.
class TestPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void init();
    void cleanup();
    void copiesACardByItsMenu();
    void copiesAChartWithItsTitle();
    void leavesOutWhatIsOperated();
    void savesEveryFormat_data();
    void savesEveryFormat();
    void pixelsArePackedWithoutTheWindow();
    void vectorsStayVectors();
    void tellsWhatFailed();
    void cancelledDoesNothing();
    void opensTheFolderAndCopiesTheFile();
    void keysTakeWhatHasTheFocus();
    void keysOfferEverythingElse();
    void everyCardCanBeTaken();

public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_opened.append(url); }

private:
    template <typename T>
    T* find(const char* name)
    {
        T* found = m_fixture->find<T>(name);
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
    Card* card(const QString& title)
    {
        for (Card* one : m_fixture->window().findChildren<Card*>()) {
            if (one->isVisible() && one->title() == title) {
                return one;
            }
        }
        qFatal("There is no card %s.", qPrintable(title));
    }
    QMenu* openMenu(QWidget* widget)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(3, 3), widget->mapToGlobal(QPoint(3, 3)));
        QApplication::sendEvent(widget, &event);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return menu;
    }
    static QAction* action(const QList<QAction*>& actions, const char* name)
    {
        const auto found = std::ranges::find(actions, QString::fromLatin1(name), &QObject::objectName);
        return found == actions.cend() ? nullptr : *found;
    }
    void show(MainWindow::Page page)
    {
        m_fixture->window().showPage(page);
        QCoreApplication::processEvents();
    }
    void save(QWidget* part, const QString& path)
    {
        m_fixture->dialogs().paths = path.isEmpty() ? QStringList() : QStringList(path);
        QMenu* menu = openMenu(part);
        QVERIFY(menu);
        action(menu->actions(), "savePicture")->trigger();
        menu->close();
    }
    QString told() { return find<SavedBanner>("pictureBanner")->text(); }
    static QImage clipboardImage() { return QGuiApplication::clipboard()->image(); }

    std::unique_ptr<WindowFixture> m_fixture;
    QList<QUrl> m_opened;
};

void TestPictures::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->context().store().importDocument({sample::boardRecords(), {}}));
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    show(MainWindow::Page::Costs);
    QTRY_VERIFY(find<QWidget>("costBars")->isVisible());
    QGuiApplication::clipboard()->clear();
    m_opened.clear();
}

void TestPictures::cleanup()
{
    m_fixture.reset();
}

void TestPictures::copiesACardByItsMenu()
{
    Card* bars = card(QStringLiteral("Cost of one run"));
    QMenu* menu = openMenu(bars);
    QVERIFY(menu);
    const QSize shown = bars->size();  // what is told then takes some of it
    action(menu->actions(), "copyPicture")->trigger();
    const QImage image = clipboardImage();
    QCOMPARE(image.size(), shown * 2);
    QCOMPARE(image.pixelColor(image.rect().center().x(), 4), theme::tokens(bars).surface);
    QVERIFY(!isPlain(image, image.rect()));
    QVERIFY(find<QWidget>("pictureBanner")->isVisible());
    QVERIFY2(told().contains(bars->title()), qPrintable(told()));
    QVERIFY(!find<QWidget>("openFolderButton")->isVisible());  // there is no file
}

void TestPictures::copiesAChartWithItsTitle()
{
    show(MainWindow::Page::Compare);
    const QStringList sets = [this] {
        QStringList ids;
        for (const RunRecord& run : m_fixture->context().store().records().value()) {
            if (!ids.contains(run.setId)) {
                ids.append(run.setId);
            }
        }
        return ids.mid(0, 2);
    }();
    m_fixture->context().compare(sets);
    QTRY_VERIFY(find<CurveChart>("compareLoss")->isVisible());
    auto* chart = find<CurveChart>("compareLoss");
    chart->redrawNow();
    QAction* copy = action(chart->actions(), "copyPicture");
    QVERIFY(copy);
    const QSize shown = card(QStringLiteral("Loss"))->size();
    copy->trigger();
    QCOMPARE(clipboardImage().size(), shown * 2);
    // The same actions stand in the chart's own button.
    QVERIFY(action(find<QToolButton>("compareLossMenu")->menu()->actions(), "savePicture"));
}

void TestPictures::leavesOutWhatIsOperated()
{
    Card* prices = card(QStringLiteral("Prices"));
    auto* edit = find<QPushButton>("editPriceButton");
    const QRect place(edit->mapTo(prices, QPoint()) * 2, edit->size() * 2);
    QVERIFY(!isPlain(prices->grab().toImage(), QRect(edit->mapTo(prices, QPoint()), edit->size())));
    QVERIFY(isPlain(imageOfPart(prices), place));
}

void TestPictures::savesEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("png") << QStringLiteral("a.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("a.svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("a.PDF") << QByteArray("%PDF");
    QTest::newRow("none") << QStringLiteral("a") << QByteArray("\x89PNG");
}

void TestPictures::savesEveryFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, sign);
    const QString path = m_fixture->filePath(name);
    save(card(QStringLiteral("Buy against rent")), path);
    const QString suggestion = QFileInfo(m_fixture->dialogs().suggestion).fileName();
    QVERIFY2(suggestion.startsWith(QStringLiteral("epochmark-buy-against-rent-20")), qPrintable(suggestion));
    QVERIFY(suggestion.endsWith(QStringLiteral(".png")));
    QTRY_VERIFY(told().contains(path));
    QVERIFY(bytesOf(path).startsWith(sign));
    QCOMPARE(m_fixture->context().settings().exportFolder(), QFileInfo(path).absolutePath());
}

/// Another thread packs them, when what they show may be gone.
void TestPictures::pixelsArePackedWithoutTheWindow()
{
    auto label = std::make_unique<QLabel>(QStringLiteral("Words"));
    label->resize(200, 40);
    const QImage shown = imageOfPart(label.get());
    const auto file = fileOfPart(label.get(), PictureFormat::Png);
    label.reset();
    const QImage packed = QImage::fromData(std::async(std::launch::async, file).get(), "PNG");
    QVERIFY(!isPlain(packed, packed.rect()));
    QCOMPARE(packed.convertToFormat(shown.format()), shown);
}

void TestPictures::vectorsStayVectors()
{
    const SvgContent svg(fileOfPart(card(QStringLiteral("Cost of one run")), PictureFormat::Svg)());
    QVERIFY(svg.isWellFormed);
    QCOMPARE(svg.images, 0);
    QVERIFY2(svg.text.contains(QStringLiteral("Cost of one run")) && svg.text.contains(QStringLiteral("buy")),
             qPrintable(svg.text));
    CurveChart chart(CurveChart::Metric::Loss);
    RunCurves curves;
    curves.isFinished = true;
    for (int epoch = 1; epoch <= 5; ++epoch) {
        curves.training.append({double(epoch), epoch * 10.0, 2.0 / epoch});
    }
    chart.setCurves({curves});
    chart.resize(400, 300);
    chart.redrawNow();
    setPictured(&chart, QStringLiteral("Loss"));
    QCOMPARE(SvgContent(fileOfPart(&chart, PictureFormat::Svg)()).images, 0);
    chart.actions().constFirst()->trigger();  // a closer look: Qt's SVG can't clip
    QCOMPARE(SvgContent(fileOfPart(&chart, PictureFormat::Svg)()).images, 1);
    QVERIFY(fileOfPart(&chart, PictureFormat::Pdf)().size() > 1000);
}

void TestPictures::tellsWhatFailed()
{
    const QString path = m_fixture->filePath(QStringLiteral("no/such/folder/a.png"));
    save(card(QStringLiteral("Prices")), path);
    QTRY_VERIFY(told().contains(path));
    QVERIFY(!find<QWidget>("openFolderButton")->isVisible());
    const QString kept = m_fixture->filePath(QStringLiteral("kept.png"));
    QVERIFY(QDir(m_fixture->filePath({})).mkdir(QStringLiteral("kept.png")));
    save(card(QStringLiteral("Prices")), kept);
    QTRY_VERIFY(told().contains(kept));
    QVERIFY(QFileInfo(kept).isDir());
}

void TestPictures::cancelledDoesNothing()
{
    save(card(QStringLiteral("Prices")), QString());
    m_fixture->context().writer().wait();
    QCoreApplication::processEvents();
    QVERIFY(!find<QWidget>("pictureBanner")->isVisible());
    QVERIFY(QGuiApplication::clipboard()->image().isNull());
}

void TestPictures::opensTheFolderAndCopiesTheFile()
{
    const QString path = m_fixture->filePath(QStringLiteral("b.png"));
    save(card(QStringLiteral("Prices")), path);
    QTRY_VERIFY(find<QPushButton>("openFolderButton")->isVisible());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    QVERIFY(m_fixture->click("openFolderButton"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(QFileInfo(path).absolutePath())});
    QVERIFY(m_fixture->click("copySavedButton"));
    const auto copied = [] { return QGuiApplication::clipboard()->mimeData(); };
    QTRY_VERIFY2(!told().contains(path) && told().contains(QStringLiteral("b.png")), qPrintable(told()));
    QCOMPARE(copied()->urls(), QList<QUrl>{QUrl::fromLocalFile(path)});
    QCOMPARE(copied()->data(QStringLiteral("image/png")), bytesOf(path));
    QVERIFY(QFile::remove(path));
    QVERIFY(m_fixture->click("copySavedButton"));
    QTRY_VERIFY2(told().contains(path), qPrintable(told()));
}

void TestPictures::keysTakeWhatHasTheFocus()
{
    auto* table = find<QTableView>("jobTable");
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    const QSize shown = picturedPart(table)->size();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!clipboardImage().isNull());
    QCOMPARE(clipboardImage().size(), shown * 2);
    QVERIFY2(told().contains(QStringLiteral("My job")), qPrintable(told()));
    // The menu key asks the card around a table that has no menu of its own.
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), table->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(table, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu && action(menu->actions(), "copyPicture"));
    menu->close();
}

void TestPictures::keysOfferEverythingElse()
{
    m_fixture->window().centralWidget()->setFocus();
    QTest::keyClick(&m_fixture->window(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QStringList titles;
    for (const QAction* entry : menu->actions()) {
        titles.append(entry->text());
    }
    for (const char* title : {"Cost of one run", "Buy against rent", "Prices", "My job", "How it is used"}) {
        QVERIFY2(titles.contains(QString::fromLatin1(title)), title);
    }
    const QString path = m_fixture->filePath(QStringLiteral("first.png"));
    m_fixture->dialogs().paths = {path};
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(told().contains(path));
}

/// Nothing that looks like a card is without its menu.
void TestPictures::everyCardCanBeTaken()
{
    using Page = MainWindow::Page;
    QStringList sets;
    for (const RunRecord& run : m_fixture->context().store().records().value()) {
        sets.append(run.setId);
    }
    sets.removeDuplicates();
    m_fixture->context().compare(sets.mid(0, 2));
    QTRY_VERIFY(find<CurveChart>("compareLoss")->isVisible());
    for (const Page page : {Page::Benchmark, Page::Leaderboard, Page::Compare, Page::Costs, Page::Report}) {
        show(page);
        if (page != Page::Benchmark) {  // has none before a run
            QTRY_VERIFY(!picturedParts(&m_fixture->window()).isEmpty());
        }
        for (Card* one : m_fixture->window().findChildren<Card*>()) {
            const bool isTaken = !one->isVisible() || one->findChild<EmptyState*>() || picturedPart(one);
            QVERIFY2(isTaken, qPrintable(one->objectName() + u' ' + one->title()));
        }
        for (QWidget* part : picturedParts(&m_fixture->window())) {
            QVERIFY2(!pictureTitle(part).isEmpty(), qPrintable(part->objectName()));
            const QImage image = imageOfPart(part);
            QVERIFY2(!isPlain(image, image.rect()), qPrintable(pictureTitle(part)));
            if (const QByteArray folder = qgetenv("EPOCHMARK_PICTURES"); !folder.isEmpty()) {
                image.save(QString::fromLocal8Bit(folder) + u'/' + pictureTitle(part)
                           + QStringLiteral(".png"));
            }
        }
    }
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
