// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/sshasking.h"
#include "context/sshquestiondialog.h"
#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"
#include "theme/theme.h"

#include "fakehostrun.h"
#include "patience.h"
#include "windowdriver.h"
#include "windowfixture.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTextDocument>

#include <optional>
#include <thread>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;

Host boxWithCard()
{
    Host host;
    host.name = QStringLiteral("box");
    host.destination = QStringLiteral("alice@box");
    host.seen.seenAt = QDateTime::currentDateTimeUtc();
    host.seen.system = QStringLiteral("Linux");
    host.seen.architecture = QStringLiteral("x86_64");
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.kind = deviceKindFromString(QStringLiteral("cuda")).value();
    card.name = QStringLiteral("NVIDIA <b>L4</b>");
    host.seen.devices = {card};
    return host;
}

OpenHostRun openRun()
{
    return {QStringLiteral("0b0e7f5e-3f0f-4c4e-9b68-0f6d1c2a5b77"),
            QStringLiteral("box"),
            QStringLiteral("pets.zip, CUDA 0"),
            {},
            QDateTime::currentDateTimeUtc()};
}

bool add(const Host& host)
{
    return HostList::change(HostList::file(), [&host](HostList& list) { return list.add(host); }).hasValue();
}

bool openMachines(WindowDriver& user)
{
    return user.click(QStringLiteral("settingsButton")) && user.click(QStringLiteral("machinesSegment"))
           && user.waitForVisible(QStringLiteral("addHostButton"));
}

}  // namespace

/// Machines in the settings without a network: an ssh that fails at once stands for one that isn't reached.
class TestHostsPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void init();
    void onlyWhatCanBeIsAdded();
    void oneThatDoesNotAnswerIsAddedAllTheSame();
    void itsDevicesAreListedAndItIsRemoved();
    void theDeviceOfLastTimeMayBeThere();
    void whatCantBeSentIsSaid();
    void anOpenRunIsTold();
    void aRunIsFollowedBeforeTheListIsRead();
    void aListThatCantBeReadIsSaid();
    void theWindowStaysUntilARunThereHasStopped();
    void enterAcceptsNoKey();
    void aSecretGoesBack();
    void aStopCallsAQuestionOff_data();
    void aStopCallsAQuestionOff();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestHostsPanel::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home->path()));
    qputenv("EPOCHMARK_SSH", "/bin/false");
}

void TestHostsPanel::onlyWhatCanBeIsAdded()
{
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(user.click(QStringLiteral("addMachineButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForVisible(QStringLiteral("hostNameEdit")), qPrintable(user.problem()));
    QVERIFY(!f.find("checkHostButton")->isEnabled() && !f.find("saveHostButton")->isEnabled());
    QVERIFY2(user.type(QStringLiteral("hostNameEdit"), QStringLiteral("my box")), qPrintable(user.problem()));
    QVERIFY2(user.type(QStringLiteral("hostDestinationEdit"), QStringLiteral("alice@box")),
             qPrintable(user.problem()));
    QVERIFY(user.words(QStringLiteral("hostProblem")).contains(QStringLiteral("\"my box\" can't be")));
    QVERIFY(!f.find("checkHostButton")->isEnabled());
    QVERIFY2(user.type(QStringLiteral("hostNameEdit"), QStringLiteral("box")), qPrintable(user.problem()));
    QVERIFY(f.find("checkHostButton")->isEnabled());
    QVERIFY(!f.find("saveHostButton")->isEnabled());  // not before it was looked at
    QVERIFY2(user.press(Qt::Key_Escape), qPrintable(user.problem()));
    QTRY_VERIFY(f.find("hostNameEdit") == nullptr);
    QVERIFY(HostList::load(HostList::file())->hosts().isEmpty());
}

void TestHostsPanel::oneThatDoesNotAnswerIsAddedAllTheSame()
{
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(user.click(QStringLiteral("addMachineButton")), qPrintable(user.problem()));
    QVERIFY2(user.type(QStringLiteral("hostNameEdit"), QStringLiteral("box")), qPrintable(user.problem()));
    QVERIFY2(user.type(QStringLiteral("hostDestinationEdit"), QStringLiteral("alice@box")),
             qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("checkHostButton")), qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("saveHostButton")->isEnabled(), kPatienceMs);
    QVERIFY(f.find("hostReport")->isVisible());
    QVERIFY(f.find<QPushButton>("saveHostButton")->text().contains(QStringLiteral("all the same")));
    // Another destination is another machine: it has to be looked at.
    QVERIFY2(user.type(QStringLiteral("hostDestinationEdit"), QStringLiteral("bob@box")),
             qPrintable(user.problem()));
    QVERIFY(!f.find("saveHostButton")->isEnabled());
    QVERIFY2(user.click(QStringLiteral("checkHostButton")), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("saveHostButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("hostState-box"), QStringLiteral("never looked at")),
             qPrintable(user.problem()));
    QCOMPARE(HostList::load(HostList::file())->hosts().first().destination, QStringLiteral("bob@box"));
}

void TestHostsPanel::itsDevicesAreListedAndItIsRemoved()
{
    QVERIFY(add(boxWithCard()));
    WindowFixture f;
    WindowDriver user(f.window());
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-box/cuda:0") != nullptr, kPatienceMs);
    const auto* card = f.find("deviceCard-box/cuda:0");
    QStringList said;
    for (const QLabel* label : card->findChildren<QLabel*>()) {
        QVERIFY(!Qt::mightBeRichText(label->text()));
        said << label->text();
    }
    QVERIFY2(said.join(u' ').contains(QStringLiteral("box · NVIDIA \u2039b>L4\u2039/b>")),
             qPrintable(said.join(u' ')));
    QVERIFY2(said.join(u' ').contains(QStringLiteral("seen ")), qPrintable(said.join(u' ')));
    // The machine at a glance is the one that is chosen, its name as it is.
    QVERIFY(f.click("deviceRadio-box/cuda:0"));
    QCOMPARE(user.words(QStringLiteral("machineTitle")), QStringLiteral("box"));
    QVERIFY(user.words(QStringLiteral("machineCards")).contains(QStringLiteral("<b>L4</b>")));
    QVERIFY(f.click("deviceRadio-cpu"));
    QCOMPARE(user.words(QStringLiteral("machineTitle")), QStringLiteral("This machine"));
    QVERIFY2(openMachines(user), qPrintable(user.problem()));
    f.dialogs().isAccepted = false;
    QVERIFY2(user.click(QStringLiteral("removeHost-box")), qPrintable(user.problem()));
    QVERIFY(f.dialogs().question.contains(QStringLiteral("box")));
    QVERIFY(f.find("hostRow-box") != nullptr);
    f.dialogs().isAccepted = true;
    QVERIFY2(user.click(QStringLiteral("removeHost-box")), qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("hostRow-box") == nullptr, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-box/cuda:0") == nullptr, kPatienceMs);
    QVERIFY(HostList::load(HostList::file())->hosts().isEmpty());
}

void TestHostsPanel::theDeviceOfLastTimeMayBeThere()
{
    QVERIFY(add(boxWithCard()));
    WindowFixture f;
    RunRequest last = f.context().settings().lastRequest();
    last.deviceId = QStringLiteral("box/cuda:0");
    f.context().settings().setLastRequest(last);
    f.reopen();
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QRadioButton>("deviceRadio-box/cuda:0") != nullptr
                                 && f.find<QRadioButton>("deviceRadio-box/cuda:0")->isChecked(),
                             kPatienceMs);
}

/// A folder isn't packed behind the user's back.
void TestHostsPanel::whatCantBeSentIsSaid()
{
    QVERIFY(add(boxWithCard()));
    const QTemporaryDir folder;
    writeColourPictures(folder.path(), 4, 2);
    WindowFixture f;
    f.context().useDataset(folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(f.find("startButton")->isEnabled(), kPatienceMs);
    QVERIFY(f.click("deviceRadio-box/cuda:0"));
    QVERIFY(!f.find("startButton")->isEnabled());
    QVERIFY(f.find<QLabel>("startReason")->text().contains(QStringLiteral("pack it into a zip")));
    // Nor is a rehearsal offered for a device there, as it is for one here.
    f.context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("startButton")->isEnabled(), kPatienceMs);
    QVERIFY(f.click("deviceRadio-cpu"));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("estimateLabel")->isVisible(), kPatienceMs);
    QVERIFY(f.click("deviceRadio-box/cuda:0"));
    QTRY_VERIFY_WITH_TIMEOUT(!f.find("estimateLabel")->isVisible(), kPatienceMs);
}

void TestHostsPanel::anOpenRunIsTold()
{
    QVERIFY(add(boxWithCard()));
    QVERIFY(openhostruns::add(openhostruns::file(), openRun()).hasValue());
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(user.waitForWords(QStringLiteral("openRunsBanner"), QStringLiteral("pets.zip, CUDA 0")),
             qPrintable(user.problem()));
    QVERIFY2(openMachines(user), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("removeHost-box")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("hostsLine"), QStringLiteral("still open")),
             qPrintable(user.problem()));
    QCOMPARE(HostList::load(HostList::file())->hosts().size(), 1);
    QVERIFY2(user.click(QStringLiteral("closeSettingsButton")), qPrintable(user.problem()));
    // The machine isn't reached: said, and the run stays.
    QVERIFY2(user.click(QStringLiteral("followRunButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("hostLine"), QStringLiteral("alice@box")),
             qPrintable(user.problem()));
    QVERIFY2(user.waitForVisible(QStringLiteral("openRunsBanner")), qPrintable(user.problem()));
    QVERIFY2(user.click(QStringLiteral("giveUpRunButton")), qPrintable(user.problem()));
    QTRY_VERIFY_WITH_TIMEOUT(!f.find("openRunsBanner")->isVisible(), kPatienceMs);
    QVERIFY(openhostruns::load(openhostruns::file())->isEmpty());
}

/// It isn't taken for one whose machine is gone.
void TestHostsPanel::aRunIsFollowedBeforeTheListIsRead()
{
    QVERIFY(add(boxWithCard()));
    WindowFixture f;
    WindowDriver user(f.window());
    f.context().followRun(openRun());
    QVERIFY2(user.waitForWords(QStringLiteral("hostLine"), QStringLiteral("alice@box")),
             qPrintable(user.problem()));
}

void TestHostsPanel::aListThatCantBeReadIsSaid()
{
    QVERIFY(openhostruns::add(openhostruns::file(), openRun()).hasValue());
    QFile file(HostList::file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no list");
    file.close();
    WindowFixture f;
    WindowDriver user(f.window());
    QVERIFY2(openMachines(user), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("hostsLine"), QStringLiteral("hosts.json")),
             qPrintable(user.problem()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("no list"));
    QVERIFY2(user.click(QStringLiteral("closeSettingsButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("deviceProblem"), QStringLiteral("hosts.json")),
             qPrintable(user.problem()));
    // Whether the machine of an open run is in it isn't known, and the run is still offered.
    QVERIFY2(user.click(QStringLiteral("followRunButton")), qPrintable(user.problem()));
    QVERIFY2(user.waitForWords(QStringLiteral("hostLine"), QStringLiteral("hosts.json")),
             qPrintable(user.problem()));
    QVERIFY2(user.waitForVisible(QStringLiteral("openRunsBanner")), qPrintable(user.problem()));
}

/// A line that says nothing may stay so for long: whoever closes sees what is waited for.
void TestHostsPanel::theWindowStaysUntilARunThereHasStopped()
{
    const test::FakeHostRun there;
    Host box = there.host();
    box.seen = boxWithCard().seen;
    QVERIFY(add(box));
    WindowFixture f;
    WindowDriver user(f.window());
    f.context().useDataset(QStringLiteral("demo"));
    QTRY_VERIFY_WITH_TIMEOUT(f.find("startButton")->isEnabled(), kPatienceMs);
    QVERIFY(f.click("deviceRadio-box/cuda:0"));
    QVERIFY(there.ssh.put("hangs"));
    QVERIFY2(user.click(QStringLiteral("startButton")), qPrintable(user.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(there.ssh.logged("hangs"), 1, kPatienceMs);
    f.window().close();
    QVERIFY(f.dialogs().question.startsWith(QStringLiteral("Stop it and close?")));
    QVERIFY(f.window().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kPatienceMs);
    QVERIFY(openhostruns::load(openhostruns::file())->isEmpty());
}

void TestHostsPanel::enterAcceptsNoKey()
{
    QWidget window;
    window.show();
    auto* dialog = new SshQuestionDialog(
        {SshQuestion::Kind::HostKey, QStringLiteral("<b>SHA256:abc</b>\nline"), QStringLiteral("box")},
        &window);
    std::optional<QString> answer;
    connect(dialog, &SshQuestionDialog::answered, this, [&answer](const QString& text) { answer = text; });
    bool isCalledOff = false;
    connect(dialog, &QDialog::rejected, this, [&isCalledOff] { isCalledOff = true; });
    dialog->open();
    const auto* text = dialog->findChild<QLabel*>(QStringLiteral("sshQuestionText"));
    QCOMPARE(text->textFormat(), Qt::PlainText);
    QCOMPARE(text->text(), QStringLiteral("<b>SHA256:abc</b>\nline"));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(isCalledOff && !answer);
}

void TestHostsPanel::aSecretGoesBack()
{
    QWidget window;
    window.show();
    std::optional<QString> answer;
    bool isAsked = false;
    StopSource stop;
    const SshManner manner = askedOver(&window, stop.token());
    std::thread connecting([&] {
        answer = manner.ask({SshQuestion::Kind::Secret, QStringLiteral("Code:"), QStringLiteral("box")});
        isAsked = true;
    });
    QLineEdit* field = nullptr;
    const bool isThere = QTest::qWaitFor(
        [&] {
            field = window.findChild<QLineEdit*>(QStringLiteral("secretEdit"));
            return field != nullptr && field->isVisible();
        },
        kPatienceMs);
    if (isThere) {
        field->setText(QStringLiteral("4 7 1 1"));
        window.findChild<QPushButton*>(QStringLiteral("giveSecretButton"))->click();
    }
    if (!isThere) {
        stop.requestStop();
    }
    connecting.join();
    QVERIFY(isThere && isAsked);
    QCOMPARE(answer, std::optional(QStringLiteral("4 7 1 1")));
}

void TestHostsPanel::aStopCallsAQuestionOff_data()
{
    QTest::addColumn<bool>("isQuestionsOwn");
    QTest::newRow("of whoever asks") << false;
    QTest::newRow("the question's own") << true;
}

void TestHostsPanel::aStopCallsAQuestionOff()
{
    QFETCH(bool, isQuestionsOwn);
    QWidget window;
    window.show();
    StopSource stop;
    std::optional<QString> answer(QStringLiteral("none yet"));
    const SshManner manner = askedOver(&window, isQuestionsOwn ? StopToken() : stop.token());
    std::thread connecting([&] {
        answer = manner.ask({SshQuestion::Kind::Confirm, QStringLiteral("Use it?"), QStringLiteral("box"),
                             isQuestionsOwn ? stop.token() : StopToken()});
    });
    const bool isThere = QTest::qWaitFor([&] { return window.findChild<SshQuestionDialog*>() != nullptr; },
                                         kPatienceMs);
    stop.requestStop();
    connecting.join();
    QVERIFY(isThere);
    QVERIFY(!answer);
    QTRY_VERIFY(window.findChild<SshQuestionDialog*>() == nullptr);
}

QTEST_MAIN(TestHostsPanel)
#include "tst_hostspanel.moc"
