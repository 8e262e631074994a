// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"
#include "hosts/askserver.h"
#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "patience.h"
#include "theme/theme.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 120'000;  // a training on a machine that is busy besides

QString fromScript(const char* name)
{
    return qEnvironmentVariable(name);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// A machine behind a real ssh server, by clicks: tests/servers/ssh.py starts the server, forgets its key and
/// gives the user's key a passphrase. Skipped elsewhere.
class TestHostWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_hasFailed = m_hasFailed || QTest::currentTestFailed(); }
    void anUnknownKeyIsAskedFor();
    void theMachineIsAdded();
    void itsRentIsEntered();
    void aRunThereIsWatched();
    void aQueueThereTakesTurns();
    void aRunThereIsSkipped();
    void whatIsSentHasABar();
    void aRunThereIsStopped();
    void aRunIsLeftAndFoundAgain();
    void aBrokenLineIsSaidAndMended();
    void theMachineIsRemoved();

private:
    bool openMachines();
    bool chooseThere(int epochs);
    bool beginRun(int epochs);
    bool waitForEpoch(const QSignalSpy& progress);
    int epochsDone() { return static_cast<int>(page()->runView()->liveRun().epochs().size()); }
    BenchmarkPage* page() { return m_fixture->window().benchmarkPage(); }
    QList<RunRecord> records();

    bool m_hasFailed = false;
    QTemporaryDir m_home;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<WindowDriver> m_user;
};

void TestHostWindow::initTestCase()
{
    if (fromScript("EPOCHMARK_TEST_PASSPHRASE").isEmpty()) {
        QSKIP("Needs a server: packaging/test.sh --servers starts one.");
    }
    qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
    theme::apply(*qApp, ColorScheme::Light);
    m_fixture = std::make_unique<WindowFixture>();
    m_user = std::make_unique<WindowDriver>(m_fixture->window(), kPatienceMs);
    m_fixture->context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY(page()->setupPanel()->dataset().has_value());
}

/// One story: what comes after a failure would wait in vain.
void TestHostWindow::init()
{
    if (m_hasFailed) {
        QFAIL("What this begins with has failed.");
    }
}

/// The latest first.
QList<RunRecord> TestHostWindow::records()
{
    QList<RunRecord> all = m_fixture->context().store().records().value();
    std::ranges::sort(all, std::greater(), &RunRecord::startedAt);
    return all;
}

bool TestHostWindow::openMachines()
{
    return m_user->click(QStringLiteral("settingsButton")) && m_user->click(QStringLiteral("machinesSegment"))
           && m_user->waitForVisible(QStringLiteral("addHostButton"));
}

void TestHostWindow::anUnknownKeyIsAskedFor()
{
    const QString known = fromScript("EPOCHMARK_TEST_KNOWN_HOSTS");
    QVERIFY2(m_user->click(QStringLiteral("addMachineButton")), qPrintable(m_user->problem()));
    const std::pair<const char*, QString> fields[] = {
        {"hostNameEdit", QStringLiteral("box")},
        {"hostDestinationEdit", QStringLiteral("box")},
        {"hostFolderEdit", m_home.filePath(QStringLiteral("there"))},
        {"hostShutDownEdit", QStringLiteral("sudo poweroff")}};
    for (const auto& [name, text] : fields) {
        QVERIFY2(m_user->type(QString::fromLatin1(name), text), qPrintable(m_user->problem()));
    }
    QVERIFY2(m_user->click(QStringLiteral("hostMoreButton")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->type(QStringLiteral("hostProgramEdit"), fromScript("EPOCHMARK_TEST_CLI")),
             qPrintable(m_user->problem()));
    QVERIFY(!m_fixture->find("saveHostButton")->isEnabled());
    QVERIFY2(m_user->click(QStringLiteral("checkHostButton")), qPrintable(m_user->problem()));
    QVERIFY2(
        m_user->waitForWords(QStringLiteral("sshQuestionText"), fromScript("EPOCHMARK_TEST_FINGERPRINT")),
        qPrintable(m_user->problem()));
    QVERIFY2(m_user->press(Qt::Key_Return), qPrintable(m_user->problem()));  // accepts nothing
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find("checkHostButton")->isEnabled(), kPatienceMs);
    QCOMPARE(contentOf(known), QByteArray());
    QVERIFY(m_fixture->find("hostReport")->isVisible());
}

void TestHostWindow::theMachineIsAdded()
{
    QVERIFY2(m_user->click(QStringLiteral("checkHostButton")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("acceptKeyButton")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->type(QStringLiteral("secretEdit"), fromScript("EPOCHMARK_TEST_PASSPHRASE")),
             qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("giveSecretButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find("saveHostButton")->isEnabled(), kPatienceMs);
    QVERIFY(!contentOf(fromScript("EPOCHMARK_TEST_KNOWN_HOSTS")).isEmpty());
    QVERIFY2(m_user->click(QStringLiteral("saveHostButton")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->waitForVisible(QStringLiteral("hostRow-box")), qPrintable(m_user->problem()));
    // The line is open: nobody is asked again.
    QVERIFY2(m_user->click(QStringLiteral("checkHost-box")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->find("stopLookingButton")->isVisible()
                                 && m_fixture->find("hostReport")->isVisible(),
                             kPatienceMs);
    QVERIFY(
        std::ranges::any_of(m_fixture->find("hostReport")->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->text() == QStringLiteral("It can be used.");
        }));
    QVERIFY2(m_user->click(QStringLiteral("closeSettingsButton")), qPrintable(m_user->problem()));
    const auto hosts = HostList::load(HostList::file());
    QVERIFY(hosts && hosts->hosts().size() == 1);
    QCOMPARE(hosts->hosts().first().shutDown, QStringLiteral("sudo poweroff"));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find<QRadioButton>("deviceRadio-box/cpu") != nullptr, kPatienceMs);
    QVERIFY(m_fixture->find<QRadioButton>("deviceRadio-box/cpu")
                ->accessibleName()
                .startsWith(QStringLiteral("box · ")));
}

/// The price of an hour, by which a run there is priced and the rent known to go on.
void TestHostWindow::itsRentIsEntered()
{
    QVERIFY2(openMachines(), qPrintable(m_user->problem()));
    // The driver takes a slash for that of a page, here and below.
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find("rent-box/cpu") != nullptr, kPatienceMs);
    QVERIFY(m_fixture->click("rent-box/cpu"));  // once: each click opens a dialog
    QVERIFY2(m_user->type(QStringLiteral("amountSpin"), QStringLiteral("0.5")),
             qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("acceptPriceButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_fixture->find<QAbstractButton>("rent-box/cpu")->text().contains(QStringLiteral("an hour")),
        kPatienceMs);
    QVERIFY2(m_user->click(QStringLiteral("closeSettingsButton")), qPrintable(m_user->problem()));
}

bool TestHostWindow::chooseThere(int epochs)
{
    RunRequest request = page()->setupPanel()->request();
    request.preset = Preset::Custom;
    request.workload.epochs = epochs;
    page()->setupPanel()->setRequest(request);
    return m_fixture->click("deviceRadio-box/cpu");
}

bool TestHostWindow::beginRun(int epochs)
{
    QSignalSpy progress(page(), &BenchmarkPage::progressChanged);
    if (!chooseThere(epochs) || !m_user->click(QStringLiteral("startButton"))) {
        return false;
    }
    return waitForEpoch(progress);
}

/// Of the run that tells of its progress now.
bool TestHostWindow::waitForEpoch(const QSignalSpy& progress)
{
    // Until then the view shows the run before.
    const auto isTraining = [&progress] {
        return std::ranges::any_of(progress, [](const auto& share) { return share.first().toDouble() > 0; });
    };
    return m_user->waitFor([&] { return isTraining() && epochsDone() >= 1; },
                           QStringLiteral("its first epoch"));
}

void TestHostWindow::aRunThereIsWatched()
{
    QVERIFY2(beginRun(2), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    QCOMPARE(epochsDone(), 2);
    QVERIFY(m_fixture->find("resultCard")->isVisible());
    const QList<RunRecord> all = records();
    QCOMPARE(all.size(), 1);
    QVERIFY(all.first().status == RunStatus::Completed);
    QCOMPARE(all.first().epochs.size(), 2);
    QVERIFY(all.first().host && all.first().host->name == QStringLiteral("box"));
    // Its rent goes on, the line says so, with what ends it.
    QVERIFY(m_fixture->find("hostLine")->isVisible());
    QVERIFY(m_fixture->find("hostLine")->accessibleName().contains(QStringLiteral("sudo poweroff")));
    // The boards have it.
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->context().board().board().rowOfSet(all.first().setId) != nullptr,
                             kPatienceMs);
    QVERIFY(m_fixture->context()
                .board()
                .board()
                .rowOfSet(all.first().setId)
                ->configuration.startsWith(QStringLiteral("box · ")));
    // Priced by the rent, of which a run takes its part.
    const auto cost = m_fixture->context().board().board().rowOfSet(all.first().setId)->cost;
    QVERIFY(cost && cost->kind == PriceKind::Rent);
    QVERIFY(cost->amount >= 0.5 / 3600 * all.first().timing.totalSeconds().value_or(0) * 0.999);
    QTRY_VERIFY_WITH_TIMEOUT(m_user->words(QStringLiteral("resultCost"))
                                 == format::money(cost->amount, cost->currency),
                             kPatienceMs);
}

/// Two thread counts, twice each: one queue there, whose runs take turns and come one by one.
void TestHostWindow::aQueueThereTakesTurns()
{
    const auto before = records().size();
    QVERIFY(chooseThere(1));
    page()->setupPanel()->setRepeats({2, false}, CoolDownRule::fromString(QStringLiteral("off")).value());
    QVERIFY2(m_user->activate(), qPrintable(m_user->problem()));  // the dialog for the rent was before it
    if (!m_fixture->find("threadsSpin")->isVisible()) {
        QVERIFY2(m_user->click(QStringLiteral("moreButton")), qPrintable(m_user->problem()));
    }
    for (const char* threads : {"1", "2"}) {
        QVERIFY2(m_user->type(QStringLiteral("threadsSpin"), QString::fromLatin1(threads)),
                 qPrintable(m_user->problem()));
        QVERIFY2(m_user->click(QStringLiteral("addToQueueButton")), qPrintable(m_user->problem()));
    }
    QVERIFY2(m_user->click(QStringLiteral("startButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    const QList<RunRecord> all = records().first(records().size() - before);
    QCOMPARE(all.size(), 4);
    QList<int> threads;
    QSet<QString> sets;
    for (const RunRecord& record : all) {
        QVERIFY(record.status == RunStatus::Completed && record.host);
        threads.prepend(record.device.threads);  // the latest came first
        sets.insert(record.setId);
    }
    QCOMPARE(threads, QList<int>({1, 2, 1, 2}));
    QCOMPARE(sets.size(), 2);
    QVERIFY(m_fixture->find("queueCard")->isVisible());
    QVERIFY2(m_user->click(QStringLiteral("clearQueueButton")), qPrintable(m_user->problem()));
    page()->setupPanel()->setRepeats({1, false}, {});
}

/// The first of two that would take hours, then the second is stopped.
void TestHostWindow::aRunThereIsSkipped()
{
    const auto before = records().size();
    page()->setupPanel()->setRepeats({2, false}, CoolDownRule::fromString(QStringLiteral("off")).value());
    QVERIFY2(beginRun(2000), qPrintable(m_user->problem()));
    const QWidget* skip = m_fixture->find("skipRunButton");
    QVERIFY(skip->isVisible());
    QVERIFY2(m_user->click(QStringLiteral("skipRunButton")), qPrintable(m_user->problem()));
    QTRY_COMPARE_WITH_TIMEOUT(records().size(), before + 1, kPatienceMs);
    QVERIFY(records().first().status == RunStatus::Stopped);
    // One that is stopped before its first epoch wouldn't be stored. None waits behind the second.
    const QSignalSpy progress(page(), &BenchmarkPage::progressChanged);
    QVERIFY2(waitForEpoch(progress), qPrintable(m_user->problem()));
    QVERIFY(page()->isRunning() && !skip->isVisible());
    QVERIFY2(m_user->click(QStringLiteral("stopButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    QCOMPARE(records().size(), before + 2);
    page()->setupPanel()->setRepeats({1, false}, {});
}

/// A dataset that isn't there yet: how much of it has arrived is seen, and that it isn't sent twice.
void TestHostWindow::whatIsSentHasABar()
{
    m_fixture->context().useDataset(fromScript("EPOCHMARK_TEST_ZIP"));
    QTRY_VERIFY_WITH_TIMEOUT(page()->setupPanel()->dataset()
                                 && page()->setupPanel()->dataset()->name.contains(QStringLiteral("sent")),
                             kPatienceMs);
    for (const bool isFirst : {true, false}) {
        QStringList said;
        QTimer glance;
        connect(&glance, &QTimer::timeout, this, [this, &said] {
            const auto* bar = m_fixture->find<QProgressBar>("hostBar");
            if (bar->isVisible() && bar->value() > 0) {
                said.append(m_fixture->find("hostLine")->accessibleName());
            }
        });
        glance.start(2);
        QVERIFY(chooseThere(1));
        QVERIFY2(m_user->click(QStringLiteral("startButton")), qPrintable(m_user->problem()));
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
        QVERIFY(records().first().status == RunStatus::Completed);
        QCOMPARE(!said.isEmpty(), isFirst);
        QVERIFY(said.isEmpty() || said.first().startsWith(QStringLiteral("Sending sent.zip to box: ")));
    }
    m_fixture->context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY_WITH_TIMEOUT(page()->setupPanel()->dataset()
                                 && !page()->setupPanel()->dataset()->name.contains(QStringLiteral("sent")),
                             kPatienceMs);
}

void TestHostWindow::aRunThereIsStopped()
{
    const auto before = records().size();
    QVERIFY2(beginRun(2000), qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("stopButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    QCOMPARE(records().size(), before + 1);
    QVERIFY(records().first().status == RunStatus::Stopped);
    QVERIFY(openhostruns::load(openhostruns::file())->isEmpty());
}

void TestHostWindow::aRunIsLeftAndFoundAgain()
{
    const auto stored = records().size();
    QVERIFY2(beginRun(2000), qPrintable(m_user->problem()));
    const int before = epochsDone();
    m_fixture->dialogs().choice = -1;  // the question is called off
    m_fixture->window().close();
    QVERIFY(m_fixture->window().isVisible() && page()->isRunning());
    m_fixture->dialogs().choice = 0;
    m_fixture->window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->window().isVisible(), kPatienceMs);
    QCOMPARE(openhostruns::load(openhostruns::file())->size(), 1);
    QCOMPARE(records().size(), stored);

    m_user.reset();
    m_fixture->reopen();
    m_user = std::make_unique<WindowDriver>(m_fixture->window(), kPatienceMs);
    QVERIFY2(m_user->waitForVisible(QStringLiteral("openRunsBanner")), qPrintable(m_user->problem()));
    // It can't be removed meanwhile.
    QVERIFY2(openMachines(), qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("removeHost-box")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->waitForWords(QStringLiteral("hostsLine"), QStringLiteral("still open")),
             qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("closeSettingsButton")), qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("followRunButton")), qPrintable(m_user->problem()));
    QVERIFY(page()->isRunning());
    // From its first epoch on, and beyond where it was left.
    QTRY_VERIFY_WITH_TIMEOUT(epochsDone() > before, kPatienceMs);
    QVERIFY2(m_user->click(QStringLiteral("stopButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    QCOMPARE(records().size(), stored + 1);
    QVERIFY(records().first().status == RunStatus::Stopped);
    QCOMPARE(records().first().epochs.size(), epochsDone());
    QVERIFY(openhostruns::load(openhostruns::file())->isEmpty());
    QVERIFY(!m_fixture->find("openRunsBanner")->isVisible());
}

/// The script cuts the line where the one file appears and mends it where the other does.
void TestHostWindow::aBrokenLineIsSaidAndMended()
{
    const auto tell = [](const char* name) {
        QFile file(fromScript(name));
        return file.open(QIODevice::WriteOnly);
    };
    QVERIFY2(beginRun(2000), qPrintable(m_user->problem()));
    QVERIFY(tell("EPOCHMARK_TEST_CUT"));
    QVERIFY2(m_user->waitForWords(QStringLiteral("hostLine"), QStringLiteral("The line to box broke")),
             qPrintable(m_user->problem()));
    QVERIFY(page()->isRunning());
    QVERIFY(tell("EPOCHMARK_TEST_MEND"));
    // The passphrase is wanted anew, where the line has to be opened anew: nothing was kept.
    const auto isAsked = [this] {
        const auto* field = m_fixture->find("secretEdit");
        return field != nullptr && field->isVisible();
    };
    const auto isBack = [this] {
        return !m_fixture->find("hostLine")->accessibleName().contains(QStringLiteral("broke"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAsked() || isBack(), kPatienceMs);
    if (isAsked()) {
        QVERIFY2(m_user->type(QStringLiteral("secretEdit"), fromScript("EPOCHMARK_TEST_PASSPHRASE")),
                 qPrintable(m_user->problem()));
        QVERIFY2(m_user->click(QStringLiteral("giveSecretButton")), qPrintable(m_user->problem()));
    }
    const int before = epochsDone();
    QTRY_VERIFY_WITH_TIMEOUT(epochsDone() > before, kPatienceMs);
    QVERIFY(isBack());
    QVERIFY2(m_user->click(QStringLiteral("stopButton")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isRunning(), kPatienceMs);
    QCOMPARE(records().first().epochs.size(), epochsDone());
}

void TestHostWindow::theMachineIsRemoved()
{
    QVERIFY2(openMachines(), qPrintable(m_user->problem()));
    QVERIFY2(m_user->click(QStringLiteral("removeHost-box")), qPrintable(m_user->problem()));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find("hostRow-box") == nullptr, kPatienceMs);
    QVERIFY2(m_user->click(QStringLiteral("closeSettingsButton")), qPrintable(m_user->problem()));
    QVERIFY(HostList::load(HostList::file())->hosts().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->find<QRadioButton>("deviceRadio-box/cpu") == nullptr, kPatienceMs);
}

int main(int argc, char** argv)
{
    if (const int status = asking::statusAsHelper(argc, argv); status >= 0) {
        return status;  // ssh asks by it
    }
    QApplication application(argc, argv);
    TestHostWindow test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostwindow.moc"
