// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/splitnames.h"
#include "frame/helptext.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/live/raceline.h"
#include "pages/benchmark/runview.h"
#include "patience.h"
#include "run/spoollimit.h"
#include "samplerecord.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"
#include "windowfixture.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTextBrowser>

#include <algorithm>

using namespace epochmark;

/// The dialogs that belong to the window itself.
class TestHelpAndSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void changesSettingsInTheDialog();
    void deletedResultsComeBackFromTheSettings();
    void opensHelpByKey();
    void opensHelpFromEveryPage();
    void helpWorksBesideTheSettings();
    void helpListsEveryKey();
    void helpHasTheNamesOfSplits();
    void helpHasItsTopics();
};

void TestHelpAndSettings::changesSettingsInTheDialog()
{
    WindowFixture f;
    QVERIFY(f.click("settingsButton"));
    QTRY_VERIFY(f.find("settingsDialog") != nullptr);
    QVERIFY(f.click("darkSegment"));
    QVERIFY(theme::tokens(&f.window()).isDark);
    QVERIFY(f.click("ghosts1Segment"));
    QCOMPARE(f.context().settings().ghostCount(), 1);
    QCOMPARE(f.window().benchmarkPage()->runView()->raceLine()->ghostCount(), 1);
    auto* spool = f.find<NumberField>("spoolField");
    QVERIFY(spool != nullptr);
    QCOMPARE(spool->wholeValue(), spoollimit::kUsualGib);
    spool->setValue(7);
    // As a run reads it, whoever starts it.
    QCOMPARE(spoollimit::gibIn(f.filePath(QStringLiteral("settings.ini"))), 7);
    QVERIFY(f.click("closeSettingsButton"));
    theme::apply(*qApp, ColorScheme::Light);
}

void TestHelpAndSettings::deletedResultsComeBackFromTheSettings()
{
    WindowFixture f;
    ResultStore& store = f.context().store();
    const QList<RunRecord> records{sample::completed(), sample::completed(99)};
    QVERIFY(store.importDocument({records, {}}));
    for (const RunRecord& record : records) {
        QVERIFY(store.deleteSet(record.setId));
    }
    QVERIFY(f.click("settingsButton"));
    QTRY_VERIFY(f.find("settingsDialog") != nullptr);
    auto* list = f.find<QListWidget>("deletedList");
    QCOMPARE(list->count(), 2);
    const auto* buttons = f.find<QPushButton>("restoreDeletedButton");
    QTRY_VERIFY2(buttons->mapTo(f.find("settingsDialog"), QPoint()).y()
                     > list->mapTo(f.find("settingsDialog"), QPoint(0, list->height() - 1)).y(),
                 "the buttons stand over the list");
    list->item(0)->setSelected(true);
    QVERIFY(f.click("restoreDeletedButton"));  // the one that is selected
    QTRY_COMPARE(list->count(), 1);
    QCOMPARE(store.records()->size(), 1);
    QVERIFY(!f.find<QPushButton>("forgetDeletedButton")->isEnabled());
    list->selectAll();
    QVERIFY(f.click("forgetDeletedButton"));
    QTRY_VERIFY(!list->isVisible());
    QVERIFY(store.deletedSets()->isEmpty());
    QCOMPARE(store.records()->size(), 1);
    QVERIFY(f.click("closeSettingsButton"));
}

void TestHelpAndSettings::opensHelpByKey()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    QTest::keyClick(&f.window(), Qt::Key_F1);
    QTRY_VERIFY(f.find("helpDialog") != nullptr && f.find("helpDialog")->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(f.find("helpDialog")));
    QTest::keyClick(f.find("helpDialog"), Qt::Key_Escape);
    QTRY_VERIFY(f.find("helpDialog") == nullptr || !f.find("helpDialog")->isVisible());
}

/// Who doesn't know F1 sees where Help is, on every page.
void TestHelpAndSettings::opensHelpFromEveryPage()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    for (const char* page :
         {"benchmarkButton", "leaderboardButton", "compareButton", "costsButton", "reportButton"}) {
        QVERIFY(f.click(page));
        QVERIFY2(f.click("openHelpButton"), page);
        QTRY_VERIFY(f.find("helpDialog") != nullptr && f.find("helpDialog")->isVisible());
        QVERIFY(f.click("closeHelpButton"));
        QTRY_VERIFY(f.find("helpDialog") == nullptr);
    }
}

void TestHelpAndSettings::helpWorksBesideTheSettings()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    const auto helps = [] {
        return std::ranges::count(QApplication::topLevelWidgets(), QStringLiteral("helpDialog"),
                                  &QWidget::objectName);
    };
    QVERIFY(f.click("settingsButton"));
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_F1);
    QTRY_COMPARE(helps(), 1);
    QVERIFY(f.click("helpButton"));
    QCOMPARE(helps(), 1);
    // Neither is blocked by the other.
    auto* keys = f.find<QAbstractButton>("keysSegment");
    QTest::mouseClick(keys, Qt::LeftButton);
    QVERIFY(keys->isChecked());
    QVERIFY(f.click("closeHelpButton"));
    QTRY_COMPARE(helps(), 0);
    QVERIFY(f.find("settingsDialog")->isVisible());
    QVERIFY(f.click("helpButton"));
    QCOMPARE(helps(), 1);
    QVERIFY(f.click("closeSettingsButton"));
    f.window().close();
    QCOMPARE(helps(), 0);  // or the program would go on without a window
}

void TestHelpAndSettings::helpListsEveryKey()
{
    WindowFixture f;
    QString keys;
    for (const HelpTopic& topic : helpTopics(&f.window())) {
        keys += topic.objectName == QLatin1String("keysSegment") ? topic.html : QString();
    }
    const QList<QShortcut*> shortcuts = f.window().findChildren<QShortcut*>();
    QVERIFY(shortcuts.size() >= 17);
    for (const QShortcut* shortcut : shortcuts) {
        const QString key = shortcut->key().toString(QKeySequence::NativeText);
        QVERIFY2(!shortcut->whatsThis().isEmpty(), qPrintable(key));
        QVERIFY2(keys.contains(QStringLiteral("<b>%1</b>").arg(key)) && keys.contains(shortcut->whatsThis()),
                 qPrintable(key));
    }
}

void TestHelpAndSettings::helpHasTheNamesOfSplits()
{
    WindowFixture f;
    QString pictures;
    for (const HelpTopic& topic : helpTopics(&f.window())) {
        pictures += topic.objectName == QLatin1String("picturesSegment") ? topic.html : QString();
    }
    for (const char* name :
         {"training_set", "seg_train", "valid", "dev", "seg_test", "testing", "seg_pred"}) {
        QVERIFY(splitnames::roleOf(QString::fromLatin1(name)) != SplitRole::None);
        QVERIFY2(pictures.contains(QLatin1String(name)), name);
    }
}

void TestHelpAndSettings::helpHasItsTopics()
{
    WindowFixture f;
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    QTest::keyClick(&f.window(), Qt::Key_F1);
    QTRY_VERIFY(f.find("helpBrowser") != nullptr && f.find("helpBrowser")->isVisible());
    auto* browser = f.find<QTextBrowser>("helpBrowser");
    const std::pair<const char*, const char*> expected[] = {
        {"numbersSegment", "Speed-up"},     {"picturesSegment", "my-pictures.zip"},
        {"filesSegment", "EPOCHMARK_HOME"}, {"keysSegment", "F1"},
        {"aboutSegment", "Qt Charts"},      {"measuringSegment", "Classic"}};
    for (const auto& [segment, words] : expected) {
        QVERIFY2(f.click(segment), segment);
        QVERIFY2(browser->toPlainText().contains(QLatin1String(words)), words);
        QVERIFY(browser->accessibleName().contains(f.find<QAbstractButton>(segment)->text()));
    }
    f.click("aboutSegment");
    for (const char* fact : {EPOCHMARK_VERSION, "GPL-3.0-only", "LibTorch", "BSD-3-Clause", "Boost"}) {
        QVERIFY2(browser->toPlainText().contains(QLatin1String(fact)), fact);
    }
}

QTEST_MAIN(TestHelpAndSettings)
#include "tst_helpandsettings.moc"
