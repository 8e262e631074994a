// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "context/sshquestiondialog.h"
#include "frame/hostrunsnotice.h"
#include "gallery/benchmarkposes.h"
#include "gallery/examplerecords.h"
#include "hosts/hostlist.h"
#include "hosts/openhostruns.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/host/hostdesk.h"
#include "pages/benchmark/host/hostline.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/morepanel.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QFile>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>

namespace epochmark {

namespace {

using Page = MainWindow::Page;

/// The list of machines lies in the home: this one is a stage's own, as long as it is posed.
class StageHome {
public:
    explicit StageHome(const Stage& stage) : m_former(qgetenv("EPOCHMARK_HOME"))
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(stage.filePath(QString())));
    }
    ~StageHome()
    {
        if (m_former.isEmpty()) {
            qunsetenv("EPOCHMARK_HOME");
        } else {
            qputenv("EPOCHMARK_HOME", m_former);
        }
    }
    StageHome(const StageHome&) = delete;
    StageHome& operator=(const StageHome&) = delete;

private:
    QByteArray m_former;
};

Device deviceOf(const char* id, const char* kind, const char* name, qint64 gib)
{
    Device device;
    device.id = QString::fromLatin1(id);
    device.kind = deviceKindFromString(QString::fromLatin1(kind)).value();
    device.name = QString::fromLatin1(name);
    device.memoryBytes = gib << 30;
    return device;
}

Host gpubox()
{
    Host host;
    host.name = QStringLiteral("gpubox");
    host.destination = QStringLiteral("alice@gpubox.example.org");
    host.shutDown = QStringLiteral("sudo poweroff");
    HostFacts& seen = host.seen;
    seen.seenAt = QDateTime::currentDateTimeUtc();
    seen.system = QStringLiteral("Linux");
    seen.architecture = QStringLiteral("x86_64");
    seen.glibc = QStringLiteral("2.36");
    seen.folder = QStringLiteral("/home/alice/epochmark");
    seen.memoryBytes = qint64{64} << 30;
    seen.freeBytes = qint64{180} << 30;
    Device cpu = deviceOf("cpu", "cpu", "AMD EPYC 7R13", 64);
    cpu.physicalCores = 8;
    cpu.logicalCores = 16;
    seen.devices = {cpu, deviceOf("cuda:0", "cuda", "NVIDIA L4", 24)};
    return host;
}

Host cluster()
{
    Host host;
    host.name = QStringLiteral("cluster");
    host.destination = QStringLiteral("login.cluster.example.edu");
    host.prefix = QStringLiteral("srun --gres=gpu:1 -p short");
    return host;
}

void must(bool isDone, const char* what)
{
    if (!isDone) {
        qFatal("The stage lacks %s.", what);
    }
}

void addHosts(Stage& stage)
{
    must(HostList::change(HostList::file(),
                          [](HostList& list) {
                              const auto added = list.add(gpubox());
                              return added ? list.add(cluster()) : added;
                          })
             .hasValue(),
         "its machines");
    stage.context().tellDevicesChanged();
    stage.settle();
}

void pressed(Stage& stage, const char* button)
{
    auto* found = stage.find<QAbstractButton>(button);
    must(found != nullptr, button);
    found->click();
    stage.settle();
}

void showMachines(Stage& stage, bool hasHosts)
{
    const StageHome home(stage);
    if (hasHosts) {
        addHosts(stage);
    }
    pressed(stage, "settingsButton");
    pressed(stage, "machinesSegment");
}

/// The dialog that adds one, filled in; `isOdd`: by a name that can't be.
void showDialog(Stage& stage, bool isOdd)
{
    const StageHome home(stage);
    pressed(stage, "settingsButton");
    pressed(stage, "machinesSegment");
    pressed(stage, "addHostButton");
    stage.find<QLineEdit>("hostNameEdit")
        ->setText(isOdd ? QStringLiteral("gpu box") : QStringLiteral("gpubox"));
    stage.find<QLineEdit>("hostDestinationEdit")->setText(QStringLiteral("alice@gpubox.example.org"));
    stage.settle();
}

void ask(Stage& stage, SshQuestion::Kind kind, const char* text)
{
    (new SshQuestionDialog({kind, QString::fromLatin1(text), QStringLiteral("gpubox.example.org")},
                           &stage.window()))
        ->open();
    stage.settle();
}

/// A device there is chosen.
void chooseThere(Stage& stage)
{
    const StageHome home(stage);
    stage.window().showPage(Page::Benchmark);
    gallery::chooseAll(stage);
    addHosts(stage);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    const Device own = setup->device();
    setup->setDevices(QList<Device>{own} + HostDesk::devicesOf(gpubox()), QStringLiteral("gpubox/cuda:0"));
    stage.settle();
}

/// A cluster's processors: a run has as many of its nodes as it asks for.
void chooseNodes(Stage& stage)
{
    const StageHome home(stage);
    stage.window().showPage(Page::Benchmark);
    gallery::chooseAll(stage);
    Host nodes = cluster();
    nodes.prefix = QStringLiteral("srun -p short");
    nodes.seen.seenAt = QDateTime::currentDateTimeUtc();
    nodes.seen.devices = {deviceOf("cpu", "cpu", "AMD EPYC 7R13", 64)};
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    const QString id = QStringLiteral("cluster/cpu");
    setup->setNodeDevices({id});
    const Device own = setup->device();
    setup->setDevices(QList<Device>{own} + HostDesk::devicesOf(nodes), id);
    setup->findChild<QAbstractButton*>(QStringLiteral("moreButton"))->click();
    auto* ranks = setup->findChild<NumberField*>(QStringLiteral("ranksSpin"));
    ranks->setValue(4);
    stage.settle();
    setup->findChild<QScrollArea*>(QStringLiteral("runSetupScroll"))->ensureWidgetVisible(ranks);
    const QString name = MorePanel::tr("&Nodes").remove(u'&');
    must(ranks->accessibleName() == name && setup->plan().ranks == 4, "the field of its nodes");
}

void run(Stage& stage, const HostProgress& progress, int epochs)
{
    chooseThere(stage);
    BenchmarkPage* page = stage.window().benchmarkPage();
    RunView& view = *page->runView();
    page->setupPanel()->setBusy(true);
    if (epochs > 0) {
        view.begin(page->setupPanel()->request(), QStringLiteral("gpubox · NVIDIA L4"));
        for (int number = 0; number < epochs; ++number) {
            view.addEpoch(example::ownRun().epochs.at(number));
        }
    }
    view.hostLine()->showProgress(progress);
    view.hostLine()->setLeavable(epochs > 0);
    stage.settle();
}

QString words(const char* text)
{
    return QObject::tr(text);
}

void endRun(Stage& stage)
{
    run(stage, {HostPhase::Storing, {}, {}, {}}, 4);
    stage.window().benchmarkPage()->setupPanel()->setBusy(false);
    HostRunOutcome outcome;
    outcome.notes = {words("The rent of %1 goes on. This ends it: %2")
                         .arg(QStringLiteral("gpubox"), QStringLiteral("sudo poweroff"))};
    stage.window().benchmarkPage()->runView()->hostLine()->showEnd(QStringLiteral("gpubox"), outcome);
    stage.settle();
}

void showOpenRun(Stage& stage)
{
    const StageHome home(stage);
    addHosts(stage);
    const OpenHostRun run{QStringLiteral("0b0e7f5e-3f0f-4c4e-9b68-0f6d1c2a5b77"),
                          QStringLiteral("gpubox"),
                          QStringLiteral("cats-vs-dogs-kaggle.zip, CUDA 0"),
                          {},
                          QDateTime::currentDateTimeUtc()};
    must(openhostruns::add(openhostruns::file(), run).hasValue(), "its open run");
    stage.find<HostRunsNotice>("openRunsBanner")->look();
    stage.settle();
}

}  // namespace

QList<Shot> hostShots()
{
    using Store = Stage::Store;
    using Kind = SshQuestion::Kind;
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    const QString box = QStringLiteral("gpubox");
    const HostProgress sending{HostPhase::SendingProgram,
                               words("Sending Epochmark to %1: %2 of %3")
                                   .arg(box, QStringLiteral("18.2 MiB"), QStringLiteral("27.4 MiB")),
                               0.66,
                               {}};
    const HostProgress running{HostPhase::Running, words("Running on %1.").arg(box), {}, {}};
    const HostProgress broken{
        HostPhase::LineBroken,
        words("The line to %1 broke; the run goes on there. %2")
            .arg(box, words("%1 doesn't answer. Is it switched on, is there a network, a VPN or a jump host "
                            "to go through?")
                          .arg(QStringLiteral("alice@gpubox.example.org"))),
        {},
        16.0};
    return {
        {text("dialog-settings-machines"), Store::Filled, [](Stage& stage) { showMachines(stage, true); }},
        {text("dialog-settings-nomachines"), Store::Filled, [](Stage& stage) { showMachines(stage, false); }},
        {text("dialog-machine"), Store::Filled, [](Stage& stage) { showDialog(stage, false); }},
        {text("dialog-machinerefused"), Store::Filled, [](Stage& stage) { showDialog(stage, true); }},
        {text("dialog-sshkey"), Store::Filled,
         [](Stage& stage) {
             ask(stage, Kind::HostKey,
                 "The authenticity of host 'gpubox.example.org (203.0.113.7)' can't be established.\n"
                 "ED25519 key fingerprint is SHA256:Qm0cJ2tBvFz8m1w0aR3LkqYpXh5uGdNnTe7sOjK4iCw.\n"
                 "This key is not known by any other names.\n"
                 "Are you sure you want to continue connecting (yes/no/[fingerprint])? ");
         }},
        {text("dialog-sshsecret"), Store::Filled,
         [](Stage& stage) { ask(stage, Kind::Secret, "alice@gpubox.example.org's password: "); }},
        {text("dialog-sshconfirm"), Store::Filled,
         [](Stage& stage) { ask(stage, Kind::Confirm, "Allow use of key id_ed25519?"); }},
        {text("benchmark-host"), Store::Filled, chooseThere},
        {text("benchmark-hostnodes"), Store::Filled, chooseNodes},
        {text("benchmark-hostsending"), Store::Filled, [sending](Stage& stage) { run(stage, sending, 0); }},
        {text("benchmark-hostrunning"), Store::Filled, [running](Stage& stage) { run(stage, running, 4); }},
        {text("benchmark-hostbroken"), Store::Filled, [broken](Stage& stage) { run(stage, broken, 4); }},
        {text("benchmark-hostended"), Store::Filled, endRun},
        {text("benchmark-openrun"), Store::Filled, showOpenRun},
    };
}

}  // namespace epochmark
