// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "charts/curvechart.h"
#include "cost/costmodel.h"
#include "dataset/archivereader.h"
#include "gallery/examplerecords.h"
#include "modeltexts.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/idle/estimateline.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "pages/benchmark/idle/readyview.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "pages/benchmark/live/race.h"
#include "pages/benchmark/live/runlog.h"
#include "pages/benchmark/queue/queuecard.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "results/store/livingruns.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QFile>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QThreadPool>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kDoneEpochs = 6;
constexpr int kStep = 410;  // of the seventh epoch
constexpr int kSteps = 1000;

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

Device device(const char* id, DeviceKind kind, const char* name)
{
    Device device;
    device.id = text(id);
    device.kind = kind;
    device.name = text(name);
    return device;
}

QList<Device> devices()
{
    Device cpu = device("cpu", DeviceKind("cpu"), "Intel Core i3-6100");
    cpu.physicalCores = 2;
    cpu.logicalCores = 4;
    cpu.memoryBytes = qint64(15974) << 20;
    Device old = device("cuda:0", DeviceKind("cuda"), "NVIDIA GeForce GT 710");
    old.isUsable = false;
    old.reason = text("Too old for this build: it has compute 3.5, at least 7.5 is needed.");
    old.remedy = text("Choose the CPU.");
    return {cpu, old};
}

/// A machine that stands still but for a browser.
MachineLook machineLook()
{
    MachineLook look;
    look.state.cpu = {text("Intel Core i3-6100"), 2, 4, qint64(15974) << 20};
    look.state.power = MachineState::Power::Mains;
    look.state.governor = text("performance");
    look.state.memory = FreeMemory{qint64(9420) << 20, FreeMemory::Holder::Machine, 0};
    look.othersBusy = 0.7;
    look.busiest = text("firefox");
    return look;
}

void showMachine(Stage& stage)
{
    RunView* view = stage.window().benchmarkPage()->runView();
    for (MachineStrip* strip : {view->readyView()->machineStrip(), view->welcomeView()->machineStrip()}) {
        strip->setDevices(devices());
        strip->setLook(machineLook());
    }
}

DatasetPreview preview()
{
    DatasetPreview preview;
    preview.path = text("/pictures/cats-vs-dogs-kaggle.zip");
    preview.name = text("cats-vs-dogs-kaggle.zip");
    preview.classes = example::workload().classes;
    preview.trainCounts = {10000, 10000};
    preview.testCounts = {2500, 2500};
    return preview;
}

QList<LeftOut> leftOut()
{
    return {{text("train/cats/666.jpg"), QObject::tr("is empty (0 bytes)")},
            {text("train/dogs/11702.jpg"), QObject::tr("ends too early")}};
}

/// Pictures of the Demo set stand in for the photographs.
QList<QImage> thumbnails()
{
    QList<QImage> images;
    const auto archive = ArchiveReader::open(text("demo"));
    const auto reader = archive ? archive.value()->source().openReader()
                                : Result<std::unique_ptr<PictureReader>>(archive.error());
    if (!reader) {
        return images;
    }
    const qsizetype count = archive.value()->source().count();
    for (int i = 0; i < 7; ++i) {
        const auto encoded = reader.value()->read(count * i / 7);
        QImage image = encoded ? QImage::fromData(encoded.value()) : QImage();
        if (!image.isNull()) {
            const int edge = std::min(image.width(), image.height());
            image = image.copy((image.width() - edge) / 2, (image.height() - edge) / 2, edge, edge);
            images.append(image.scaled(80, 80, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        }
    }
    return images;
}

void chooseAll(Stage& stage)
{
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setDevices(devices(), text("cpu"));
    setup->datasetPicker()->showPreview(preview());
    setup->datasetPicker()->showThumbnails(thumbnails());
    setup->datasetPicker()->setLeftOut(leftOut());
    setup->setDataset(preview());
    showMachine(stage);
    stage.settle();
}

/// A model file whose last layer doesn't fit, and what is said of it.
void poseModelFile(Stage& stage)
{
    chooseAll(stage);
    QTemporaryDir folder;
    QFile file(folder.filePath(text("flowers-small.keras")));
    if (!file.open(QIODevice::WriteOnly) || file.write(test::smallModel(5, "softmax")) < 0) {
        qFatal("The model file can't be written.");
    }
    file.close();
    stage.window().benchmarkPage()->useModelFile(file.fileName());
    QThreadPool::globalInstance()->waitForDone();
    stage.settle();
}

void poseRehearsed(Stage& stage)
{
    chooseAll(stage);
    stage.window().benchmarkPage()->runView()->readyView()->estimateLine()->showRehearsed({1052, 61, 66});
}

DatasetSummary summary()
{
    const WorkloadSpec workload = example::workload();
    return {text("cats-vs-dogs-kaggle.zip"),
            workload.classes,
            workload.trainPictures,
            workload.testPictures,
            leftOut(),
            0,
            workload.manifestHash};
}

void setGhosts(Stage& stage, RunView& view)
{
    const auto records = stage.context().store().records();
    const auto annotations = stage.context().store().annotations();
    const QList<LeaderboardGroup> groups = buildLeaderboard(records.value(), annotations.value(), nullptr);
    LeaderboardGroup others = groups.first();
    others.rows.removeIf([](const LeaderboardRow& row) { return row.setId == example::ownSet(); });
    view.setGhosts(chooseGhosts(others, text("Intel Core i3-6100"), 3));
}

void addStage(RunView& view, RunStage stage, StageState state, double seconds)
{
    view.setStage({stage, state, seconds});
    const LogEntry entry = runlog::stage({stage, state, seconds});
    if (!entry.text.isEmpty()) {
        view.log(entry.text, entry.isWarning);
    }
}

void addEpochs(RunView& view, int epochs)
{
    const RunRecord run = example::ownRun();
    for (int number = 1; number <= epochs; ++number) {
        const EpochReport report = run.epochs[number - 1];
        view.addEpoch(report);
        view.log(runlog::epoch(report).text);
    }
}

/// Where the run stands in the middle of its seventh epoch.
RunProgress progress()
{
    const RunRecord run = example::ownRun();
    const double share = (kDoneEpochs + double(kStep) / kSteps) / run.workload.epochs;
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.share = share;
    progress.epoch = kDoneEpochs + 1;
    progress.epochs = run.workload.epochs;
    progress.step = kStep;
    progress.stepsPerEpoch = kSteps;
    progress.dataSeconds = *run.timing.dataSeconds;
    progress.elapsedSeconds = *run.timing.dataSeconds + share * *run.timing.trainSeconds;
    progress.secondsLeft = (1 - share) * *run.timing.trainSeconds;
    progress.imagesPerSecond = *run.steadyImagesPerSecond;
    progress.stepSeconds = run.workload.batchSize / *run.steadyImagesPerSecond;
    progress.inputWaitShare = 0.006;
    progress.temperature = 64;
    progress.watts = 38;
    progress.powerScope = text("package");
    return progress;
}

double trainedSeconds()
{
    const RunProgress now = progress();
    return now.elapsedSeconds - now.dataSeconds;
}

/// A run up to the middle of its seventh epoch.
RunView& run(Stage& stage, int epochs)
{
    chooseAll(stage);
    BenchmarkPage* page = stage.window().benchmarkPage();
    RunView& view = *page->runView();
    view.begin(page->setupPanel()->request(), text("Intel Core i3-6100"));
    addStage(view, RunStage::Check, StageState::Done, 0.4);
    for (const LogEntry& entry : runlog::dataset(summary())) {
        view.log(entry.text, entry.isWarning);
    }
    const RunTiming timing = example::ownRun().timing;
    addStage(view, RunStage::Decode, StageState::Done, *timing.dataSeconds);
    addStage(view, RunStage::WarmUp, StageState::Done, *timing.warmupSeconds);
    view.setLayers(example::layers());
    setGhosts(stage, view);
    RunProgress begin = progress();
    begin.elapsedSeconds = begin.dataSeconds;
    view.setProgress(begin);
    addEpochs(view, epochs);
    if (epochs > 0) {
        view.setProgress(progress());
    }
    return view;
}

void poseBusy(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setBusy(true);
    using State = QueueList::State;
    const int percent = static_cast<int>(progress().share * 100);
    setup->setQueue({text("Repeats"),
                     text("about 24:19 left"),
                     {},
                     text("Skip this run"),
                     {{text("Run 1"), State::Done, 928.8, 100, {}},
                      {text("Run 2"), State::Running, std::nullopt, percent, {}},
                      {text("Run 3"), State::Waiting, std::nullopt, 0, {}}}});
    view.setStage({RunStage::Train, StageState::Running, trainedSeconds()});
    view.setProgress(progress());
}

/// More, open, with two sets in the queue and something that may spoil it.
void poseQueueChoice(Stage& stage)
{
    chooseAll(stage);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->findChild<QAbstractButton*>(text("moreButton"))->click();
    auto* threads = setup->findChild<NumberField*>(text("threadsSpin"));
    for (const int count : {1, 2}) {
        threads->setValue(count);
        setup->findChild<QAbstractButton*>(text("addToQueueButton"))->click();
    }
    setup->findChild<NumberField*>(text("repeatsSpin"))->setValue(3);
    setup->setPreflight(
        setup->device().id,
        {{text("power-saver"),
          text("Power saving is on and holds the processor back: choose another power mode.")}});
    stage.settle();
    setup->findChild<QScrollArea*>(text("runSetupScroll"))
        ->ensureWidgetVisible(setup->findChild<QWidget*>(text("queuePanel")));
}

/// Numbers that can't be meant, and another program's run beside which Start shouldn't be pressed.
void poseWrongNumbers(Stage& stage)
{
    chooseAll(stage);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->findChild<QAbstractButton*>(text("moreButton"))->click();
    for (const auto& [name, typed] : {std::pair("batchSpin", "99999"), std::pair("rateSpin", "1e-4"),
                                      std::pair("threadsSpin", "ninety")}) {
        setup->findChild<NumberField*>(text(name))->findChild<QLineEdit*>()->setText(text(typed));
    }
    setup->setPreflight(setup->device().id,
                        {{text("other-run"), LivingRun{text("0"), text("epochmark-cli"),
                                                       QDateTime(QDate(2026, 11, 3), QTime(14, 2))}
                                                 .sentence()}});
    stage.settle();
    setup->findChild<QScrollArea*>(text("runSetupScroll"))
        ->ensureWidgetVisible(setup->findChild<QWidget*>(text("threadsSpin")), 0, 200);
}

QueueList::Content queueOf(bool isCooling)
{
    using State = QueueList::State;
    const auto entry = [](const char* name, State state, std::optional<double> seconds) {
        return QueueList::Entry{text(name), state, seconds, static_cast<int>(progress().share * 100), {}};
    };
    return {text("Queue"),
            text("about 48:10 left"),
            isCooling ? text("Cooling down, 63 °C, on at 46 °C") : QString(),
            isCooling ? text("Go on now") : text("Skip this run"),
            {entry("CPU, 1 thread · run 1", State::Done, 1702.4),
             entry("CPU, 2 threads · run 1", State::Done, 928.8),
             entry("CPU, 1 thread · run 2", State::Skipped, {}),
             entry("CPU, 2 threads · run 2", isCooling ? State::CoolingDown : State::Running, {}),
             entry("CPU, 1 thread · run 3", State::Waiting, {}),
             entry("CPU, 2 threads · run 3", State::Waiting, {})}};
}

void poseQueue(Stage& stage, bool isCooling)
{
    RunView& view = run(stage, kDoneEpochs);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setBusy(true);
    setup->setQueue(queueOf(isCooling));
    view.setStage({RunStage::Train, StageState::Running, trainedSeconds()});
    view.setProgress(progress());
}

/// The first seconds: what is known from steps alone.
void poseFirstEpoch(Stage& stage)
{
    RunView& view = run(stage, 0);
    stage.window().benchmarkPage()->setupPanel()->setBusy(true);
    RunProgress now = progress();
    now.epoch = 1;
    now.share = 0.5 / now.epochs;
    now.elapsedSeconds = now.dataSeconds + 31;
    now.secondsLeft = 897;
    now.epochSecondsLeft = 31;
    view.setStage({RunStage::Train, StageState::Running, 31});
    view.setProgress(now);
}

/// A run looked at closely: values under the pointer, a smoothed and logarithmic loss.
void poseReading(Stage& stage)
{
    RunView& view = run(stage, 15);
    addStage(view, RunStage::Train, StageState::Done, *example::ownRun().timing.trainSeconds);
    view.showOutcome(Banner::Kind::Warning,
                     BenchmarkPage::tr("Stopped at epoch %1. Stored, unranked.").arg(7), {}, true);
    stage.settle();
    auto* accuracy = stage.find<CurveChart>("accuracyChart");
    auto* loss = stage.find<CurveChart>("lossChart");
    loss->setLogarithmic(true);
    loss->setSmoothed(true);
    loss->redrawNow();
    accuracy->redrawNow();
    const QPointF pointer(0.6 * accuracy->width(), 0.5 * accuracy->height());
    QMouseEvent move(QEvent::MouseMove, pointer, accuracy->mapToGlobal(pointer), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(accuracy, &move);
}

void poseFailed(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.setProgress(progress());
    addStage(view, RunStage::Train, StageState::Failed, trainedSeconds());
    view.showOutcome(
        Banner::Kind::Error,
        text("The archive cats-vs-dogs-kaggle.zip was changed while the run was reading it. Run it again."),
        BenchmarkPage::tr("Stored as failed, with the epochs that were finished."), true);
}

void poseStopped(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.setProgress(progress());
    addStage(view, RunStage::Train, StageState::Stopped, trainedSeconds());
    view.showOutcome(Banner::Kind::Warning,
                     BenchmarkPage::tr("Stopped at epoch %1. Stored, unranked.").arg(7),
                     BenchmarkPage::tr("%n finished epoch(s) kept.", nullptr, 6), true);
}

void poseDoneWith(Stage& stage, const QList<Warning>& doubts)
{
    RunView& view = run(stage, 15);
    addStage(view, RunStage::Train, StageState::Done, *example::ownRun().timing.trainSeconds);
    addStage(view, RunStage::Store, StageState::Done, 0.1);
    const CostModel costs(stage.context().prices());
    const auto records = stage.context().store().records();
    const auto annotations = stage.context().store().annotations();
    for (const LeaderboardGroup& group :
         buildLeaderboard(records.value(), annotations.value(), costs.perRun())) {
        for (LeaderboardRow row : group.rows) {
            if (row.setId == example::ownSet()) {
                row.doubts = doubts;
                view.showResult(row.runs.last(), row, 7);
            }
        }
    }
}

void poseDone(Stage& stage)
{
    poseDoneWith(stage, {});
}

void poseDoneDisturbed(Stage& stage)
{
    poseDoneWith(stage, {{text("disturbed"), {}}, {text("busy-machine"), {}}});
}

SetSummary summaryOfSet(const char* name, double seconds, double spread, double slowest)
{
    SetSummary set;
    set.name = text(name);
    set.rankedRuns = 3;
    set.seconds = seconds;
    set.interval = Interval{seconds * (1 - spread), seconds * (1 + spread)};
    set.variation = spread / 2.5;
    set.speedup = slowest / seconds;
    set.isSlowest = seconds == slowest;
    if (!set.isSlowest) {
        set.speedupInterval = Interval{*set.speedup * (1 - 1.3 * spread), *set.speedup * (1 + 1.3 * spread)};
    }
    return set;
}

void poseQueueDone(Stage& stage)
{
    poseDone(stage);
    SetSummary failed;
    failed.name = text("CUDA 0");
    failed.otherRuns = 1;
    stage.window().benchmarkPage()->runView()->queueCard()->setSets(
        {summaryOfSet("CPU, 1 thread", 1702.4, 0.02, 1702.4),
         summaryOfSet("CPU, 2 threads", 928.8, 0.03, 1702.4), failed});
}

}  // namespace

QList<Shot> benchmarkShots()
{
    using Store = Stage::Store;
    return {{text("benchmark-empty"), Store::Empty,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 showMachine(stage);
             }},
            {text("benchmark-rehearsed"), Store::Filled, poseRehearsed},
            {text("benchmark-reading"), Store::Filled,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showReading(preview().path);
             }},
            {text("benchmark-refused"), Store::Filled,
             [](Stage& stage) {
                 stage.window().benchmarkPage()->setupPanel()->setDevices(devices(), text("cpu"));
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showError(
                     {ErrorCode::Input,
                      text("holiday.zip has no pictures in class folders. Put them into train/<class>/."),
                      {}});
             }},
            {text("benchmark-kept"), Store::Filled,
             [](Stage& stage) {
                 chooseAll(stage);
                 stage.window().benchmarkPage()->setupPanel()->datasetPicker()->showError(
                     {ErrorCode::Input,
                      text("holiday.zip has no pictures in class folders. Put them into train/<class>/."),
                      {}},
                     true);
             }},
            {text("benchmark-changing"), Store::Filled,
             [](Stage& stage) {
                 poseStopped(stage);
                 stage.find<QAbstractButton>("changeDatasetButton")->click();
             }},
            {text("benchmark-ready"), Store::Filled, chooseAll},
            {text("benchmark-modelfile"), Store::Filled, poseModelFile},
            {text("benchmark-leftout"), Store::Filled,
             [](Stage& stage) {
                 chooseAll(stage);
                 Q_EMIT stage.window().benchmarkPage()->setupPanel()->datasetPicker()->leftOutRequested(
                     leftOut());
             }},
            {text("benchmark-busy"), Store::Filled, poseBusy},
            {text("benchmark-queue-choice"), Store::Filled, poseQueueChoice},
            {text("benchmark-wrongnumbers"), Store::Filled, poseWrongNumbers},
            {text("benchmark-queue"), Store::Filled, [](Stage& stage) { poseQueue(stage, false); }},
            {text("benchmark-queue-cooling"), Store::Filled, [](Stage& stage) { poseQueue(stage, true); }},
            {text("benchmark-queue-done"), Store::Filled, poseQueueDone},
            {text("benchmark-first-epoch"), Store::Filled, poseFirstEpoch},
            {text("benchmark-reading-values"), Store::Filled, poseReading},
            {text("benchmark-failed"), Store::Filled, poseFailed},
            {text("benchmark-stopped"), Store::Filled, poseStopped},
            {text("benchmark-done"), Store::Filled, poseDone},
            {text("benchmark-disturbed"), Store::Filled, poseDoneDisturbed}};
}

}  // namespace epochmark
