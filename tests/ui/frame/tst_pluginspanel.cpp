// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/ownplugins.h"
#include "devices/plugin/plugins.h"
#include "frame/pluginspanel.h"
#include "frame/settingsdialog.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "theme/theme.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 100'000;  // a process is started, on a machine that is busy besides

/// Plug-ins are looked for nowhere but in the list of the user's own.
PluginPlaces ownAlone(const QTemporaryDir& home)
{
    qputenv("EPOCHMARK_HOME", QFile::encodeName(home.path()));
    qputenv("STUB_PLUGIN", "");
    PluginPlaces places;
    places.ownFile = home.filePath(QStringLiteral("own-plugins.json"));
    Plugins::instance().setPlaces(places);
    return places;
}

/// While this file is there the stub waits ("wait at ...").
QString closedGate(const QTemporaryDir& home)
{
    QFile gate(home.filePath(QStringLiteral("gate")));
    if (!gate.open(QIODevice::WriteOnly)) {
        qFatal("no gate for the stub");
    }
    qputenv("STUB_GATE", QFile::encodeName(gate.fileName()));
    return gate.fileName();
}

bool openPlugins(WindowDriver& user)
{
    return user.click(QStringLiteral("settingsButton")) && user.click(QStringLiteral("pluginsSegment"))
           && user.waitForVisible(QStringLiteral("scanPluginsButton"));
}

}  // namespace

/// The plug-ins in the settings, by mouse and keys.
class TestPluginsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void addsAsksAndRemoves();
    void saysWhyOneCantBeUsed();
    void refusesNamesAndFiles();
    void scansWhileTheWindowGoesOn();
    void keepsTheAnswerOfAScanWhoseSettingsWereClosed();
    void forgetsWhatIsLeftOfAScanWhenARunBegins();
    void asksNothingDuringARun();
    void goesByKeys();
    void trainsByClicks();
};

void TestPluginsPanel::addsAsksAndRemoves()
{
    const QTemporaryDir home;
    const PluginPlaces places = ownAlone(home);
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(openPlugins(user), qPrintable(user.problem()));
    QVERIFY(f.find("addPluginButton")->isVisible());
    QVERIFY(f.find("pluginRow-stub") == nullptr);
    f.dialogs().paths = {QStringLiteral(STUB_PLUGIN)};
    f.dialogs().text = QStringLiteral("stub");
    QVERIFY2(user.click(QStringLiteral("addPluginButton")), qPrintable(user.problem()));
    QVERIFY2(
        user.waitForWords(QStringLiteral("pluginState-stub"), QStringLiteral("ready, 1 device · added here")),
        qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QPushButton>("scanPluginsButton")->isEnabled(), kPatienceMs);
    QCOMPARE(ownplugins::read(places.ownFile).size(), 1);
    // The list of devices has it, without another start.
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-pjrt:stub:0") != nullptr, kPatienceMs);
    QVERIFY2(user.click(QStringLiteral("removePlugin-stub")), qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("pluginRow-stub") == nullptr, kPatienceMs);
    QVERIFY(ownplugins::read(places.ownFile).isEmpty());
    QVERIFY(QFile::exists(QStringLiteral(STUB_PLUGIN)));
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-pjrt:stub:0") == nullptr, kPatienceMs);
}

void TestPluginsPanel::saysWhyOneCantBeUsed()
{
    const QTemporaryDir home;
    ownAlone(home);
    qputenv("STUB_PLUGIN", "abort at client");
    QVERIFY(Plugins::instance().addOwn(QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN)));
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(openPlugins(user), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("scanPluginsButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("pluginLine"), QStringLiteral("1 plug-in asked.")),
             qPrintable(user.problem()));
    const auto* state = f.find<QLabel>("pluginState-stub");
    QVERIFY(state->text().startsWith(QStringLiteral("can't be used")));
    QStringList said;
    for (const QLabel* label : f.find("pluginRow-stub")->findChildren<QLabel*>()) {
        said << label->text();
    }
    QVERIFY2(said.join(u' ').contains(QStringLiteral("The plug-in crashed (signal 6). Update the plug-in")),
             qPrintable(said.join(u' ')));
}

void TestPluginsPanel::refusesNamesAndFiles()
{
    const QTemporaryDir home;
    const PluginPlaces places = ownAlone(home);
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(openPlugins(user), qPrintable(user.problem()));
    const auto added = [&](const char* file, const char* name) {
        f.dialogs().paths = {QString::fromLatin1(file)};
        f.dialogs().text = QString::fromLatin1(name);
        return user.click(QStringLiteral("addPluginButton")) ? user.words(QStringLiteral("pluginLine"))
                                                             : user.problem();
    };
    QVERIFY(
        added(STUB_PLUGIN, "Not Good").startsWith(QStringLiteral("\"Not Good\" can't be a plug-in's name")));
    QCOMPARE(added("/nowhere.so", "stub"),
             QStringLiteral("There is no file /nowhere.so for the plug-in stub."));
    QVERIFY(ownplugins::read(places.ownFile).isEmpty());
    QVERIFY(f.find<QPushButton>("scanPluginsButton")->isEnabled());
}

void TestPluginsPanel::scansWhileTheWindowGoesOn()
{
    const QTemporaryDir home;
    ownAlone(home);
    QVERIFY(Plugins::instance().addOwn(QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN)));
    WindowFixture f;
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-pjrt:stub:0") != nullptr,
                             kPatienceMs);  // the start's own asking is over
    const QString gate = closedGate(home);
    qputenv("STUB_PLUGIN", "wait at client");
    QVERIFY(f.click("settingsButton"));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("settingsDialog") != nullptr, kPatienceMs);
    QVERIFY(f.click("pluginsSegment"));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("pluginRow-stub") != nullptr, kPatienceMs);
    QVERIFY(f.click("scanPluginsButton"));
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("pluginLine")->text().startsWith(QStringLiteral("Asking stub, 1 of 1")), kPatienceMs);
    QVERIFY(f.find("pluginProgress")->isVisible());
    QVERIFY(!f.find<QPushButton>("scanPluginsButton")->isEnabled());
    QVERIFY(f.click("generalSegment"));  // it goes on behind the other page
    QVERIFY(f.find("darkSegment")->isVisible());
    QVERIFY(f.click("pluginsSegment"));
    QVERIFY(f.find("pluginProgress")->isVisible());
    QVERIFY(QFile::remove(gate));
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QPushButton>("scanPluginsButton")->isEnabled(), kPatienceMs);
    QVERIFY(!f.find("pluginProgress")->isVisible());
    QCOMPARE(f.find<QLabel>("pluginLine")->text(), QStringLiteral("1 plug-in asked."));
}

/// Whoever closes the settings meanwhile has the devices all the same, and whoever opens them again sees how
/// far it is.
void TestPluginsPanel::keepsTheAnswerOfAScanWhoseSettingsWereClosed()
{
    const QTemporaryDir home;
    ownAlone(home);
    QVERIFY(Plugins::instance().addOwn(QStringLiteral("one"), QStringLiteral(STUB_PLUGIN)));
    const QString other = home.filePath(QStringLiteral("other.so"));  // a file has one answer
    QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN), other));
    QVERIFY(Plugins::instance().addOwn(QStringLiteral("two"), other));
    qputenv("STUB_PLUGIN", "no device");
    WindowFixture f;
    const auto isUsable = [&f](const char* id) {
        const auto* radio = f.find<QRadioButton>(QByteArray("deviceRadio-").append(id).constData());
        return radio != nullptr && radio->isEnabled();
    };
    const auto isKnown = [](const char* name) {
        const auto libraries = Plugins::instance().libraries();
        return std::any_of(libraries.begin(), libraries.end(), [name](const PluginLibrary& library) {
            return library.name == QLatin1String(name) && Plugins::instance().verdict(library).has_value();
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKnown("one") && isKnown("two"),
                             kPatienceMs);  // the start's own asking is over
    QVERIFY(!isUsable("pjrt:two:0"));
    const QString gate = closedGate(home);
    qputenv("STUB_PLUGIN", "wait at client");
    const auto open = [&f] {  // without a driver, which waits until nothing is at work
        return f.click("settingsButton")
               && QTest::qWaitFor([&f] { return f.find("settingsDialog") != nullptr; }, kPatienceMs)
               && f.click("pluginsSegment");
    };
    const auto close = [&f] {
        return f.click("closeSettingsButton")
               && QTest::qWaitFor([&f] { return f.find("settingsDialog") == nullptr; }, kPatienceMs);
    };
    QVERIFY(open());
    QVERIFY(f.click("scanPluginsButton"));
    const auto isAsking = [&f](const char* words) {
        const auto* line = f.find<QLabel>("pluginLine");
        return line != nullptr && line->text().startsWith(QLatin1String(words));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAsking("Asking one, 1 of 2"), kPatienceMs);
    QVERIFY(close());
    QVERIFY(open());
    QVERIFY2(isAsking("Asking one, 1 of 2"), qPrintable(f.find<QLabel>("pluginLine")->text()));
    QVERIFY(f.find("pluginProgress")->isVisible());
    QVERIFY(!f.find<QPushButton>("scanPluginsButton")->isEnabled());
    QVERIFY(close());
    QVERIFY(QFile::remove(gate));
    // The second one is asked as well, with nobody there to show it.
    QTRY_VERIFY_WITH_TIMEOUT(isUsable("pjrt:one:0") && isUsable("pjrt:two:0"), kPatienceMs);
    QVERIFY(!f.context().pluginScan().progress().isAtWork);
}

void TestPluginsPanel::forgetsWhatIsLeftOfAScanWhenARunBegins()
{
    const QTemporaryDir home;
    ownAlone(home);
    const QString gate = closedGate(home);
    qputenv("STUB_PLUGIN", "wait at client");
    WindowFixture f;
    QList<PluginLibrary> libraries;
    const QString other = home.filePath(QStringLiteral("other.so"));
    QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN), other));
    libraries.append({QStringLiteral("one"), QStringLiteral(STUB_PLUGIN), true, PluginOrigin::Own});
    libraries.append({QStringLiteral("two"), other, true, PluginOrigin::Own});
    PluginScan& scan = f.context().pluginScan();
    PluginsPanel panel(&f.context());
    QSignalSpy finished(&scan, &PluginScan::finished);
    scan.ask(libraries);
    QCOMPARE(scan.progress().asking, QStringLiteral("one"));
    f.context().board().beginMeasuring();
    QVERIFY(QFile::remove(gate));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
    QVERIFY(Plugins::instance().wasAsked(libraries[0]));
    QVERIFY(!Plugins::instance().wasAsked(libraries[1]));
    QCOMPARE(scan.progress().asked, 1);
    QCOMPARE(panel.findChild<QLabel*>(QStringLiteral("pluginLine"))->text(),
             QStringLiteral("A run has begun: 1 of 2 plug-ins were asked."));
    f.context().board().endMeasuring();
}

void TestPluginsPanel::asksNothingDuringARun()
{
    const QTemporaryDir home;
    ownAlone(home);
    WindowFixture f;
    SettingsDialog dialog(&f.context());
    dialog.setMeasuring(true);
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("scanPluginsButton"))->isEnabled());
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("addPluginButton"))->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("pluginLine"))
                ->text()
                .startsWith(QStringLiteral("A run is in work")));
}

/// From the settings' key to the scan and back, without a mouse.
void TestPluginsPanel::goesByKeys()
{
    const QTemporaryDir home;
    ownAlone(home);
    QVERIFY(Plugins::instance().addOwn(QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN)));
    WindowFixture f;
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-pjrt:stub:0") != nullptr, kPatienceMs);
    f.window().activateWindow();
    QTest::keyClick(&f.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find("settingsDialog") != nullptr && f.find("settingsDialog")->isActiveWindow(), kPatienceMs);
    f.find("generalSegment")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(f.find("scanPluginsButton")->isVisible(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(f.find("removePlugin-stub") != nullptr, kPatienceMs);
    QStringList reached;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached << QApplication::focusWidget()->objectName();
    }
    for (const char* name :
         {"removePlugin-stub", "addPluginButton", "scanPluginsButton", "closeSettingsButton"}) {
        QVERIFY2(reached.contains(QLatin1String(name)), qPrintable(reached.join(u' ')));
    }
    QTest::keyClick(f.find("settingsDialog"), Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(f.find<QLabel>("pluginLine")->text(), QStringLiteral("1 plug-in asked."),
                              kPatienceMs);
    QTest::keyClick(f.find("settingsDialog"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(f.find("settingsDialog") == nullptr, kPatienceMs);
}

/// The plug-in that packaging/setup.sh --pjrt-cpu fetches trains in the window as any device does.
void TestPluginsPanel::trainsByClicks()
{
    if (!QDir(QStringLiteral(FETCHED_PLUGINS)).exists(QStringLiteral("cpu"))) {
        QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
    }
    const QTemporaryDir home;
    PluginPlaces places = ownAlone(home);
    places.fetchedFolder = QStringLiteral(FETCHED_PLUGINS);
    Plugins::instance().setPlaces(places);
    const QTemporaryDir pictures;
    writeColourPictures(pictures.path(), 16, 4);
    WindowFixture f;
    WindowDriver user(f.window());
    f.context().useDataset(pictures.path());
    QVERIFY2(user.click(QStringLiteral("quickSegment")), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("deviceRadio-pjrt:cpu:0")), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("startButton")), qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(
        f.context().store().records()->size() == 1 && !f.window().benchmarkPage()->isRunning(), 240'000);
    const RunRecord run = f.context().store().records()->first();
    QVERIFY2(run.status == RunStatus::Completed, qPrintable(run.unrankedReasons.join(u' ')));
    QCOMPARE(run.device.id, QStringLiteral("pjrt:cpu:0"));
    QCOMPARE(run.environment.value(QStringLiteral("plugin")).toString(), QStringLiteral("cpu"));
    QVERIFY(f.find("resultCard")->isVisible());
}

QTEST_MAIN(TestPluginsPanel)
#include "tst_pluginspanel.moc"
