// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "samplerecord.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"
#include "windowfixture.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QStackedWidget>
#include <QUrl>
#include <QtGui/QDropEvent>
#include <QtGui/QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

#include <algorithm>

using namespace epochmark;

namespace {

const char* const kPageButtons[] = {"benchmarkButton", "leaderboardButton", "compareButton", "costsButton",
                                    "reportButton"};

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
}

/// Widgets that Qt makes inside its own (scroll bars' containers, the line edit of a spin box) are spoken
/// with their owner.
bool isInnerPart(const QWidget* widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
    return (area != nullptr && area->viewport() == widget)
           || widget->objectName().startsWith(QLatin1String("qt_"))
           || (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QAbstractSpinBox"))
           || (widget->parentWidget() != nullptr && widget->parentWidget()->inherits("QComboBox"))
           || (widget->parentWidget() != nullptr
               && widget->parentWidget()->inherits("QComboBoxPrivateContainer"))
           || widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QMenu")
           || widget->inherits("QScrollBar");
}

void drop(QWidget* target, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (enter.isAccepted()) {
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
    }
}

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesByMouse();
    void pagesByKeys();
    void theWheelChangesNothing();
    void everyFocusableWidgetHasAName();
    void focusStartsNowhereAndTabsThroughTheRail();
    void tabGoesAlongTheEye();
    void startsEmptyAndSaysWhatIsMissing();
    void switchesColoursAndKeepsThem();
    void startsNoLargerThanTheScreen();
    void keepsPageAndSize();
    void takesADatasetByDrop();
    void saysWhatADropWillDo();
    void takesTheDemoSetByKeys();
    void importsByDropOfJson();
    void saysWhatIsWrongWithAZip();
    void nothingIsCutOffAtTheSmallestSize();
};

void TestMainWindow::initTestCase()
{
    theme::apply(*qApp, ColorScheme::Light);
}

void TestMainWindow::pagesByMouse()
{
    WindowFixture f;
    for (int i = 4; i >= 0; --i) {
        QVERIFY2(f.click(kPageButtons[i]), kPageButtons[i]);
        QCOMPARE(static_cast<int>(f.window().currentPage()), i);
        QVERIFY(f.find<QAbstractButton>(kPageButtons[i])->isChecked());
    }
}

void TestMainWindow::pagesByKeys()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    for (int i : {2, 0, 4, 1, 3}) {
        QTest::keyClick(&f.window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QTRY_COMPARE(static_cast<int>(f.window().currentPage()), i);
    }
}

/// Over each field, chooser and slider of every page, as from a mouse: none changes or takes the focus, and
/// what lies around it scrolls instead.
void TestMainWindow::theWheelChangesNothing()
{
    WindowFixture f;
    QVERIFY(f.context().store().importDocument({{sample::completed()}, {}}));
    f.window().resize(1100, 660);
    QVERIFY(f.click("moreButton"));
    const auto valueOf = [](const QWidget* widget) {
        return widget->property(qobject_cast<const QComboBox*>(widget) ? "currentText" : "value");
    };
    int fields = 0;
    int scrolled = 0;
    for (int page = 0; page < 5; ++page) {
        QTest::keyClick(&f.window(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        QCoreApplication::processEvents();
        if (page == 3) {
            QTRY_VERIFY(f.find("yearsSlider")->isVisible());
        }
        f.window().centralWidget()->setFocus();  // where the page has put it, it may stay
        QWidgetList widgets;
        for (QWidget* widget : f.window().findChildren<QWidget*>()) {
            const bool isTurnable = qobject_cast<QAbstractSpinBox*>(widget)
                                    || qobject_cast<QComboBox*>(widget) || qobject_cast<QSlider*>(widget);
            if (isTurnable && widget->isVisible() && widget->isEnabled()) {
                widgets.append(widget);
            }
        }
        for (QWidget* widget : widgets) {
            QScrollArea* area = nullptr;
            for (QWidget* up = widget->parentWidget(); up && !area; up = up->parentWidget()) {
                area = qobject_cast<QScrollArea*>(up);
            }
            if (area) {
                area->verticalScrollBar()->setValue(0);
            }
            const QVariant before = valueOf(widget);
            for (const int turn : {-120, -120, 120, -120}) {
                const QPoint place = widget->rect().center();
                QWheelEvent wheel(place, widget->mapToGlobal(place), {}, {0, turn}, Qt::NoButton,
                                  Qt::NoModifier, Qt::NoScrollPhase, false);
                QSpontaneKeyEvent::setSpontaneous(&wheel);
                QApplication::instance()->notify(widget, &wheel);
            }
            QVERIFY2(valueOf(widget) == before, qPrintable(widget->objectName()));
            QVERIFY2(!widget->hasFocus(), qPrintable(widget->objectName()));
            if (area && area->verticalScrollBar()->maximum() > 0) {
                QVERIFY2(area->verticalScrollBar()->value() > 0, qPrintable(widget->objectName()));
                ++scrolled;
            }
            ++fields;
        }
    }
    QVERIFY2(fields > 12 && scrolled > 6, qPrintable(QStringLiteral("%1 %2").arg(fields).arg(scrolled)));
    // One that has the focus takes the wheel.
    QTest::keyClick(&f.window(), Qt::Key_1, Qt::ControlModifier);
    auto* batch = f.find<NumberField>("batchSpin");
    batch->setFocus();
    QTRY_VERIFY(batch->hasFocus());
    const double before = batch->value();
    QWheelEvent wheel(QPointF(5, 5), batch->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(batch, &wheel);
    QCOMPARE(batch->value(), before + 1);
}

void TestMainWindow::everyFocusableWidgetHasAName()
{
    WindowFixture f;
    QStringList nameless;
    int seen = 0;
    for (QWidget* widget : f.window().findChildren<QWidget*>()) {
        // What is hidden by itself gets its words when it is shown.
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->isHidden() || isInnerPart(widget)) {
            continue;
        }
        ++seen;
        if (nameOf(widget).isEmpty()) {
            const QWidget* parent = widget->parentWidget();
            nameless << QStringLiteral("%1 \"%2\" in %3 \"%4\"")
                            .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                 QString::fromLatin1(parent->metaObject()->className()),
                                 parent->objectName());
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1String("; "))));
    QVERIFY(seen > 20);
}

void TestMainWindow::focusStartsNowhereAndTabsThroughTheRail()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    QCOMPARE(QApplication::focusWidget(), f.window().centralWidget());
    QStringList order;
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        order << QApplication::focusWidget()->objectName();
    } while (order.size() < 40 && order.count(order.constFirst()) < 2);
    // Once around: the rail's page, what to run, the welcome's buttons, colours and settings.
    for (const char* name : {"benchmarkButton", "browseButton", "classicSegment", "welcomeDemoButton",
                             "schemeButton", "settingsButton"}) {
        QVERIFY2(order.contains(QString::fromLatin1(name)), qPrintable(order.join(QLatin1Char(' '))));
    }
    // The rail's other pages are reached by arrow keys.
    f.find<QAbstractButton>("benchmarkButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(f.window().currentPage(), MainWindow::Page::Leaderboard);
}

/// With a dataset chosen and More open: rail, then from above what to run, Start last; back the same way.
void TestMainWindow::tabGoesAlongTheEye()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    f.context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY(f.find("changeDatasetButton")->isVisible());
    QTRY_VERIFY(f.find("startButton")->isEnabled());
    QTRY_VERIFY(f.find("deviceRadio-cpu")->isVisible());
    QVERIFY(f.click("moreButton"));
    const auto walk = [](Qt::Key key) {
        QWidgetList order;
        QWidget* first = QApplication::focusWidget();
        do {
            order << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), key);
        } while (QApplication::focusWidget() != first && order.size() < 100);
        return order;
    };
    f.find("benchmarkButton")->setFocus();
    const QWidgetList order = walk(Qt::Key_Tab);
    QStringList names;
    for (const QWidget* widget : order) {
        names << widget->objectName();
    }
    qsizetype before = -1;
    for (const char* name :
         {"benchmarkButton", "schemeButton", "settingsButton", "changeDatasetButton", "deviceRadio-cpu",
          "networkCombo", "classicSegment", "moreButton", "epochsSpin", "batchSpin", "rateSpin", "seedSpin",
          "threadsSpin", "precisionCombo", "pipelineCombo", "repeatsSpin", "coolDownCombo", "startButton"}) {
        const qsizetype at = names.indexOf(QLatin1String(name));
        QVERIFY2(at > before, qPrintable(QLatin1String(name) + QStringLiteral(": ") + names.join(u' ')));
        before = at;
    }
    QCOMPARE(QSet<QWidget*>(order.begin(), order.end()).size(), order.size());
    QWidgetList back = walk(Qt::Key_Backtab);
    std::reverse(back.begin() + 1, back.end());
    QCOMPARE(back, order);
}

void TestMainWindow::startsEmptyAndSaysWhatIsMissing()
{
    WindowFixture f;
    QVERIFY(f.find("welcomeView")->isVisible());
    QVERIFY(!f.find<QPushButton>("startButton")->isEnabled());
    QCOMPARE(f.find<QLabel>("startReason")->text(), QStringLiteral("Choose a dataset first, then Start."));
}

void TestMainWindow::switchesColoursAndKeepsThem()
{
    WindowFixture f;
    QVERIFY(!theme::tokens(&f.window()).isDark);
    QVERIFY(f.click("schemeButton"));
    QVERIFY(theme::tokens(&f.window()).isDark);
    QCOMPARE(f.context().settings().colorScheme(), ColorScheme::Dark);
    QVERIFY(f.click("schemeButton"));
    QVERIFY(!theme::tokens(&f.window()).isDark);
    QCOMPARE(f.context().settings().colorScheme(), ColorScheme::Light);
    QVERIFY(f.click("schemeButton"));
    QCOMPARE(f.context().settings().colorScheme(), ColorScheme::System);  // back where it began
}

void TestMainWindow::startsNoLargerThanTheScreen()
{
    WindowFixture f;
    MainWindow fresh(&f.context());
    const QSize usual(1440, 900);
    const QSize room = fresh.screen()->availableSize() - QSize(8, 48);  // with the frame around
    QCOMPARE(fresh.size(), usual.boundedTo(room).expandedTo(fresh.minimumSize()));
    fresh.open();
    QCOMPARE(fresh.isMaximized(), usual.boundedTo(room) != usual);
}

void TestMainWindow::keepsPageAndSize()
{
    WindowFixture f;
    f.window().resize(1200, 700);
    QVERIFY(f.click("costsButton"));
    f.window().close();
    MainWindow again(&f.context());
    QCOMPARE(again.currentPage(), MainWindow::Page::Costs);
    QCOMPARE(again.size(), QSize(1200, 700));
}

void TestMainWindow::takesADatasetByDrop()
{
    const QTemporaryDir folder;
    writeColourPictures(folder.path(), 3, 1);
    WindowFixture f;
    QVERIFY(f.click("reportButton"));
    drop(&f.window(), folder.path());
    QCOMPARE(f.window().currentPage(), MainWindow::Page::Benchmark);
    QTRY_COMPARE(f.find<QLabel>("datasetCounts")->text(),
                 QStringLiteral("2 classes · 6 to train, 2 to test"));
    QTRY_VERIFY(f.find<QPushButton>("startButton")->isEnabled());
    QVERIFY(f.find("readyView")->isVisible());
    QCOMPARE(f.context().settings().lastDataset(), folder.path());
    // The next start begins with it.
    f.reopen();
    QTRY_VERIFY(f.find("readyView")->isVisible());
}

void TestMainWindow::saysWhatADropWillDo()
{
    WindowFixture f;
    const auto hover = [&f](const char* name) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(f.filePath(QString::fromLatin1(name)))});
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.window(), &enter);
        const QString words = f.find("dropOverlay")->isVisible() ? f.find("dropOverlay")->accessibleName()
                                                                 : QString();
        QDragLeaveEvent leave;
        QApplication::sendEvent(&f.window(), &leave);
        return f.find("dropOverlay")->isVisible() ? QStringLiteral("it stays") : words;
    };
    QVERIFY(hover("pictures.zip").contains(QStringLiteral("benchmark")));
    QVERIFY(hover("own.keras").contains(QStringLiteral("network")));
    QVERIFY(hover("results.json").contains(QStringLiteral("import")));
    QVERIFY(hover("results.csv").contains(QStringLiteral("JSON")));
    QCOMPARE(hover("holiday.txt"), QString());
    drop(&f.window(), f.filePath(QStringLiteral("results.csv")));
    QVERIFY(f.find("pictureBanner")->isVisible());
    QVERIFY(f.find("pictureBanner")->accessibleName().contains(QStringLiteral("A CSV has not all")));
    QVERIFY(!f.find("dropOverlay")->isVisible());
}

void TestMainWindow::takesTheDemoSetByKeys()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    f.find<QPushButton>("welcomeDemoButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(f.find("readyView")->isVisible());
    QCOMPARE(f.context().settings().lastDataset(), QStringLiteral("demo"));
    QVERIFY(f.context().settings().recentDatasets().isEmpty());
    QTRY_VERIFY(f.find<QPushButton>("startButton")->isEnabled());
    QCOMPARE(QApplication::focusWidget(), f.find("startButton"));
    QVERIFY(f.click("changeDatasetButton"));
    QVERIFY(f.find("welcomeView")->isVisible());
    QVERIFY(!f.find<QPushButton>("startButton")->isEnabled());
}

void TestMainWindow::importsByDropOfJson()
{
    WindowFixture f;
    QSignalSpy imports(&f.context(), &AppContext::importRequested);
    drop(&f.window(), QStringLiteral("/somewhere/results.json"));
    QCOMPARE(imports.size(), 1);
    QCOMPARE(f.window().currentPage(), MainWindow::Page::Leaderboard);
    drop(&f.window(), QStringLiteral("/somewhere/notes.txt"));
    QCOMPARE(imports.size(), 1);
}

void TestMainWindow::saysWhatIsWrongWithAZip()
{
    WindowFixture f;
    QFile file(f.filePath(QStringLiteral("broken.zip")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PK and nothing more");
    file.close();
    f.dialogs().paths = {file.fileName()};
    QVERIFY(f.click("browseButton"));
    QTRY_VERIFY(f.find("datasetError")->isVisible());
    QVERIFY(f.find("datasetError")->accessibleName().contains(QLatin1String("broken.zip")));
    QVERIFY(!f.find<QPushButton>("startButton")->isEnabled());
    QVERIFY(f.find("browseButton")->isVisible());
}

void TestMainWindow::nothingIsCutOffAtTheSmallestSize()
{
    WindowFixture f;
    f.window().resize(1024, 640);
    QCOMPARE(f.window().size(), QSize(1024, 640));
    for (const char* button : kPageButtons) {
        QVERIFY(f.click(button));
        QCOMPARE(f.window().size(), QSize(1024, 640));
        const auto* pages = f.window().findChild<QStackedWidget*>();
        QVERIFY2(pages->currentWidget()->minimumSizeHint().width() <= pages->width(), button);
        QVERIFY2(pages->currentWidget()->minimumSizeHint().height() <= pages->height(), button);
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
